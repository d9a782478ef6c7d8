import { expect, test } from 'vitest'
import { extractPage } from './extract-page.ts'

function kindOf(html: string, url = 'https://news.example/2024/05/17/pier') {
  return extractPage(new TextEncoder().encode(html), { url }).kind
}

function said(heading: string, line: string): string {
  return `<html><head><title>${heading}</title></head><body><nav><a href="/">Harbour</a></nav><h1>${heading}</h1><p>${line}</p></body></html>`
}

test.each([
  { language: 'English', heading: 'Page not found', line: 'We looked everywhere. Try the search.' },
  { language: 'German', heading: 'Seite nicht gefunden', line: 'Bitte nutzen Sie die Suche.' },
  { language: 'Spanish', heading: 'Página no encontrada', line: 'Utilice el buscador, por favor.' },
  { language: 'French', heading: 'Page introuvable', line: 'Essayez le moteur de recherche du site.' },
  { language: 'Chinese', heading: '页面不存在', line: '您访问的页面已被删除，请返回首页继续浏览其他内容。' },
  {
    language: 'Japanese',
    heading: 'ページが見つかりません',
    line: 'お探しのページは移動または削除された可能性があります。',
  },
  {
    language: 'Russian',
    heading: 'Страница не найдена',
    line: 'Воспользуйтесь поиском по сайту, пожалуйста.',
  },
  { language: 'Arabic', heading: 'الصفحة غير موجودة', line: 'عذرا، يمكنك استخدام البحث في الموقع.' },
  { language: 'Swahili', heading: 'Ukurasa haukupatikana', line: 'Tafadhali tumia kisanduku cha kutafuta.' },
])('a page that says in $language that there is none is not-found', ({ heading, line }) => {
  expect(kindOf(said(heading, line))).toBe('not-found')
})

test.each([
  { language: 'English', heading: 'Sign in', line: 'Sign in to continue to Harbour News.' },
  { language: 'German', heading: 'Anmelden', line: 'Bitte melden Sie sich mit Ihrem Konto an.' },
  { language: 'Spanish', heading: 'Iniciar sesión', line: 'Escriba su correo y su contraseña.' },
  { language: 'Chinese', heading: '登录', line: '请输入您的手机号码和密码以继续阅读本站的内容。' },
  {
    language: 'Japanese',
    heading: 'ログイン',
    line: '会員の方はメールアドレスとパスワードを入力してください。',
  },
  {
    language: 'Russian',
    heading: 'Вход в личный кабинет',
    line: 'Введите адрес почты и пароль, чтобы продолжить.',
  },
  { language: 'Arabic', heading: 'تسجيل الدخول', line: 'أدخل البريد الإلكتروني وكلمة المرور للمتابعة.' },
  { language: 'Swahili', heading: 'Ingia', line: 'Weka barua pepe na nenosiri lako ili kuendelea.' },
])('a page that asks in $language for a password is login', ({ heading, line }) => {
  const form = '<form><input name="user"><input type="password"></form>'
  expect(kindOf(said(heading, line).replace('</body>', `${form}</body>`))).toBe('login')
})

test.each([
  {
    language: 'English',
    heading: 'Before you continue',
    line: 'We and our 812 partners value your privacy.',
  },
  {
    language: 'German',
    heading: 'Datenschutz-Einstellungen',
    line: 'Mit Werbung und Cookies nutzen oder Abo abschließen.',
  },
  {
    language: 'Spanish',
    heading: 'Su privacidad nos importa',
    line: 'Usamos cookies propias y de terceros. Aceptar y continuar.',
  },
  {
    language: 'French',
    heading: 'Nous respectons votre vie privée',
    line: 'Nous utilisons des cookies. Accepter et continuer.',
  },
  { language: 'Chinese', heading: '我们重视您的隐私', line: '本网站使用 Cookie 来改善您的体验。接受并继续' },
  {
    language: 'Japanese',
    heading: 'Cookieの使用について',
    line: '当サイトではCookieを使用しています。同意して続ける',
  },
  {
    language: 'Russian',
    heading: 'Мы ценим вашу конфиденциальность',
    line: 'Мы используем файлы cookie. Принять и продолжить',
  },
  { language: 'Arabic', heading: 'نحن نقدر خصوصيتك', line: 'نستخدم ملفات تعريف الارتباط. قبول ومتابعة' },
])('a wall that asks in $language for consent is consent', ({ heading, line }) => {
  expect(kindOf(said(heading, line))).toBe('consent')
})

test.each([
  {
    language: 'English',
    heading: 'Just a moment...',
    line: 'Verifying you are human. This may take a few seconds.',
  },
  {
    language: 'German',
    heading: 'Einen Moment bitte',
    line: 'Bestätigen Sie, dass Sie ein Mensch sind, um fortzufahren.',
  },
  {
    language: 'Spanish',
    heading: 'Un momento…',
    line: 'Verifique que es un ser humano para poder continuar.',
  },
  { language: 'Chinese', heading: '请稍候…', line: '正在检查您的浏览器，请完成以下操作验证您是真人。' },
  {
    language: 'Japanese',
    heading: 'しばらくお待ちください…',
    line: 'あなたが人間であることを確認します。少しお待ちください。',
  },
  {
    language: 'Russian',
    heading: 'Один момент…',
    line: 'Подтвердите, что вы человек, чтобы продолжить работу.',
  },
  {
    language: 'Arabic',
    heading: 'لحظة من فضلك',
    line: 'تحقق من أنك إنسان حتى تتمكن من المتابعة إلى الموقع.',
  },
])('a page that asks in $language for a proof is challenge', ({ heading, line }) => {
  expect(kindOf(said(heading, line))).toBe('challenge')
})

const PARAGRAPH =
  'The old mole was found under the sand last spring, and since then the town has argued about what should become of it.'

test.each([
  {
    case: 'about a page that was not found',
    heading: 'The page that was not found: a town looks for its charter',
  },
  { case: 'about error 404', heading: 'Why room 404 is missing from so many hotels' },
  { case: 'about a captcha', heading: 'How the captcha came to ask for traffic lights' },
  { case: 'about signing in', heading: 'Sign in the window puzzles a village' },
  { case: 'about privacy', heading: 'Cookie settings: a judge has had enough' },
])('an article $case is an article', ({ heading }) => {
  const body = Array.from({ length: 14 }, (_, index) => `<p>${index}. ${PARAGRAPH}</p>`).join('')
  const json = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: heading })}</script>`
  expect(kindOf(`<title>${heading}</title>${json}<article><h1>${heading}</h1>${body}</article>`)).toBe(
    'article',
  )
})

test('a list of teasers is an index', () => {
  const teasers = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/a/${index}">Boats of the year number ${index}</a></li>`,
  )
  expect(
    kindOf(`<title>Harbour News</title><ul>${teasers.join('')}</ul>`, 'https://news.example/sport'),
  ).toBe('index')
  expect(kindOf(`<title>Harbour News</title><ul>${teasers.join('')}</ul>`, 'https://news.example/')).toBe(
    'index',
  )
})
