/**
 * Every class of attack that one function of ours meets alone: dates, charsets, documents, stress, pictures, log lines, addresses.
 * `--data` holds attacks/*.jsonl. Those that need whole outputs or a network are measured by `outputs`, `site-attacks`, `feeds` and `fetch`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from './attacks/checks.ts'
import type { BenchOptions } from './bench.ts'

export type Attack = Readonly<Record<string, unknown>> & { readonly id: string; readonly class: string }

export async function run({ data }: BenchOptions): Promise<void> {
  const folder = existsSync(join(data, 'attacks')) ? join(data, 'attacks') : data
  let failures = 0
  for (const { file, claim, classes, problemOf } of CHECKS) {
    const path = join(folder, `${file}.jsonl`)
    if (!existsSync(path)) continue
    const attacks = readAttacks(path).filter((attack) => !classes || classes.includes(attack.class))
    const problems: string[] = []
    for (const attack of attacks) {
      const problem = await problemOf(attack)
      if (problem) problems.push(`${attack.id} ${attack.name ?? attack.note ?? ''}: ${problem}`)
    }
    failures += problems.length
    const passed = `${String(attacks.length - problems.length).padStart(4)} of ${String(attacks.length).padStart(4)}`
    console.log(`${file.padEnd(32)} ${passed}  ${claim}`)
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem.slice(0, 220)}`)
  }
  console.log(failures === 0 ? 'every outcome as expected' : `${failures} outcomes are wrong`)
}

function readAttacks(path: string): readonly Attack[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
