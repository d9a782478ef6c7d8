/** Does it find the right topics: micro F1 on the other half or by cross-validation; `--baselines` adds the references. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { classifyTopics } from '../dist/curate/topics/classify-topics.js'
import { trainTopics } from '../dist/curate/topics/train-topics.js'
import type { BenchOptions } from './bench.ts'
import { trainingFolder } from './ranking/training-folder.ts'
import { type Row, readRows, score } from './stories/read-data.ts'

/** Baseline micro F1; must is 0.005 below, reach 0.02 above. Sets without one are shown for comparison. */
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
/** Sets in which articles have several topics are large; one split in time is enough for them. */
const TRAINING_SHARE = 0.72

export async function run(options: BenchOptions): Promise<void> {
  const training = trainingFolder(options)
  const only = options.rest.at(-1) ?? ''
  const sets = SETS.some((set) => set.name === only) ? SETS.filter((set) => set.name === only) : SETS
  const withBaselines = options.rest.includes('--baselines')
  console.log(training ? `trained on ${training}` : `trained and measured on parts of ${options.data}`)
  console.table(
    sets.flatMap(({ name, baseline }) => {
      const rows = readRows(join(options.data, 'stories', 'topics', name))
      if (!rows) return []
      const other = training === undefined ? undefined : readRows(join(training, 'stories', 'topics', name))
      const { how, splits } = splitsOf(rows, other)
      const gold = splits.flatMap((split) => split.asked)
      const ours = splits.map((split) => measured(split))
      const figures = scored(
        options.tools,
        gold,
        ours.flatMap((one) => one.predicted),
      )
      return [
        {
          set: name,
          must: baseline === undefined ? '' : (baseline - 0.005).toFixed(3),
          reach: baseline === undefined ? '' : (baseline + 0.02).toFixed(3),
          reached: figures.microF1,
          ...(withBaselines ? baselinesOf(options.tools, splits, gold) : {}),
          'macro F1': figures.macroF1,
          how,
          'train, CPU s': Math.round(sumOf(ours.map((one) => one.trainSeconds))),
          'apply, ms': round((1000 * sumOf(ours.map((one) => one.applySeconds))) / gold.length),
          'model, kB': Math.round(Math.max(...ours.map((one) => one.bytes)) / 1000),
        },
      ]
    }),
  )
}

/** What is learnt from, and what is then asked about. */
type Split = { readonly known: readonly Row[]; readonly asked: readonly Row[] }

function splitsOf(
  rows: readonly Row[],
  other: readonly Row[] | undefined,
): { readonly how: string; readonly splits: readonly Split[] } {
  if (other) return { how: 'other half', splits: [{ known: other, asked: rows }] }
  if (rows.some((row) => labelsOf(row).length !== 1)) {
    const cut = Math.floor(rows.length * TRAINING_SHARE)
    return { how: 'split in time', splits: [{ known: rows.slice(0, cut), asked: rows.slice(cut) }] }
  }
  const splits = Array.from({ length: FOLDS }, (_, fold) => ({
    known: rows.filter((_row, index) => index % FOLDS !== fold),
    asked: rows.filter((_row, index) => index % FOLDS === fold),
  }))
  return { how: `${FOLDS} folds`, splits }
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
function baselinesOf(
  tools: string,
  splits: readonly Split[],
  gold: readonly Row[],
): Readonly<Record<string, number | undefined>> {
  const figure = (more: readonly string[]) =>
    scored(
      tools,
      gold,
      splits.flatMap((split) => baseline(tools, split, more)),
    ).microF1
  return { 'baseline, words': figure([]), 'baseline, parts': figure(['--char', '1']) }
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

function round(value: number): number {
  return Math.round(value * 100) / 100
}
