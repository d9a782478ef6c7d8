/**
 * The sitemaps of the demo's public folder, or of `--site DIR`, against the sitemap protocol's own XML Schema, by libxml2. The schema comes
 * with the peer `sitemap`, the processor with `xmllint-wasm` (`npm ci --prefix bench/peers`). The schemas of sitemap indexes and of Google's
 * image and news elements are in no package: those parts are held by test/outputs-sitemaps.test.ts.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchOptions } from './bench.ts'
import { demoSite } from './outputs/demo-site.ts'

type Xmllint = {
  validateXML(asked: {
    readonly xml: readonly { readonly fileName: string; readonly contents: string }[]
    readonly schema: readonly string[]
  }): Promise<{ readonly valid: boolean; readonly errors: readonly { readonly message: string }[] }>
}

export async function run({ peers, rest }: BenchOptions): Promise<void> {
  const schemaFile = join(peers, 'node_modules/sitemap/schema/sitemap.xsd')
  if (!existsSync(schemaFile)) return console.log('The schema is not installed: npm ci --prefix bench/peers')
  const xmllint: Xmllint = createRequire(join(resolve(peers), 'x.js'))('xmllint-wasm')
  // Elements of other namespaces are checked where a schema for them is known, and there is none here.
  const schema = readFileSync(schemaFile, 'utf8').replaceAll(
    'processContents="strict"',
    'processContents="lax"',
  )
  const { values } = parseArgs({ args: [...rest], strict: false, options: { site: { type: 'string' } } })
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sitemaps-'))
  try {
    const site = typeof values.site === 'string' ? values.site : demoSite(folder)
    const xml = sitemapsIn(site)
    const { errors } = await xmllint.validateXML({ xml, schema: [schema] })
    console.table([{ sitemaps: xml.length, errors: errors.length }])
    for (const { message } of errors.slice(0, 40)) console.log(message)
    if (errors.length > 0 || xml.length === 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sitemapsIn(site: string): { readonly fileName: string; readonly contents: string }[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .map((fileName) => ({ fileName, contents: readFileSync(join(site, fileName), 'utf8') }))
    .filter(({ contents }) => contents.includes('<urlset'))
}
