import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { RightsDocument, RightsEvidence } from '../../../model/rights.ts'
import { ALL_USES, type Answer, answersOf, type Effect, forUses, originOf } from '../answer.ts'
import { normalizePath, pathToMatch, patternMatches } from '../robots/path-pattern.ts'
import { parseRsl, type RslContent } from './parse-rsl.ts'

/** Payments that ask for nothing but a name. */
const FREE_PAYMENTS: ReadonlySet<string> = new Set(['free', 'attribution'])

/**
 * RSL 1.0: what the licences of the page prohibit, and whether they ask for payment. A licence that is broken or only permits
 * states no preference; prohibits wins over permits. Several licences of one page: the stricter.
 */
export function readRsl(evidence: RightsEvidence): readonly Answer[] {
  return (evidence.rsl ?? []).flatMap((document) => readDocument(document, evidence.url))
}

/** The terms that a document holds for an address: those of the longest matching `url`, none when it is broken. */
export function rslContentsFor(document: RightsDocument, address: string): readonly RslContent[] {
  const isSuccess = typeof document.status === 'number' && document.status >= 200 && document.status < 300
  const contents = (isSuccess && parseRsl(document.text ?? '')) || []
  const matching = contents.flatMap((content) => {
    const length = matchLength(content.url, address)
    return length === undefined ? [] : [{ content, length }]
  })
  const longest = matching.reduce((most, { length }) => Math.max(most, length), 0)
  return matching.filter(({ length }) => length === longest).map(({ content }) => content)
}

function readDocument(document: RightsDocument, address: string): readonly Answer[] {
  const contents = rslContentsFor(document, address)
  const prohibited = contents.flatMap((content) => content.prohibits)
  const paid = contents.flatMap((content) => content.payments).filter((type) => !FREE_PAYMENTS.has(type))
  return [
    ...answersFor(prohibited, effectsOfProhibition, { document, words: 'prohibits' }),
    ...answersFor(paid, () => [{ use: 'ai', value: 'deny' }], { document, words: 'asks for payment' }),
  ]
}

type Context = { readonly document: RightsDocument; readonly words: string }

function answersFor(
  tokens: readonly string[],
  effectsOf: (token: string) => readonly Effect[],
  { document, words }: Context,
): readonly Answer[] {
  return [...new Set(tokens)].flatMap((token) =>
    answersOf(
      effectsOf(token),
      originOf('rsl', `${words}: ${token}`, document),
      `RSL 1.0: the licence ${words} ${token}`,
    ),
  )
}

function effectsOfProhibition(token: string): readonly Effect[] {
  if (token === 'all' || token === 'search') return forUses(ALL_USES, 'deny')
  if (!token.startsWith('ai-')) return []
  return forUses(token === 'ai-train' || token === 'ai-all' ? ['ai', 'train'] : ['ai'], 'deny')
}

/** Length of the path pattern of a `url` attribute when it matches an address; a full address must name its host. */
function matchLength(pattern: string, address: string): number | undefined {
  const path = pathToMatch(address)
  if (path === undefined || pattern === '') return undefined
  const [host, pathPattern] = partsOf(pattern)
  if (host !== undefined && host !== webUrl(address)?.host) return undefined
  return patternMatches(pathPattern, path) ? pathPattern.length : undefined
}

// The address is cut by hand: URL would encode the pattern's `*` and `$` or take them for something else.
function partsOf(pattern: string): readonly [string | undefined, string] {
  const match = /^https?:\/\/([^/?#]+)([^#]*)$/iu.exec(pattern)
  if (!match) return [undefined, normalizePath(pattern)]
  return [(match[1] ?? '').toLowerCase(), normalizePath(match[2] || '/')]
}
