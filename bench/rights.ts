/**
 * `npm run bench -- rights`: the matrix of every signal and every use. Each row of test/fixtures/rights/signals.txt alone and
 * with every row of another protocol it can be sent with, under both profiles, generative helpers on and off; what was decided
 * against what RIGHTS.md says. `--rows FILE` takes rows of the same form from elsewhere.
 */
import { parseArgs } from 'node:util'
import {
  canCombine,
  evidenceOf,
  expectedOf,
  inWords,
  readSignalRows,
  SETTINGS,
  type SignalRow,
  type SpokenUse,
} from '../test/fixtures/rights/signal-rows.ts'
import type { BenchOptions } from './bench.ts'

/** Accepted 2026-11-23: 174 rows, 100% of every use. */
const ACCEPTED_PERCENT = 100
const USES: readonly SpokenUse[] = ['list', 'excerpt', 'image', 'text', 'ai', 'picture']

type Tally = { cases: number; right: number; wrong: string[] }

export async function run(options: BenchOptions): Promise<void> {
  const { decideRights } = await import('../dist/collect/rights/decide-rights.js')
  const { values } = parseArgs({
    args: [...options.rest],
    strict: false,
    options: { rows: { type: 'string' } },
  })
  const rows = readSignalRows(typeof values.rows === 'string' ? values.rows : undefined)
  const tallies = new Map(USES.map((use) => [use, { cases: 0, right: 0, wrong: [] as string[] }]))
  const startedAt = performance.now()
  let decisions = 0
  for (const sent of combinations(rows)) {
    for (const setting of SETTINGS) {
      decisions += 1
      const decided = inWords(decideRights(evidenceOf(sent, setting)))
      const expected = expectedOf(sent, setting)
      for (const use of USES)
        count(tallies.get(use), { use, decided: decided[use], expected: expected[use], sent })
    }
  }
  print(rows, tallies, { decisions, ms: performance.now() - startedAt })
}

function* combinations(rows: readonly SignalRow[]): Generator<readonly SignalRow[]> {
  yield []
  for (const [index, one] of rows.entries()) {
    yield [one]
    for (const other of rows.slice(index + 1)) if (canCombine(one, other)) yield [one, other]
  }
}

type Case = {
  readonly use: SpokenUse
  readonly decided: string
  readonly expected: string
  readonly sent: readonly SignalRow[]
}

function count(tally: Tally | undefined, { use, decided, expected, sent }: Case): void {
  if (!tally) return
  tally.cases += 1
  if (decided === expected) tally.right += 1
  else {
    const signals = sent.map((row) => `${row.place} ${JSON.stringify(row.sent)}`).join(' + ')
    tally.wrong.push(`${use}: ${decided} instead of ${expected} for ${signals}`)
  }
}

function print(
  rows: readonly SignalRow[],
  tallies: ReadonlyMap<SpokenUse, Tally>,
  { decisions, ms }: { readonly decisions: number; readonly ms: number },
): void {
  const protocols = new Set(rows.map((row) => row.protocol)).size
  console.log(
    `${rows.length} signals of ${protocols} protocols, ${decisions} decisions, ${(ms / decisions).toFixed(3)} ms each\n`,
  )
  console.log('use       cases    right     %   accepted')
  for (const [use, { cases, right }] of tallies)
    console.log(
      `${use.padEnd(9)} ${String(cases).padStart(6)}  ${String(right).padStart(6)} ${((100 * right) / cases).toFixed(1).padStart(6)} ${String(ACCEPTED_PERCENT).padStart(6)}`,
    )
  for (const wrong of [...tallies.values()].flatMap((tally) => tally.wrong).slice(0, 20))
    console.log(`WRONG ${wrong}`)
}
