/** How well attention is foretold: Spearman with real popularity, learnt only from what was known before publication. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAttention, learnAttention, type Noticed } from '../dist/curate/heat/expect-attention.js'
import type { BenchOptions } from './bench.ts'
import { trainingFolder } from './ranking/training-folder.ts'
import { type Row, readRows, score } from './stories/read-data.ts'

const SETS = [
  { name: 'hn', must: 0.24, reach: 0.3 },
  { name: 'ainews2022', must: 0.62, reach: 0.68 },
]
/** Parts in which the measured articles are gone through; before each, everything older is learnt. */
const PARTS = 12
/** How long it takes until the attention an article got is known. */
const SETTLED_MS = 2 * 86_400_000

export async function run(options: BenchOptions): Promise<void> {
  const training = trainingFolder(options)
  console.log(
    training
      ? `learnt from ${training}, then from each article two days after it appeared`
      : 'learnt from the first half, measured on the second, each article learnt two days after it appeared',
  )
  console.table(
    SETS.flatMap((set) => {
      const rows = readPopularity(options.data, set.name)
      if (!rows) return []
      const other = training === undefined ? undefined : readPopularity(training, set.name)
      const half = Math.floor(rows.length / 2)
      const past = other ?? rows.slice(0, half)
      const measured = other ? rows : rows.slice(half)
      const still = spearman(options.tools, measured, guesses(past, measured, 1))
      const learning = spearman(options.tools, measured, guesses(past, measured, PARTS))
      return [
        {
          ...set,
          reached: learning.spearman,
          'top tenth': learning.top10pctPrecision,
          'without learning on': still.spearman,
        },
      ]
    }),
  )
}

function readPopularity(data: string, name: string): readonly Row[] | undefined {
  return readRows(join(data, 'stories', 'popularity', name))?.toSorted((a, b) => timeOf(a) - timeOf(b))
}

function guesses(
  past: readonly Row[],
  measured: readonly Row[],
  parts: number,
): readonly { id: string; score: number }[] {
  const size = Math.ceil(measured.length / parts)
  return Array.from({ length: parts }, (_, part) => measured.slice(part * size, (part + 1) * size)).flatMap(
    (rows) => {
      const start = rows[0] ? timeOf(rows[0]) : 0
      const known = [...past, ...(parts > 1 ? measured : [])].filter(
        (row) => timeOf(row) < start - SETTLED_MS,
      )
      const model = learnAttention(known.map(noticed))
      return rows.map((row) => ({ id: row.id, score: expectAttention(noticed(row), model) }))
    },
  )
}

function noticed(row: Row): Noticed {
  return {
    url: String(row.url),
    title: String(row.title),
    publishedAt: new Date(timeOf(row)),
    points: Number(row.points ?? row.score),
  }
}

function timeOf(row: Row): number {
  return Date.parse(String(row.time))
}

function spearman(tools: string, gold: readonly Row[], predicted: readonly object[]): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    writeFileSync(join(folder, 'gold.jsonl'), `${gold.map((row) => JSON.stringify(row)).join('\n')}\n`)
    const {
      opRecall: _,
      hardNegWrong: __,
      ...figures
    } = score(tools, { kind: 'popularity', gold: join(folder, 'gold') }, predicted)
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
