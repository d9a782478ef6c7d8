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
 * all their runs, but for runs that many texts hold. A text that repeats an earlier one is not filed again, so that a wire
 * text on fifty sites does not make its own words common.
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
/** A run that more texts have than this is from a template or a footer. */
const MAX_TEXTS = 48
/** A text so much like one of the last hours is the same, and is found through it. */
const REPEATED = 0.9
const REPEATED_HOURS = 24
const MAX_CANDIDATES = 32
/** Below this many articles a rebuild saves nothing. */
const MIN_REBUILD = 1000
/** Cells that count in how many texts a run is; two runs seldom share one. */
const CELLS = 1 << 22
const MAX_COUNT = 255

type Entry = { readonly fingerprint: Fingerprint; readonly isRepeat: boolean }
type Files = { readonly index: InvertedIndex; readonly counts: Uint8Array }

export function createDuplicateIndex(options: { readonly windowHours: number }): DuplicateIndex {
  let files = createFiles()
  let live: Entry[] = []
  let newest = Number.NEGATIVE_INFINITY

  function keep(entry: Entry): void {
    file(files, entry, live.length)
    live.push(entry)
    newest = Math.max(newest, entry.fingerprint.hour ?? newest)
    forget()
  }

  // Arrival is only roughly in order of publication, so the oldest are dropped from the front as long as they are too old.
  function forget(): void {
    const oldest = newest - options.windowHours
    const isOld = (entry: Entry | undefined) => (entry?.fingerprint.hour ?? oldest) < oldest
    const due = Math.max(MIN_REBUILD, Math.floor(live.length / 4))
    if (!isOld(live[due - 1])) return
    live = live.slice(due)
    files = createFiles()
    for (const [document, entry] of live.entries()) file(files, entry, document)
  }

  function add(fingerprint: Fingerprint): readonly Match[] {
    const common = fingerprint.shingles.filter((run) => countOf(files, run) > MAX_TEXTS)
    const matches = candidatesOf(files.index, fingerprint)
      .flatMap((document) => live[document]?.fingerprint ?? [])
      .filter((earlier) => hoursBetween(fingerprint, earlier) <= options.windowHours)
      .flatMap((earlier) => {
        const same = sameTextOf(fingerprint, earlier, common)
        return same ? [{ id: earlier.id, same, hours: hoursBetween(fingerprint, earlier) }] : []
      })
      .sort((left, right) => right.same.share - left.same.share)
    keep({ fingerprint, isRepeat: matches.some(isRepetition) })
    return matches
  }
  return {
    add,
    remember: (fingerprint) => keep({ fingerprint, isRepeat: false }),
    size: () => live.length,
  }
}

function createFiles(): Files {
  return { index: createInvertedIndex(), counts: new Uint8Array(CELLS) }
}

function isRepetition({ same, hours }: Match & { readonly hours: number }): boolean {
  return same.rule === 'near-duplicate' && same.share >= REPEATED && hours <= REPEATED_HOURS
}

/** Hours between two publications, 0 when one is unknown. */
function hoursBetween(left: Fingerprint, right: Fingerprint): number {
  return left.hour === undefined || right.hour === undefined ? 0 : Math.abs(left.hour - right.hour)
}

function countOf({ counts }: Files, run: number): number {
  return counts[run % CELLS] ?? 0
}

function file(files: Files, { fingerprint, isRepeat }: Entry, document: number): void {
  for (const key of keysOf(fingerprint)) files.index.add(key, document, 1)
  if (isRepeat) return
  const { shingles } = fingerprint
  for (const run of shingles) {
    files.counts[run % CELLS] = Math.min(MAX_COUNT, countOf(files, run) + 1)
    if (shingles.length < FULL_SAMPLE_RUNS || run % SAMPLE === 0) files.index.add(run | 0, document, 0)
  }
}

function keysOf(fingerprint: Fingerprint): number[] {
  const { url, textHash, titleHash } = fingerprint
  const keys = textHash === 0 ? [`title ${titleHash}`] : [`text ${textHash}`, `headline ${titleHash}`]
  return (url ? [...keys, `url ${url}`] : keys).map((key) => hash32(key) | 0)
}

/** Documents that share an exact key, or the most of the sample: at most `MAX_CANDIDATES`, best first. */
function candidatesOf(index: InvertedIndex, fingerprint: Fingerprint): number[] {
  const counts = new Map<number, number>()
  const reach = { oldest: 0, limit: MAX_TEXTS }
  const count = (document: number, weight: number) => {
    counts.set(document, (counts.get(document) ?? 0) + 1 + weight * EXACT)
  }
  for (const key of keysOf(fingerprint)) index.visit(key, reach, count)
  for (const run of fingerprint.shingles) index.visit(run | 0, reach, count)
  return [...counts]
    .filter(([, shared]) => shared >= 2)
    .sort((left, right) => right[1] - left[1] || left[0] - right[0])
    .slice(0, MAX_CANDIDATES)
    .map(([document]) => document)
}

/** An exact key counts more than any number of runs. */
const EXACT = 1e6
