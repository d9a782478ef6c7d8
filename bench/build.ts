/**
 * Twenty thousand invented records from the store to all outputs, the records tree among them: CPU seconds, memory, one change, no
 * change, beside a bare write loop and Hugo. Each step runs in a process of its own. Options: `--records N`, `--folder DIR` (default: a temporary one),
 * `--hugo FILE` (default: `hugo` on the PATH).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchOptions } from './bench.ts'
import { prepareHugo } from './build/hugo.ts'

const HERE = import.meta.dirname

export async function run({ rest }: BenchOptions): Promise<void> {
  const { values } = parseArgs({
    args: [...rest],
    strict: false,
    allowPositionals: true,
    options: { records: { type: 'string' }, folder: { type: 'string' }, hugo: { type: 'string' } },
  })
  const records = String(values.records ?? 20_000)
  const folder = mkdtempSync(join(String(values.folder ?? tmpdir()), 'broadsheet-build-'))
  try {
    step('store', folder, records)
    const full = step('full', folder, records)
    console.log(`records ${records}, files ${full.written}`)
    print('everything', full)
    print('nothing new', step('same', folder, records), full)
    print('one excerpt changed', step('one', folder, records), full)
    print('one article more', step('new', folder, records), full)
    print('bare write loop', step('bare', folder, records), full)
    runHugo(String(values.hugo ?? 'hugo'), folder, full)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Figures = { readonly cpuS: number; readonly written: number; readonly peakMb?: number }

function step(name: string, folder: string, records: string): Figures {
  const child = spawnSync(process.execPath, [join(HERE, 'build/step.ts'), name, folder, records], {
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

function print(name: string, { cpuS, written, peakMb }: Figures, full?: Figures): void {
  const share = full ? `${((100 * cpuS) / full.cpuS).toFixed(1)} % of everything` : ''
  const memory = peakMb === undefined ? '' : `peak ${peakMb} MB`
  console.log(
    `${name.padEnd(22)}${cpuS.toFixed(2).padStart(8)} CPU s  ${String(written).padStart(7)} written  ${memory.padEnd(14)}${share}`,
  )
}

/** The shell's `times` tells the CPU time of its children, which Node does not. */
function runHugo(hugo: string, folder: string, full: Figures): void {
  if (spawnSync(hugo, ['version']).status !== 0) {
    console.log('hugo                  not installed: skipped')
    return
  }
  const site = prepareHugo(join(HERE, 'hugo'), folder)
  const child = spawnSync('sh', ['-c', '"$0" --quiet > hugo.log 2>&1; times', hugo], {
    cwd: site,
    encoding: 'utf8',
  })
  const cpuS = [...(child.stdout.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
  const log = readFileSync(join(site, 'hugo.log'), 'utf8')
  if (log.includes('Error')) console.log(log)
  const files = spawnSync('sh', ['-c', 'find public -type f | wc -l'], { cwd: site, encoding: 'utf8' })
  print('hugo', { cpuS, written: Number(files.stdout) }, full)
}
