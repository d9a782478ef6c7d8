/**
 * Remakes `assets/site/newsreader-latin.woff2` from the package `@fontsource-variable/newsreader`: the characters that the style
 * sheet's first `unicode-range` names, weights 400 to 700, no small capitals or old figures. The licence (SIL OFL 1.1) allows it
 * and reserves no name. `npm ci --prefix bench/peers && node scripts/subset-font.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const SITE = join(import.meta.dirname, '../assets/site')
const PACKAGE = createRequire(import.meta.url).resolve('@fontsource-variable/newsreader/package.json')

type Options = {
  readonly targetFormat: 'woff2'
  readonly variationAxes: {
    readonly wght: { readonly min: number; readonly max: number; readonly default: number }
  }
  readonly noLayoutClosure: boolean
}
const peers = createRequire(join(import.meta.dirname, '../bench/peers/package.json'))
const subsetFont: (font: Buffer, characters: string, options: Options) => Promise<Buffer> =
  peers('subset-font')

const whole = await readFile(join(PACKAGE, '../files/newsreader-latin-wght-normal.woff2'))
const sheet = await readFile(join(SITE, 'style/1-tokens.css'), 'utf8')
const subset = await subsetFont(whole, charactersOf(sheet), {
  targetFormat: 'woff2',
  variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  noLayoutClosure: true,
})
await writeFile(join(SITE, 'newsreader-latin.woff2'), subset)
console.info(`${whole.length} bytes in, ${subset.length} bytes out`)

/** The characters of a sheet's first `unicode-range`. */
function charactersOf(css: string): string {
  const ranges = /unicode-range:([^;]+);/.exec(css)?.[1] ?? ''
  return [...ranges.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(charactersBetween).join('')
}

function charactersBetween([, first = '', last = first]: RegExpMatchArray): string {
  const start = Number.parseInt(first, 16)
  const length = Number.parseInt(last, 16) - start + 1
  return String.fromCodePoint(...Array.from({ length }, (_, index) => start + index))
}
