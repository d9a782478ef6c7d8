import { sharedCount } from '../../lib/text/shingles.ts'
import type { Fingerprint } from './fingerprint.ts'

/** Why two articles are the same text: a permanent name, and the share of text they have in common, 0..1. */
export type SameText = { readonly rule: string; readonly share: number; readonly words: string }

type Overlap = {
  readonly shared: number
  readonly jaccard: number
  /** Share of the shorter text that the longer one holds. */
  readonly containment: number
  /** Share of the numbers of the article with fewer numbers that the other one holds; 1 when it has none. */
  readonly numbers: number
}

type Rule = {
  readonly name: string
  readonly holds: (left: Fingerprint, right: Fingerprint, overlap: Overlap) => boolean
}

const MIN_TITLE_WORDS = 5
const MIN_TEXT_WORDS = 8
const MIN_JACCARD = 0.5
const MIN_CONTAINMENT = 0.6
const MIN_SHARED_RUNS = 8
const MIN_SHARED_NUMBERS = 0.7

/** How two articles can be one text, surest first. */
const RULES: readonly Rule[] = [
  { name: 'same-url', holds: (left, right) => left.url !== undefined && left.url === right.url },
  {
    name: 'same-text',
    holds: (left, right) => left.textHash === right.textHash && left.length >= MIN_TEXT_WORDS,
  },
  { name: 'same-title', holds: isSameTitle },
  {
    name: 'near-duplicate',
    holds: (_left, _right, overlap) =>
      overlap.jaccard >= MIN_JACCARD && overlap.numbers >= MIN_SHARED_NUMBERS,
  },
  {
    name: 'contained',
    holds: (_left, _right, overlap) =>
      overlap.containment >= MIN_CONTAINMENT &&
      overlap.shared >= MIN_SHARED_RUNS &&
      overlap.numbers >= MIN_SHARED_NUMBERS,
  },
]

/** Why the two are one text, or undefined when they are two. */
export function sameTextOf(left: Fingerprint, right: Fingerprint): SameText | undefined {
  const overlap = overlapOf(left, right)
  const rule = RULES.find(({ holds }) => holds(left, right, overlap))
  if (!rule) return undefined
  const share =
    rule.name === 'near-duplicate' ? overlap.jaccard : Math.max(overlap.containment, overlap.jaccard)
  return {
    rule: rule.name,
    share,
    words: `${percent(overlap.containment)} of the shorter text is in the other`,
  }
}

export function overlapOf(left: Fingerprint, right: Fingerprint): Overlap {
  const shared = sharedCount(left.shingles, right.shingles)
  const shorter = Math.min(left.shingles.length, right.shingles.length)
  const fewer = Math.min(left.numbers.length, right.numbers.length)
  return {
    shared,
    jaccard: shared / Math.max(1, left.shingles.length + right.shingles.length - shared),
    containment: shorter === 0 ? 0 : shared / shorter,
    numbers: fewer === 0 ? 1 : sharedCount(left.numbers, right.numbers) / fewer,
  }
}

// Without a text to compare, one headline at two providers is a wire headline; at one provider it may be a daily column.
function isSameTitle(left: Fingerprint, right: Fingerprint): boolean {
  return (
    left.length === 0 &&
    right.length === 0 &&
    left.titleHash === right.titleHash &&
    left.titleLength >= MIN_TITLE_WORDS &&
    left.provider !== right.provider
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
