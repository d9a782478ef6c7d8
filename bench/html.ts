/**
 * The Nu HTML checker over every page, style sheet and SVG of the demo's public folder, or of `--site DIR`. Needs Java and the
 * peer vnu-jar (`npm ci --prefix bench/peers`); without one of them it says so.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchOptions } from './bench.ts'
import { demoSite } from './outputs/demo-site.ts'

const MAX_BUFFER = 1 << 28

type Message = {
  readonly type: string
  readonly subType?: string
  readonly message: string
  readonly url: string
}

export async function run({ peers, rest }: BenchOptions): Promise<void> {
  const jar = join(peers, 'node_modules/vnu-jar/build/dist/vnu.jar')
  if (!existsSync(jar))
    return console.log('The Nu HTML checker is not installed: npm ci --prefix bench/peers')
  if (spawnSync('java', ['-version']).status !== 0)
    return console.log('The Nu HTML checker needs Java, and there is none.')
  const { values } = parseArgs({ args: [...rest], strict: false, options: { site: { type: 'string' } } })
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-html-'))
  try {
    report(typeof values.site === 'string' ? values.site : demoSite(folder), jar)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function report(folder: string, jar: string): void {
  const flags = ['--also-check-css', '--also-check-svg', '--skip-non-html', '--format', 'json', '--stdout']
  const { stdout } = spawnSync('java', ['-jar', jar, ...flags, folder], {
    encoding: 'utf8',
    maxBuffer: MAX_BUFFER,
  })
  // The checker's own form, "JSON messages" of its documentation.
  const { messages }: { messages: readonly Message[] } = JSON.parse(stdout)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const checked = files.filter((file) => /\.(?:html|css|svg)$/.test(file)).length
  const errors = messages.filter(({ type }) => type === 'error' || type === 'non-document-error')
  const warnings = messages.filter((message) => message.subType === 'warning' && !isOfNoOrigin(message))
  console.table([{ files: checked, errors: errors.length, warnings: warnings.length }])
  for (const { url, message } of [...errors, ...warnings].slice(0, 40)) console.log(`${url}: ${message}`)
  if (errors.length > 0) process.exitCode = 1
}

// Files have no origin, so nothing is "self" for the checker; that the policy lets all of a page through is asserted in a browser.
function isOfNoOrigin({ message }: Message): boolean {
  return /violates Content Security Policy/.test(message)
}
