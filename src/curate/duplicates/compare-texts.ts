import { sharedCount } from '../../lib/text/shingles.ts'
import type { Fingerprint } from './fingerprint.ts'

/** Why two articles are the same text: a permanent name, and the share of text they have in common, 0..1. */
export type SameText = { readonly rule: string; readonly share: number; readonly words: string }

export type Overlap = {
  /** Runs of words in both, without those that are in many texts. */
  readonly shared: number
  readonly jaccard: number
  /** Share of the shorter text that the longer one holds. */
  readonly containment: number
  /** Groups of digits of the article with fewer of them, and how many of them the other one has. */
  readonly numbers: number
  readonly sharedNumbers: number
}

type Pair = { readonly left: Fingerprint; readonly right: Fingerprint; readonly overlap: Overlap }
type Rule = { readonly name: string; readonly holds: (pair: Pair) => boolean }

const NO_RUNS = new Uint32Array()
const MIN_TITLE_WORDS = 4
const MIN_TEXT_WORDS = 8
const MIN_JACCARD = 0.4
const MIN_CONTAINMENT = 0.6
const MIN_SHARED_RUNS = 8
const MIN_SHARED_RUNS_UNDER_ANOTHER_TITLE = 24
const NEARLY_ALL = 0.9
const MIN_SHARED_NUMBERS = 0.5
const MIN_SHARED_LEAD = 0.3
const MIN_SHARED_TITLE = 0.5

/** How two articles can be one text, surest first. */
const RULES: readonly Rule[] = [
  { name: 'same-url', holds: ({ left, right }) => left.url !== undefined && left.url === right.url },
  {
    name: 'same-text',
    holds: ({ left, right }) => left.textHash === right.textHash && left.length >= MIN_TEXT_WORDS,
  },
  { name: 'same-title', holds: isSameTitle },
  { name: 'near-duplicate', holds: (pair) => pair.overlap.jaccard >= MIN_JACCARD && hasSameNumbers(pair) },
  { name: 'contained', holds: (pair) => isContained(pair) && hasSameNumbers(pair) && hasSameHead(pair) },
  { name: 'teaser', holds: isTeaser },
]

/**
 * Why the two are one text, or undefined when they are two. `common` are runs of words that many texts hold (footers, templates);
 * they say nothing.
 */
export function sameTextOf(
  left: Fingerprint,
  right: Fingerprint,
  common: Uint32Array = NO_RUNS,
): SameText | undefined {
  const overlap = overlapOf(left, right, common)
  const rule = RULES.find(({ holds }) => holds({ left, right, overlap }))
  if (!rule) return undefined
  const share =
    rule.name === 'near-duplicate' ? overlap.jaccard : Math.max(overlap.containment, overlap.jaccard)
  return {
    rule: rule.name,
    share,
    words: `${percent(overlap.containment)} of the shorter text is in the other`,
  }
}

export function overlapOf(left: Fingerprint, right: Fingerprint, common: Uint32Array = NO_RUNS): Overlap {
  const commonLeft = sharedCount(left.shingles, common)
  const commonRight = sharedCount(right.shingles, common)
  const commonBoth = commonLeft === 0 ? 0 : Math.min(commonLeft, commonRight)
  const shared = Math.max(0, sharedCount(left.shingles, right.shingles) - commonBoth)
  const sizes = [left.shingles.length - commonLeft, right.shingles.length - commonRight] as const
  return {
    shared,
    jaccard: shared / Math.max(1, sizes[0] + sizes[1] - shared),
    containment: shared / Math.max(1, Math.min(...sizes)),
    numbers: Math.min(left.numbers.length, right.numbers.length),
    sharedNumbers: sharedCount(left.numbers, right.numbers),
  }
}

// Without a text to compare, one headline at two providers is a wire headline; at one provider it may be a daily column.
function isSameTitle({ left, right }: Pair): boolean {
  return (
    left.length === 0 && right.length === 0 && hasSameTitle(left, right) && left.provider !== right.provider
  )
}

function hasSameTitle(left: Fingerprint, right: Fingerprint): boolean {
  return left.titleHash === right.titleHash && left.titleWords.length >= MIN_TITLE_WORDS
}

// Texts made from one template differ in their figures; one figure may differ in an update.
function hasSameNumbers({ overlap }: Pair): boolean {
  const missing = overlap.numbers - overlap.sharedNumbers
  if (missing <= 1 && overlap.jaccard >= MIN_JACCARD) return true
  return overlap.sharedNumbers >= overlap.numbers * MIN_SHARED_NUMBERS
}

function isContained({ overlap }: Pair): boolean {
  return overlap.containment >= MIN_CONTAINMENT && overlap.shared >= MIN_SHARED_RUNS
}

// A text that is found further down in another one under another headline is quoted there, as background.
function hasSameHead({ left, right, overlap }: Pair): boolean {
  const [short, long] = left.shingles.length < right.shingles.length ? [left, right] : [right, left]
  const title = sharedCount(short.titleWords, long.titleWords)
  if (title >= Math.max(1, Math.min(short.titleWords.length, long.titleWords.length) * MIN_SHARED_TITLE))
    return true
  if (overlap.shared < MIN_SHARED_RUNS_UNDER_ANOTHER_TITLE) return false
  return sharedCount(long.lead, short.shingles) >= Math.max(1, long.lead.length * MIN_SHARED_LEAD)
}

/** One headline, and a text of a few words that the other text holds. */
function isTeaser({ left, right, overlap }: Pair): boolean {
  return left.length > 0 && right.length > 0 && hasSameTitle(left, right) && overlap.containment >= NEARLY_ALL
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
