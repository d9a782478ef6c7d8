import type { PageKind } from '../../../model/page.ts'
import type { PageFacts } from './page-facts.ts'
import { isForSubscribers } from './paywall.ts'

/** What a document is when it is no article; each rule looks at one thing, the surest first. */
export function pageKindOf(facts: PageFacts, text: string): PageKind {
  const view = viewOf(facts, text)
  if (view.visibleChars < MIN_VISIBLE_CHARS && text === '') return 'empty'
  for (const { kind, matches } of KIND_RULES) {
    if (matches(view)) return kind
  }
  // An article whose text is all for subscribers is one all the same.
  return text === '' && !isForSubscribers(facts) ? 'other' : 'article'
}

type View = {
  readonly facts: PageFacts
  readonly text: string
  /** Title and main headings in one line. */
  readonly heading: string
  /** The first lines a reader sees. */
  readonly opening: string
  readonly visibleChars: number
  readonly linkShare: number
  readonly isClaimed: boolean
}

const MIN_VISIBLE_CHARS = 25
const SHORT_TEXT = 900
const OPENING_BLOCKS = 25

const CHALLENGE =
  /just a moment\.\.\.|attention required|verif(?:y|ying) (?:that )?you are (?:a )?human|checking (?:if the site connection|your browser)|are you (?:a )?(?:robot|human)|unusual traffic|enable javascript and cookies to continue|ddos protection|security check|access (?:to this page has been )?denied|pardon our interruption|captcha|bot verification|sind sie ein (?:mensch|roboter)|êtes-vous un robot/i
const NOT_FOUND =
  /\b(?:error\s*)?(?:404|410)\b(?!\s*(?:million|people|km|pages))|(?:page|site|article|content|story|url)\b.{0,30}(?:not found|does ?n[o']t exist|no longer (?:exists|available)|can(?:no|')t be found|cannot be found|could ?n[o']t be found|has been removed)|^not found|seite.{0,20}nicht (?:gefunden|verfügbar)|nicht gefunden|page (?:introuvable|non trouvée)|introuvable|página no (?:encontrada|existe)|no encontrad[ao]|não encontrad[ao]|non (?:è stata )?trovata|niet gevonden|hittades inte|ikke (?:fundet|funnet)|nie (?:znaleziono|istnieje)|не найден|見つかりません|找不到|不存在|찾을 수 없/i
const LOGIN =
  /^(?:log ?in|sign ?in|log on|anmelden|login|einloggen|se connecter|connexion|iniciar sesión|accedi|entrar|inloggen|logga in|zaloguj|войти|вход|登录|ログイン|로그인)\b|(?:please|you (?:must|need to)|bitte) (?:log ?in|sign ?in|melden)|log ?in to (?:continue|your account)|sign ?in to (?:continue|your account)/i
const CONSENT =
  /before you continue|we (?:and our \d* ?partners )?(?:value|care about) your privacy|(?:cookie|privacy|consent|datenschutz)[- ]?(?:settings|consent|einstellungen|wall|choices|preferences)|mit werbung (?:weiterlesen|und cookies)|zustimmen (?:und|&) weiter|accept (?:all )?(?:cookies )?(?:and|&) continue|accepter et continuer|manage (?:your )?consent/i

const KIND_RULES: readonly { readonly kind: PageKind; readonly matches: (view: View) => boolean }[] = [
  {
    kind: 'challenge',
    matches: ({ heading, opening, text }) =>
      text.length < SHORT_TEXT && CHALLENGE.test(`${heading} ${opening}`),
  },
  {
    kind: 'not-found',
    matches: ({ heading, text, isClaimed }) =>
      NOT_FOUND.test(heading) && (text.length < SHORT_TEXT || !isClaimed) && text.length < 3 * SHORT_TEXT,
  },
  {
    kind: 'not-found',
    matches: ({ opening, text, isClaimed }) =>
      !isClaimed && text.length < SHORT_TEXT / 2 && NOT_FOUND.test(opening),
  },
  {
    kind: 'consent',
    matches: ({ heading, opening, text, isClaimed }) =>
      !isClaimed && text.length < 2 * SHORT_TEXT && CONSENT.test(`${heading} ${opening}`) && isThin(text),
  },
  {
    kind: 'login',
    matches: ({ facts, heading, opening, text, isClaimed }) =>
      !isClaimed &&
      text.length < SHORT_TEXT &&
      (facts.scan.passwordFields > 0 || LOGIN.test(heading)) &&
      LOGIN.test(`${heading} ${opening}`),
  },
  {
    kind: 'index',
    matches: ({ facts, text, isClaimed }) => !isClaimed && isHome(facts.url) && text.length < 6 * SHORT_TEXT,
  },
  {
    kind: 'index',
    matches: ({ text, isClaimed, linkShare, facts }) =>
      !isClaimed && linkShare > 0.5 && facts.scan.anchors.length > 40 && text.length < SHORT_TEXT,
  },
]

function viewOf(facts: PageFacts, text: string): View {
  const { scan } = facts
  const headings = scan.marks
    .filter((mark) => mark.kind === 'h1')
    .slice(0, 3)
    .map((mark) => mark.text)
  let visibleChars = 0
  let linkChars = 0
  for (const block of scan.blocks) {
    visibleChars += block.text.length
    linkChars += block.linkChars
  }
  const opening = scan.blocks
    .slice(0, OPENING_BLOCKS)
    .map((block) => block.text.slice(0, 200))
    .join(' ')
  return {
    facts,
    text,
    heading: [scan.title, ...headings].join(' ').slice(0, 500),
    opening,
    visibleChars,
    linkShare: linkChars / Math.max(1, visibleChars),
    isClaimed:
      facts.article !== undefined || /article|video|blog|book/.test(facts.metas.get('og:type')?.[0] ?? ''),
  }
}

function isThin(text: string): boolean {
  return text.split('\n').length < 15
}

function isHome(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^\/(?:index\.\w+|home)?$/.test(parsed.pathname) && parsed.search === ''
}
