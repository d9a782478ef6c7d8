/** Reads the story corpora and hands the systems under test only what they may see. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { GroupInput } from '../../dist/curate/stories/terms.js'

export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Rows of a `.jsonl.gz` or `.jsonl` file; undefined when there is neither. */
export function readRows(file: string): Row[] | undefined {
  const path = [`${file}.jsonl.gz`, `${file}.jsonl`].find(existsSync)
  if (!path) return undefined
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** Only id, title, text, address, time, publisher and language; never a label. */
export function permitted(row: Row): GroupInput {
  const given = {
    title: wordsIn(row.title) ?? '',
    text: wordsIn(row.text),
    url: wordsIn(row.url),
    publishedAt: wordsIn(row.time),
    provider: wordsIn(row.host) ?? wordsIn(row.publisher),
    language: wordsIn(row.lang),
  }
  return {
    id: row.id,
    title: given.title,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
  }
}

/** The scorer's line for these predictions against a gold file. */
export function score(
  tools: string,
  args: { readonly kind: string; readonly gold: string; readonly more?: readonly string[] },
  predicted: readonly object[],
): Record<string, number> & { readonly opRecall?: Record<string, number>; readonly hardNegWrong?: string } {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    const file = join(folder, 'predicted.jsonl')
    writeFileSync(file, `${predicted.map((row) => JSON.stringify(row)).join('\n')}\n`)
    const gold = existsSync(`${args.gold}.jsonl.gz`) ? `${args.gold}.jsonl.gz` : `${args.gold}.jsonl`
    const command = [join(tools, 'stories', 'eval.mjs'), args.kind, gold, file, ...(args.more ?? [])]
    return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same order for the same seed (Fisher and Yates; a linear congruential generator). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = [...items]
  let state = seed >>> 0
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (last + 1))
    ;[order[last], order[other]] = [order[other] as T, order[last] as T]
  }
  return order
}

function wordsIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
