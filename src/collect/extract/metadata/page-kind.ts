import type { PageKind } from '../../../model/page.ts'
import { textLength } from '../text/text-length.ts'
import type { PageFacts } from './page-facts.ts'
import { CHALLENGE, CONSENT, LOGIN, NOT_FOUND } from './page-kind.table.ts'
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
  /** Of the text; a Chinese or Japanese sign counts as the two and a half letters it stands for. */
  readonly length: number
  /** Title and main headings in one line. */
  readonly heading: string
  /** The first lines a reader sees; made when they are asked for, which is on short pages. */
  readonly opening: () => string
  readonly visibleChars: number
  readonly linkShare: number
  readonly isClaimed: boolean
}

const MIN_VISIBLE_CHARS = 25
const SHORT_TEXT = 900
/** No rule asks how much longer than this a text is. */
const LONG_TEXT = 6 * SHORT_TEXT
const OPENING_BLOCKS = 25

const KIND_RULES: readonly { readonly kind: PageKind; readonly matches: (view: View) => boolean }[] = [
  {
    kind: 'challenge',
    matches: ({ heading, opening, length }) =>
      length < SHORT_TEXT && CHALLENGE.test(`${heading} ${opening()}`),
  },
  {
    kind: 'not-found',
    matches: ({ heading, length, isClaimed }) =>
      (length < SHORT_TEXT || !isClaimed) && length < 3 * SHORT_TEXT && NOT_FOUND.test(heading),
  },
  {
    kind: 'not-found',
    matches: ({ opening, length, isClaimed }) =>
      !isClaimed && length < SHORT_TEXT / 2 && NOT_FOUND.test(opening()),
  },
  {
    kind: 'consent',
    matches: ({ heading, opening, text, length, isClaimed }) =>
      !isClaimed && length < 2 * SHORT_TEXT && CONSENT.test(`${heading} ${opening()}`) && isThin(text),
  },
  {
    kind: 'login',
    matches: ({ facts, heading, opening, length, isClaimed }) =>
      !isClaimed &&
      length < SHORT_TEXT &&
      (facts.scan.passwordFields > 0 || LOGIN.test(heading)) &&
      LOGIN.test(`${heading} ${opening()}`),
  },
  {
    kind: 'index',
    matches: ({ facts, length, isClaimed }) => !isClaimed && isHome(facts) && length < LONG_TEXT,
  },
  {
    kind: 'index',
    matches: ({ length, isClaimed, linkShare, facts }) =>
      !isClaimed && linkShare > 0.5 && facts.scan.anchors.blocks.length > 40 && length < SHORT_TEXT,
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
  return {
    facts,
    text,
    length: text.length < LONG_TEXT ? textLength(text) : text.length,
    heading: [scan.title, ...headings].join(' ').slice(0, 500),
    opening: () => openingOf(scan),
    visibleChars,
    linkShare: linkChars / Math.max(1, visibleChars),
    isClaimed:
      facts.article !== undefined || /article|video|blog|book/.test(facts.metas.get('og:type')?.[0] ?? ''),
  }
}

function openingOf({ blocks }: PageFacts['scan']): string {
  return blocks
    .slice(0, OPENING_BLOCKS)
    .map((block) => block.text.slice(0, 200))
    .join(' ')
}

function isThin(text: string): boolean {
  return text.split('\n').length < 15
}

function isHome({ here }: PageFacts): boolean {
  return here !== null && /^\/(?:index\.\w+|home)?$/.test(here.pathname) && here.search === ''
}
