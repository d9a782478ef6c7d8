import { existsSync, realpathSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { BenchOptions } from '../bench.ts'

/** Where the other half of the data lies, to learn from: `--train DIR`, or the development corpora when other data is measured. */
export function trainingFolder({ data, rest }: BenchOptions): string | undefined {
  const { values } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    strict: false,
    options: { train: { type: 'string' } },
  })
  const folder = typeof values.train === 'string' ? values.train : '../shared/corpora'
  if (!existsSync(folder) || realpathSync(folder) === realpathSync(data)) return undefined
  return folder
}
