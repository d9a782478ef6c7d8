import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programHash } from './program-hash.ts'

/** Our own static files: beside `src/` in the repository, beside `dist/` in the package. */
const ASSETS = fileURLToPath(new URL('../../../assets/site', import.meta.url))
const FONTS = {
  'newsreader-latin-ext.woff2': 'newsreader-latin-ext-wght-normal.woff2',
  'newsreader-vietnamese.woff2': 'newsreader-vietnamese-wght-normal.woff2',
} as const

type AssetOptions = {
  /** Absolute path of the site's own logo. */
  readonly logo?: string
  /** Absolute path of the site's folder: its `theme/` and `pages/` are read where they exist. */
  readonly folder?: string
}

/** The static files of the site by name: style, script, icons, fonts, logo. Pass them to `siteFiles`. */
export async function readAssets(options: AssetOptions = {}): Promise<ReadonlyMap<string, Uint8Array>> {
  const assets = new Map<string, Uint8Array>()
  for (const name of await filesOf(ASSETS)) assets.set(name, await readFile(join(ASSETS, name)))
  assets.set('site.css', await joined(join(ASSETS, 'style')))
  const fonts = createRequire(import.meta.url).resolve('@fontsource-variable/newsreader/package.json')
  for (const [name, file] of Object.entries(FONTS)) {
    assets.set(name, await readFile(join(fonts, '..', 'files', file)))
  }
  for (const [name, bytes] of options.folder ? await ownFiles(options.folder) : []) {
    const before = name === 'site.css' ? assets.get(name) : undefined
    assets.set(name, before ? Buffer.concat([before, bytes]) : bytes)
  }
  if (options.logo) assets.set(`logo${extname(options.logo).toLowerCase()}`, await readFile(options.logo))
  assets.set('.templates', new TextEncoder().encode(await programHash()))
  return assets
}

/**
 * What the owner of a site wrote: `theme/*.css` is added to our style sheet, `theme/*.html` and `pages/*.md` keep their folder
 * in their names, any other file of `theme/` is an asset that takes the place of ours with the same name.
 */
async function ownFiles(folder: string): Promise<[string, Uint8Array][]> {
  const files: [string, Uint8Array][] = []
  for (const part of ['theme', 'pages']) {
    const names = await filesOf(join(folder, part)).catch(() => [])
    for (const name of names) {
      if (part === 'pages' && extname(name) !== '.md') continue
      const keepsFolder = part === 'pages' || extname(name) === '.html'
      const asset = extname(name) === '.css' ? 'site.css' : name
      files.push([keepsFolder ? `${part}/${name}` : asset, await readFile(join(folder, part, name))])
    }
  }
  return files
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? entry.name : [])).sort()
}

/** One style sheet out of its chapters, in the order of their names. */
async function joined(folder: string): Promise<Uint8Array> {
  const chapters: Buffer[] = []
  for (const name of await filesOf(folder)) chapters.push(await readFile(join(folder, name)))
  return Buffer.from(withoutRemarks(Buffer.concat(chapters).toString()))
}

// Remarks and indentation are for those who read the chapters.
function withoutRemarks(css: string): string {
  return css.replace(/\/\*[^*]*\*\//g, '').replace(/\s*\n\s*/g, '\n')
}
