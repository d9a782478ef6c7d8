import type { ImageDecision, RightsDecision, TextDecision, Use } from './rights.ts'

/**
 * The one place that answers "may I?". Outputs and processing ask here and nowhere else; test/rights-enforcement.test.ts
 * sees to it that no other file reads a decision's fields.
 */

/** Longer side of a shown picture, in pixels (RIGHTS.md, "Where the signals leave room"). */
const IMAGE_WIDTHS: Readonly<Record<ImageDecision, 0 | 400 | 1280>> = { deny: 0, thumbnail: 400, cache: 1280 }

/** Whether a use is open at all. How much of it is: `excerptOf`, `imageWidthOf`. */
export function mayUse(decision: RightsDecision, use: Use): boolean {
  if (decision.list !== 'allow') return false
  if (use === 'excerpt') return excerptLimitOf(decision) > 0
  if (use === 'image') return imageWidthOf(decision) > 0
  return decision[use] === 'allow'
}

/** Whether a record may be kept and shown: title, link, provider, date, topics. */
export function mayList(decision: RightsDecision): boolean {
  return mayUse(decision, 'list')
}

/** Whether the full text may be kept for search, duplicates and local scoring. */
export function mayKeepText(decision: RightsDecision): boolean {
  return mayUse(decision, 'text')
}

/** Whether text may be given to a generative model, local or remote, or be embedded by one. */
export function mayGenerate(decision: RightsDecision): boolean {
  return mayUse(decision, 'ai')
}

/** Whether the article's picture may be given to a generative model. */
export function mayGenerateFromPicture(decision: RightsDecision): boolean {
  return imageWidthOf(decision) > 0 && (decision.pictureAi ?? decision.ai) === 'allow'
}

/** Largest longer side of a copy of a picture that may be shown, in pixels; 0: none. */
export function imageWidthOf(decision: RightsDecision): 0 | 400 | 1280 {
  return decision.list === 'allow' ? IMAGE_WIDTHS[decision.image] : 0
}

/** Longest excerpt in characters: 0 for none, Infinity where a grant set no limit. */
export function excerptLimitOf(decision: RightsDecision): number {
  if (decision.list !== 'allow' || decision.excerpt === 'deny') return 0
  return decision.excerpt === 'allow' ? Number.POSITIVE_INFINITY : Math.max(0, decision.excerpt.limit)
}

/** The text kept for internal use, `''` where it may not be. */
export function textOf(decision: RightsDecision, text: string): string {
  return mayKeepText(decision) ? text : ''
}

/**
 * As much of the publisher's words as may be shown: whole sentences when they fill half of the limit, else whole words and
 * an ellipsis, never longer than the limit in UTF-16 units. `''` when no excerpt may be shown.
 */
export function excerptOf(decision: RightsDecision, text: string): string {
  const limit = excerptLimitOf(decision)
  // Without a limit nothing is touched: an old record's excerpt may end with a line break, and its clients know it so.
  if (limit === Number.POSITIVE_INFINITY) return text
  const whole = text.trim()
  if (whole.length <= limit) return limit > 0 ? whole : ''
  const sentences = segmentsWithin(whole, limit, 'sentence')
  if (sentences.length >= limit / 2) return sentences
  const words = segmentsWithin(whole, limit - 1, 'word').replace(/[\s\p{Pd}\p{Ps}\p{Pi},;:]+$/u, '')
  return words === '' ? '' : `${words}…`
}

/** The record's `rights` key: `{list: allow, excerpt: limit(300), image: thumbnail, text: allow, ai: deny}`. */
export type RightsRecord = Readonly<Record<'list' | 'excerpt' | 'image' | 'text' | 'ai', string>>

export function formatRights(decision: RightsDecision): RightsRecord {
  const { list, excerpt, image, text, ai } = decision
  return { list, excerpt: formatTextDecision(excerpt), image, text, ai }
}

/** `allow`, `deny` or `limit(300)`. */
export function formatTextDecision(decision: TextDecision): string {
  return typeof decision === 'string' ? decision : `limit(${decision.limit})`
}

/**
 * The decision a record's `rights` key holds, without its reasons (those are in the ledger); undefined when the record has
 * none. A value that is not understood reads as `deny`.
 */
export function readRights(value: unknown): RightsDecision | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const field = new Map<string, unknown>(Object.entries(value))
  const word = (name: string) => (field.get(name) === 'allow' ? 'allow' : 'deny')
  return {
    list: word('list'),
    excerpt: readExcerpt(field.get('excerpt')),
    image: readImage(field.get('image')),
    text: word('text'),
    ai: word('ai'),
    train: 'deny',
    reasons: [],
  }
}

/** What holds for a record written before rights were kept: shown as it is, with nothing opened beyond that. */
export function unstatedRights(excerptLimit: number): RightsDecision {
  return {
    list: 'allow',
    excerpt: { limit: excerptLimit },
    image: 'thumbnail',
    text: 'deny',
    ai: 'deny',
    train: 'deny',
    reasons: [],
  }
}

function segmentsWithin(text: string, limit: number, granularity: 'sentence' | 'word'): string {
  let end = 0
  // A hundred characters past the limit are enough to know where the last whole segment ends.
  const near = text.slice(0, limit + 100)
  for (const { index, segment } of new Intl.Segmenter('und', { granularity }).segment(near)) {
    if (index + segment.trimEnd().length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end).trimEnd()
}

function readExcerpt(value: unknown): TextDecision {
  if (value === 'allow') return 'allow'
  const digits = typeof value === 'string' ? /^limit\((\d{1,6})\)$/.exec(value)?.[1] : undefined
  return digits === undefined || Number(digits) === 0 ? 'deny' : { limit: Number(digits) }
}

function readImage(value: unknown): ImageDecision {
  return value === 'thumbnail' || value === 'cache' ? value : 'deny'
}
