/**
 * What pages that are no article say, in the languages news is most written in. Written from how such pages read; matched in the
 * heading and the first lines of short pages only, so that an article about a wall is not taken for one.
 */

/** "Prove that you are human": bot challenges and refusals. */
export const CHALLENGE = anyOf([
  String.raw`just a moment\.\.\.|attention required|verif(?:y|ying) (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)`,
  'checking (?:if the site connection|your browser)|unusual traffic|enable javascript and cookies to continue|ddos protection',
  'security check|access (?:to this page has been )?denied|pardon our interruption|captcha|bot verification',
  'sind sie ein (?:mensch|roboter)|bestätigen sie, dass sie (?:ein mensch|kein roboter) sind|zugriff verweigert',
  'êtes-vous un robot|vérifi(?:ez|ons) que vous êtes (?:un )?humain|accès refusé',
  'verifi(?:que|ca) que (?:eres|es) (?:un (?:ser )?)?humano|no soy un robot|acceso denegado',
  'verifique (?:se|que) você é (?:um )?humano|não sou um robô|acesso negado',
  'verifica di essere umano|accesso negato|controleer of u een mens bent|toegang geweigerd',
  'подтвердите, что вы (?:человек|не робот)|проверка браузера|доступ (?:ограничен|запрещ[её]н)',
  '(?:验证|確認|确认)您是(?:真人|人类|人類)|检查您的浏览器|安全验证|访问被拒绝',
  '人間であることを確認|ロボットではありません|アクセスが拒否されました|사람인지 확인|로봇이 아닙니다|접근이 거부',
  'تحقق من أنك (?:إنسان|بشر)|لست روبوت|تم رفض الوصول|thibitisha (?:kuwa|kwamba) (?:wewe )?ni binadamu|verifikasi bahwa anda manusia',
])

/** "There is nothing here": also where the server says 200. */
export const NOT_FOUND = anyOf([
  String.raw`\b(?:error\s*)?(?:404|410)\b(?!\s*(?:million|people|km|pages))|^not found`,
  String.raw`(?:page|site|article|content|story|url)\b.{0,30}(?:not found|does ?n[o']t exist|no longer (?:exists|available)|can(?:no|')t be found|cannot be found|could ?n[o']t be found|has been removed)`,
  'seite.{0,20}nicht (?:gefunden|verfügbar)|nicht gefunden|page (?:introuvable|non trouvée)|introuvable',
  'página no (?:encontrada|existe)|no encontrad[ao]|não encontrad[ao]|non (?:è stata )?trovata|niet gevonden|hittades inte',
  'ikke (?:fundet|funnet)|nie (?:znaleziono|istnieje)|(?:страница|материал|статья).{0,20}не (?:найден|существует)|не найдена?(?![а-яё])',
  '(?:页面|頁面|网页|文章|内容).{0,6}(?:不存在|找不到|已被?删除|已被?刪除)|找不到.{0,6}(?:页面|頁面|网页|文章)|見つかりません|찾을 수 없',
  'الصفحة.{0,20}(?:غير موجودة|لم يتم العثور|غير متاحة)|لم يتم العثور على الصفحة',
  '(?:ukurasa|makala).{0,20}(?:haukupatikana|haikupatikana|haupo|haipo)|halaman tidak ditemukan|sayfa bulunamadı',
])

/** "Who are you?": forms that ask for an account. */
export const LOGIN = anyOf([
  String.raw`^(?:log ?in|sign ?in|log on|anmelden|anmeldung|login|einloggen|se connecter|connexion|iniciar sesión|inicia sesión|accedi|entrar|inloggen|logga in|zaloguj|войти|вход|авторизация|تسجيل الدخول|ingia|masuk|giriş yap)(?![a-zß-ÿа-яё\u0600-\u06ff])`,
  '^(?:登录|登錄|登入|ログイン|로그인)',
  '(?:please|you (?:must|need to)|bitte) (?:log ?in|sign ?in|melden)|(?:log|sign) ?in to (?:continue|your account)',
])

/** "May we set cookies?": a wall before the page. */
export const CONSENT = anyOf([
  String.raw`before you continue|we (?:and our \d* ?partners )?(?:value|care about) your privacy|accept (?:all )?(?:cookies )?(?:and|&) continue|manage (?:your )?consent`,
  '(?:cookie|privacy|consent|datenschutz)[- ]?(?:settings|consent|einstellungen|wall|choices|preferences)',
  'mit werbung (?:weiterlesen|und cookies)|zustimmen (?:und|&) weiter|(?:akzeptieren|einverstanden) und weiter',
  'accepter et continuer|aceptar y continuar|aceitar e continuar|accetta e continua|accepteren en doorgaan|godkänn och fortsätt',
  'принять и продолжить|接受并继续|接受並繼續|同意して(?:続ける|進む)|동의하고 계속|(?:قبول|موافقة) ?و ?(?:ال)?متابعة|kubali na uendelee|setuju dan lanjutkan',
])

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'), 'i')
}
