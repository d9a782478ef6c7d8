/**
 * Does it find the right topics: micro F1 on the other half or by cross-validation. The reference systems are trained and
 * asked with the same parts and stand beside ours; `--alone` leaves them out.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { classifyTopics } from '../dist/curate/topics/classify-topics.js'
import { shuffled } from '../dist/curate/topics/shuffle.js'
import { trainTopics } from '../dist/curate/topics/train-topics.js'
import type { BenchOptions } from './bench.ts'
import { trainingFolder } from './ranking/training-folder.ts'
import { type Row, readRows, score } from './stories/read-data.ts'

/** Baseline micro F1 after learning from a whole half, as acceptance does; must is 0.005 below, reach 0.02 above. Sets without one are shown for comparison. */
const SETS: readonly { readonly name: string; readonly baseline?: number }[] = [
  { name: 'reuters-r90', baseline: 0.889 },
  { name: 'bbc', baseline: 0.971 },
  { name: 'agnews', baseline: 0.878 },
  { name: 'gnad', baseline: 0.803 },
  { name: 'masakhanews-eng', baseline: 0.87 },
  { name: 'masakhanews-fra', baseline: 0.851 },
  { name: 'masakhanews-hau' },
  { name: 'masakhanews-swa' },
]
const FOLDS = 5
/** Sets of fewer articles are cut into folds several times: one cut moves a figure by 0.02. */
const SMALL_SET = 1000
const CUTS = 3
/** How far below the reference is still good enough. */
const TOLERANCE = 0.005
/** Sets in which articles have several topics are large; one split in time is enough for them. */
const TRAINING_SHARE = 0.72

export async function run(options: BenchOptions): Promise<void> {
  const training = trainingFolder(options)
  const only = options.rest.find((word) => SETS.some((set) => set.name === word))
  const sets = only === undefined ? SETS : SETS.filter((set) => set.name === only)
  const alone = options.rest.includes('--alone')
  console.log(training ? `trained on ${training}` : `trained and measured on parts of ${options.data}`)
  console.table(
    sets.flatMap(({ name, baseline }) => {
      const rows = readRows(join(options.data, 'stories', 'topics', name))
      if (!rows) return []
      const other = training === undefined ? undefined : readRows(join(training, 'stories', 'topics', name))
      const { how, cuts } = cutsOf(rows, other)
      return [
        {
          set: name,
          must: baseline === undefined ? '' : (baseline - TOLERANCE).toFixed(3),
          reach: baseline === undefined ? '' : (baseline + 0.02).toFixed(3),
          ...oursOf(options.tools, rows, cuts),
          ...(alone ? {} : referencesOf(options.tools, rows, cuts)),
          how,
        },
      ]
    }),
  )
}

/** What is learnt from, and what is then asked about. */
type Split = { readonly known: readonly Row[]; readonly asked: readonly Row[] }
/** Splits that together ask about each article once. */
type Cut = readonly Split[]

function cutsOf(
  rows: readonly Row[],
  other: readonly Row[] | undefined,
): { readonly how: string; readonly cuts: readonly Cut[] } {
  if (other) return { how: 'other half', cuts: [[{ known: other, asked: rows }]] }
  if (rows.some((row) => labelsOf(row).length !== 1)) {
    const cut = Math.floor(rows.length * TRAINING_SHARE)
    return { how: 'split in time', cuts: [[{ known: rows.slice(0, cut), asked: rows.slice(cut) }]] }
  }
  if (rows.length >= SMALL_SET) return { how: `${FOLDS} folds`, cuts: [foldsOf(rows)] }
  const orders = Array.from({ length: CUTS }, (_, seed) => (seed === 0 ? rows : shuffled(rows, seed)))
  return { how: `${CUTS} times ${FOLDS} folds`, cuts: orders.map(foldsOf) }
}

function foldsOf(rows: readonly Row[]): Cut {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    known: rows.filter((_row, index) => index % FOLDS !== fold),
    asked: rows.filter((_row, index) => index % FOLDS === fold),
  }))
}

function oursOf(tools: string, rows: readonly Row[], cuts: readonly Cut[]) {
  const ours = cuts.map((cut) => cut.map(measured))
  const figures = ours.map((cut, index) => {
    const asked = askedOf(rows, cuts[index] ?? [])
    return scored(
      tools,
      asked,
      cut.flatMap((one) => one.predicted),
    )
  })
  const splits = ours.flat()
  const applied = splits.reduce((sum, one) => sum + one.predicted.length, 0)
  return {
    reached: meanOf(figures.map((figure) => figure.microF1 ?? 0)),
    'macro F1': meanOf(figures.map((figure) => figure.macroF1 ?? 0)),
    'train once, CPU s': round(sumOf(splits.map((one) => one.trainSeconds)) / splits.length, 1),
    'apply, ms': round((1000 * sumOf(splits.map((one) => one.applySeconds))) / applied, 2),
    'model, kB': Math.round(Math.max(...splits.map((one) => one.bytes)) / 1000),
  }
}

function askedOf(rows: readonly Row[], cut: Cut): readonly Row[] {
  const asked = new Set(cut.flatMap((split) => split.asked))
  return rows.filter((row) => asked.has(row))
}

type Measured = {
  readonly predicted: readonly object[]
  readonly trainSeconds: number
  readonly applySeconds: number
  readonly bytes: number
}

function measured({ known, asked }: Split): Measured {
  const started = process.cpuUsage().user
  const model = trainTopics(known.map((row) => ({ ...readable(row), labels: labelsOf(row) })))
  const trained = process.cpuUsage().user
  const predicted = asked.map((row) => ({
    id: row.id,
    labels: classifyTopics(readable(row), model).map((match) => match.topic),
  }))
  return {
    predicted,
    trainSeconds: (trained - started) / 1e6,
    applySeconds: (process.cpuUsage().user - trained) / 1e6,
    bytes: JSON.stringify(model).length,
  }
}

/** The reference systems on the same splits: a linear machine on words, and on words and their parts. */
function referencesOf(tools: string, rows: readonly Row[], cuts: readonly Cut[]) {
  const figure = (more: readonly string[]) =>
    meanOf(
      cuts.map((cut) => {
        const predicted = cut.flatMap((split) => baseline(tools, split, more))
        return scored(tools, askedOf(rows, cut), predicted).microF1 ?? 0
      }),
    )
  const [words, parts] = [figure([]), figure(['--char', '1'])]
  return {
    'reference, words': words,
    'reference, parts': parts,
    'must here': round(Math.max(words, parts) - TOLERANCE, 4),
  }
}

function baseline(tools: string, { known, asked }: Split, more: readonly string[]): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    const file = (name: string) => join(folder, `${name}.jsonl`)
    writeRows(file('known'), known)
    writeRows(file('asked'), asked)
    const program = join(tools, 'stories', 'baselines.mjs')
    const files = [file('known'), file('asked'), file('predicted')]
    execFileSync(process.execPath, [program, 'topics', ...files, ...more], { stdio: 'ignore' })
    return readRows(join(folder, 'predicted')) ?? []
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readable(row: Row) {
  return { title: String(row.title ?? ''), text: String(row.text ?? ''), language: String(row.lang ?? 'en') }
}

function labelsOf(row: Row): readonly string[] {
  return Array.isArray(row.labels) ? row.labels.map(String) : []
}

function scored(tools: string, gold: readonly Row[], predicted: readonly object[]): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    writeRows(join(folder, 'gold.jsonl'), gold)
    const {
      opRecall: _,
      hardNegWrong: __,
      ...figures
    } = score(tools, { kind: 'topics', gold: join(folder, 'gold') }, predicted)
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeRows(file: string, rows: readonly Row[]): void {
  writeFileSync(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function meanOf(values: readonly number[]): number {
  return round(sumOf(values) / values.length, 4)
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places))
}
