import { domainOf, webUrl } from '../../lib/url/canonical-url.ts'
import type { Redirect } from '../../model/http.ts'
import type { SourceState } from '../../model/source.ts'

/** Permanent redirects seen in a row before a source is believed to have moved. */
const SIGHTINGS = 3

export type MoveEvidence = {
  readonly redirects: readonly Redirect[]
  readonly isFeed: boolean
  readonly isEmpty?: boolean
  /** No item of the answer was known before, although the source has known items. */
  readonly isAllNew?: boolean
}

export type Move = Pick<SourceState, 'url' | 'moved'>

/** Whether permanent redirects (301, 308) move a source: after three sightings in a row, and never when the target is doubtful. */
export function nextMove(state: SourceState, evidence: MoveEvidence): Move {
  const target = permanentTarget(state.url, evidence.redirects)
  if (target === undefined) return { url: state.url }
  const seen = state.moved?.url === target ? state.moved.seen + 1 : 1
  const doubt = doubtAbout(state.url, target, evidence)
  if (doubt) return { url: state.url, moved: { url: target, seen, doubt } }
  return seen >= SIGHTINGS ? { url: target } : { url: state.url, moved: { url: target, seen } }
}

/** Where the leading permanent redirects end; a temporary one ends the chain. */
function permanentTarget(from: string, redirects: readonly Redirect[]): string | undefined {
  const temporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308)
  const permanent = temporary === -1 ? redirects : redirects.slice(0, temporary)
  const target = permanent.at(-1)?.to
  return target === undefined || target === from ? undefined : target
}

type Doubt = (from: URL, to: URL, evidence: MoveEvidence) => string | undefined

const LOGIN_PATH =
  /(^|[/_-])(log-?in|sign-?in|auth|sso|account|consent|captcha|challenge|subscribe)([/_.-]|$)/i
/** Hosts where expired domains end. Source: the services' own names. */
const PARKING =
  /(^|\.)(sedoparking|sedo|parkingcrew|bodis|dan|afternic|hugedomains|undeveloped|above|domainmarket|parklogic)\.com$/i

/** Why a move is not believed, in order. */
const DOUBTS: readonly Doubt[] = [
  (_from, to) => (PARKING.test(to.hostname) ? 'the new address belongs to a seller of domains' : undefined),
  (_from, to) => (LOGIN_PATH.test(to.pathname) ? 'the new address looks like a login' : undefined),
  (from, to) => (isHome(to) && !isHome(from) ? "the new address is a site's home page" : undefined),
  (_from, _to, { isFeed }) => (isFeed ? undefined : 'there is no feed at the new address'),
  (_from, _to, { isEmpty }) => (isEmpty ? 'the feed at the new address is empty' : undefined),
  (from, to, { isAllNew }) =>
    isAllNew && domainOf(from.href) !== domainOf(to.href)
      ? 'the feed at the new site has none of the known items'
      : undefined,
]

function doubtAbout(from: string, to: string, evidence: MoveEvidence): string | undefined {
  const [fromUrl, toUrl] = [webUrl(from), webUrl(to)]
  if (!fromUrl || !toUrl) return 'the address is not a web address'
  for (const doubt of DOUBTS) {
    const words = doubt(fromUrl, toUrl, evidence)
    if (words) return words
  }
  return undefined
}

function isHome(url: URL): boolean {
  return url.pathname === '/' && url.search === ''
}
