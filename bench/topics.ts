/** Does it find the right topics: micro F1 of trained models, on the other half of the data or by cross-validation. */
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
  console.log(training ? `trained on ${training}` : `trained and measured on parts of ${options.data}`)
  console.table(
    sets.flatMap(({ name, baseline }) => {
      const rows = readRows(join(options.data, 'stories', 'topics', name))
      if (!rows) return []
      const started = process.cpuUsage()
      const { how, predicted, gold } = predict(
        rows,
        training === undefined ? undefined : readRows(join(training, 'stories', 'topics', name)),
      )
      const figures = scored(options.tools, gold, predicted)
      const seconds = process.cpuUsage(started).user / 1e6
      return [
        {
          set: name,
          must: baseline === undefined ? '' : (baseline - 0.005).toFixed(3),
          reach: baseline === undefined ? '' : (baseline + 0.02).toFixed(3),
          reached: figures.microF1,
          'macro F1': figures.macroF1,
          how,
          'CPU s': Math.round(seconds),
        },
      ]
    }),
  )
}

type Predictions = {
  readonly how: string
  readonly predicted: readonly object[]
  readonly gold: readonly Row[]
}

function predict(rows: readonly Row[], other: readonly Row[] | undefined): Predictions {
  if (other) return { how: 'other half', predicted: trained(other, rows), gold: rows }
  if (rows.some((row) => labelsOf(row).length !== 1)) {
    const cut = Math.floor(rows.length * TRAINING_SHARE)
    return {
      how: 'split in time',
      predicted: trained(rows.slice(0, cut), rows.slice(cut)),
      gold: rows.slice(cut),
    }
  }
  const predicted = Array.from({ length: FOLDS }, (_, fold) =>
    trained(
      rows.filter((_row, index) => index % FOLDS !== fold),
      rows.filter((_row, index) => index % FOLDS === fold),
    ),
  ).flat()
  return { how: `${FOLDS} folds`, predicted, gold: rows }
}

function trained(known: readonly Row[], asked: readonly Row[]): readonly object[] {
  const model = trainTopics(known.map((row) => ({ ...readable(row), labels: labelsOf(row) })))
  return asked.map((row) => ({
    id: row.id,
    labels: classifyTopics(readable(row), model).map((match) => match.topic),
  }))
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
    writeFileSync(join(folder, 'gold.jsonl'), `${gold.map((row) => JSON.stringify(row)).join('\n')}\n`)
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
