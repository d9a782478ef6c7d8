import { hash32 } from '../../lib/text/hash32.ts'
import { createInvertedIndex, type InvertedIndex } from '../../lib/text/inverted-index.ts'
import { type SameText, sameTextOf } from './compare-texts.ts'
import type { Fingerprint } from './fingerprint.ts'

/**
 * Finds the articles of the last days that are the same text as a new one, without comparing it with each of them.
 *
 * Every article is filed under its address, its title, its text and a sample of its runs of words: those whose hash is divisible
 * by `SAMPLE` (Broder's modulo sketch, "On the resemblance and containment of documents", 1997). Unlike a fixed number of
 * minima, such a sample finds a short excerpt inside a long text. Candidates that share enough of the sample are compared on
 * all their runs.
 */
export type DuplicateIndex = {
  /** Files the article; gives the earlier articles it is the same text as, surest first. */
  readonly add: (fingerprint: Fingerprint) => readonly Match[]
  /** Files the article without a search. */
  readonly remember: (fingerprint: Fingerprint) => void
  readonly size: () => number
}

export type Match = { readonly id: string; readonly same: SameText }

const SAMPLE = 4
/** Texts with fewer runs are filed under all of them. */
const FULL_SAMPLE_RUNS = 64
/** A run that more articles have than this is a template or a footer; the newest of them are looked at. */
const MAX_POSTINGS = 48
const MAX_CANDIDATES = 32
/** Below this many entries a rebuild saves nothing. */
const MIN_REBUILD = 4096

export function createDuplicateIndex(options: { readonly windowHours: number }): DuplicateIndex {
  let index = createInvertedIndex()
  let live: Fingerprint[] = []
  let first = 0
  let newest = Number.NEGATIVE_INFINITY

  function remember(fingerprint: Fingerprint): void {
    file(index, fingerprint, first + live.length)
    live.push(fingerprint)
    if (fingerprint.hour !== undefined && fingerprint.hour > newest) newest = fingerprint.hour
    forget()
  }

  // Arrival is only roughly in order of publication, so the oldest are dropped from the front as long as they are too old.
  function forget(): void {
    const oldest = newest - options.windowHours
    const dead = live.findIndex(({ hour }) => hour === undefined || hour >= oldest)
    if (dead <= 0 || dead < Math.max(MIN_REBUILD / 4, live.length / 4)) return
    live = live.slice(dead)
    first = 0
    index = createInvertedIndex()
    live.forEach((fingerprint, at) => {
      file(index, fingerprint, at)
    })
  }

  function add(fingerprint: Fingerprint): readonly Match[] {
    const matches = candidatesOf(index, fingerprint)
      .flatMap((document) => live[document - first] ?? [])
      .flatMap((earlier) => matchOf(fingerprint, earlier, options.windowHours))
    remember(fingerprint)
    return matches.sort((left, right) => right.same.share - left.same.share)
  }
  return { add, remember, size: () => live.length }
}

function file(index: InvertedIndex, fingerprint: Fingerprint, document: number): void {
  for (const key of keysOf(fingerprint)) index.add(key, document, 1)
  const { shingles } = fingerprint
  for (const run of shingles) {
    if (shingles.length < FULL_SAMPLE_RUNS || run % SAMPLE === 0) index.add(run | 0, document, 0)
  }
}

function keysOf(fingerprint: Fingerprint): number[] {
  const { url, textHash, titleHash } = fingerprint
  const keys = textHash === 0 ? [hash32(`title ${titleHash}`)] : [hash32(`text ${textHash}`)]
  return (url ? [...keys, hash32(`url ${url}`)] : keys).map((key) => key | 0)
}

/** Documents that share an exact key, or the most of the sample: at most `MAX_CANDIDATES`, best first. */
function candidatesOf(index: InvertedIndex, fingerprint: Fingerprint): number[] {
  const counts = new Map<number, number>()
  const reach = { oldest: 0, limit: MAX_POSTINGS }
  const count = (document: number, weight: number) => {
    counts.set(document, (counts.get(document) ?? 0) + 1 + weight * 1e6)
  }
  for (const key of keysOf(fingerprint)) index.visit(key, reach, count)
  for (const run of fingerprint.shingles) index.visit(run | 0, reach, count)
  return [...counts]
    .filter(([, shared]) => shared >= 2)
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, MAX_CANDIDATES)
    .map(([document]) => document)
}

function matchOf(fingerprint: Fingerprint, earlier: Fingerprint, windowHours: number): Match[] {
  if (Math.abs((fingerprint.hour ?? 0) - (earlier.hour ?? fingerprint.hour ?? 0)) > windowHours) return []
  const same = sameTextOf(fingerprint, earlier)
  return same ? [{ id: earlier.id, same }] : []
}
