/**
 * The sitemaps of the demo's public folder, or of `--site DIR`, against XML Schemas, by libxml2. The schema of the sitemap protocol comes with
 * the peer `sitemap`, the processor with `xmllint-wasm` (`npm ci --prefix bench/peers`). The schemas of sitemap indexes and of Google's image
 * and news elements are in no package: `outputs/schemas` has ours, written from the pages that describe them.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BenchOptions } from './bench.ts'
import { demoSite } from './outputs/demo-site.ts'

type XmlFile = { readonly fileName: string; readonly contents: string }
type Xmllint = {
  validateXML(asked: {
    readonly xml: readonly XmlFile[]
    readonly schema: readonly string[]
    readonly preload?: readonly XmlFile[]
  }): Promise<{ readonly valid: boolean; readonly errors: readonly { readonly message: string }[] }>
}

/** Elements of these namespaces stand in a sitemap's `url`. */
const EXTENSIONS = {
  'sitemap-news.xsd': 'http://www.google.com/schemas/sitemap-news/0.9',
  'sitemap-image.xsd': 'http://www.google.com/schemas/sitemap-image/1.1',
}

export async function run({ peers, rest }: BenchOptions): Promise<void> {
  const schemaFile = join(peers, 'node_modules/sitemap/schema/sitemap.xsd')
  if (!existsSync(schemaFile)) return console.log('The schema is not installed: npm ci --prefix bench/peers')
  const xmllint: Xmllint = createRequire(join(resolve(peers), 'x.js'))('xmllint-wasm')
  const { values } = parseArgs({ args: [...rest], strict: false, options: { site: { type: 'string' } } })
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-sitemaps-'))
  try {
    const files = xmlFilesIn(typeof values.site === 'string' ? values.site : demoSite(folder))
    const sitemaps = await xmllint.validateXML({
      xml: files.filter(({ contents }) => contents.includes('<urlset')),
      schema: [withExtensions(readFileSync(schemaFile, 'utf8'))],
      preload: Object.keys(EXTENSIONS).map((fileName) => ({ fileName, contents: ownSchema(fileName) })),
    })
    const indexes = await xmllint.validateXML({
      xml: files.filter(({ contents }) => contents.includes('<sitemapindex')),
      schema: [ownSchema('sitemap-index.xsd')],
    })
    report(files, [...sitemaps.errors, ...indexes.errors])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function report(files: readonly XmlFile[], errors: readonly { readonly message: string }[]): void {
  const count = (mark: string) => files.filter(({ contents }) => contents.includes(mark)).length
  const found = {
    ...{ sitemaps: count('<urlset'), indexes: count('<sitemapindex') },
    ...{ 'with news': count('<news:news>'), 'with pictures': count('<image:image>') },
  }
  console.table([{ ...found, errors: errors.length }])
  for (const { message } of errors.slice(0, 40)) console.log(message)
  if (errors.length > 0 || Object.values(found).includes(0)) process.exitCode = 1
}

/** The protocol's schema holds elements of other namespaces to their own schemas, and has to be told where these are. */
function withExtensions(schema: string): string {
  const imports = Object.entries(EXTENSIONS).map(
    ([file, namespace]) => `<xsd:import namespace="${namespace}" schemaLocation="${file}"/>`,
  )
  return schema.replace('<xsd:annotation>', `${imports.join('')}$&`)
}

function ownSchema(file: string): string {
  return readFileSync(join(import.meta.dirname, 'outputs/schemas', file), 'utf8')
}

function xmlFilesIn(site: string): readonly XmlFile[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .map((fileName) => ({ fileName, contents: readFileSync(join(site, fileName), 'utf8') }))
}
