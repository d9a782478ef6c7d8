import type { RecordRights } from '../../model/record.ts'
import type { RightsDecision, RightsReason, TextDecision } from '../../model/rights.ts'

/** Signal of decisions that stand in for those an older record does not carry. */
export const IMPORT_SIGNAL = 'imported-record'

/** Decisions as the words of a record: `allow`, `deny`, `limit(300)`, `thumbnail`, `cache`. */
export function rightsInWords(rights: RightsDecision): Required<Omit<RecordRights, 'extra'>> {
  return {
    list: rights.list,
    excerpt: typeof rights.excerpt === 'string' ? rights.excerpt : `limit(${rights.excerpt.limit})`,
    image: rights.image,
    text: rights.text,
    ai: rights.ai,
  }
}

/** The decision a record carries. Unknown words close a use: no permission, no use. */
export function rightsOfRecord(words: RecordRights | undefined): RightsDecision {
  if (!words) return IMPORTED
  return {
    list: words.list === 'allow' ? 'allow' : 'deny',
    excerpt: textDecision(words.excerpt),
    image: words.image === 'cache' || words.image === 'thumbnail' ? words.image : 'deny',
    text: words.text === 'allow' ? 'allow' : 'deny',
    ai: words.ai === 'allow' ? 'allow' : 'deny',
    train: 'deny',
    reasons: [],
  }
}

function textDecision(words: string | undefined): TextDecision {
  if (words === 'allow') return 'allow'
  const limit = /^limit\((\d{1,6})\)$/.exec(words ?? '')?.[1]
  return limit === undefined ? 'deny' : { limit: Number(limit) }
}

const IMPORTED_REASON: RightsReason = {
  use: 'list',
  decision: 'allow',
  signal: IMPORT_SIGNAL,
  raw: '',
  rule: 'A record from before decisions were written down stands as it was published until its page is asked again.',
  basis: 'default',
}

const IMPORTED: RightsDecision = {
  list: 'allow',
  excerpt: 'allow',
  image: 'cache',
  text: 'deny',
  ai: 'deny',
  train: 'deny',
  reasons: [IMPORTED_REASON],
}

/** True when nothing was ever decided about the article: its record carries no rights, and gets none by being read. */
export function isUndecided(rights: RightsDecision): boolean {
  return rights.reasons.length > 0 && rights.reasons.every((reason) => reason.signal === IMPORT_SIGNAL)
}
