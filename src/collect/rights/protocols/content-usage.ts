import type { RightsDocument, RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, CONTENT_USES, type Effect, forUses, originOf } from '../answer.ts'
import { type Headers, headerValues } from '../headers.ts'
import { groupOf, rulesOf } from '../robots/parse-robots.ts'
import { preferencesFor } from './path-preferences.ts'
import { parseDictionary } from './structured-dictionary.ts'

/**
 * Categories of draft-ietf-aipref-vocab and what `y` and `n` do. `ai-use` came with its later versions; we hear its no, while
 * its yes opens nothing as long as it is a draft's.
 */
const CATEGORIES: Readonly<Record<string, Readonly<Record<string, readonly Effect[]>>>> = {
  search: { y: forUses(CONTENT_USES, 'allow'), n: forUses([...CONTENT_USES, 'ai'], 'deny') },
  'train-ai': { y: [{ use: 'train', value: 'noted' }], n: [{ use: 'train', value: 'deny' }] },
  'ai-use': { y: [{ use: 'ai', value: 'noted' }], n: [{ use: 'ai', value: 'deny' }] },
}

/** IETF AIPREF `Content-Usage` of the page's answer and of robots.txt; where the two disagree the stricter wins. */
export function readContentUsage(evidence: RightsEvidence): readonly Answer[] {
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  return [
    ...readUsageHeader(evidence.page?.headers, place),
    ...readUsageRules(evidence.robotsTxt, evidence.url, evidence.agent),
  ]
}

/** The header of any answer. Its lines are one dictionary (RFC 9651); one that does not parse states nothing. */
export function readUsageHeader(
  headers: Headers | undefined,
  place: { readonly url: string; readonly fetchedAt?: Date | undefined },
): readonly Answer[] {
  const lines = headerValues(headers, 'content-usage')
  return [...categoriesOf(lines)].flatMap(([key, value]) =>
    effectsOf(key, value, originOf('content-usage', lines.join(', '), place)),
  )
}

/** The rules of a robots.txt for a URL on its host. */
export function readUsageRules(
  document: RightsDocument | undefined,
  url: string,
  agent = 'broadsheetbot',
): readonly Answer[] {
  if (!document) return []
  const lines = groupOf(rulesOf(document), agent).usage
  return preferencesFor(url, lines, (value) => categoriesOf([value])).flatMap(({ key, value, raw }) =>
    effectsOf(key, value, originOf('content-usage', raw, document)),
  )
}

function categoriesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const stated = [...(parseDictionary(lines) ?? [])]
  return new Map(stated.flatMap(([key, token]) => (token === 'y' || token === 'n' ? [[key, token]] : [])))
}

function effectsOf(key: string, value: string, origin: Answer['origin']): readonly Answer[] {
  const effects = Object.hasOwn(CATEGORIES, key) ? CATEGORIES[key]?.[value] : undefined
  return answersOf(effects ?? [], origin, `AIPREF ${key}=${value}`)
}
