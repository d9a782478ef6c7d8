import { sha256 } from '../../lib/hash.ts'
import type { PlannedFile } from '../../model/edition.ts'

/** The static files of the site: their addresses carry a hash of their bytes, so that they can be cached for ever. */
export type Assets = {
  /** Address of an asset by its name, or undefined when the site has none. */
  href(name: string): string | undefined
  /** Address of the site's own logo. */
  readonly logo: string | undefined
  readonly files: readonly PlannedFile[]
  /** Changes with any asset and with the templates. */
  readonly version: string
}

/** Name under which the loader passes a hash of the templates: not a file, only a part of every page's version. */
export const TEMPLATES = '.templates'

/** Gives every asset its address below `base`; the colours of the configuration are appended to the style sheet. */
export function linkAssets(
  files: ReadonlyMap<string, Uint8Array>,
  base: string,
  colours: Readonly<Record<string, string>>,
): Assets {
  const hrefs = new Map<string, string>()
  const planned: PlannedFile[] = []
  const add = (name: string, bytes: string | Uint8Array) => {
    const hash = sha256(bytes, 10)
    const path = `assets/${name.replace(/(\.[^.]+)$/, `-${hash}$1`)}`
    hrefs.set(name, `${base}/${path}`)
    planned.push({ path, version: hash, render: () => bytes })
  }
  for (const [name, bytes] of files) if (!isIngredient(name)) add(name, bytes)
  const style = files.get(STYLE)
  if (style) add(STYLE, withFonts(new TextDecoder().decode(style), hrefs) + colourRules(colours))
  const ingredients = [...files]
    .filter(([name]) => isIngredient(name))
    .map(([name, bytes]) => `${name} ${sha256(bytes)}`)
  const version = sha256([...hrefs.values(), ...ingredients].join('\n'), 16)
  const logo = [...hrefs].find(([name]) => name.startsWith('logo.'))?.[1]
  return { href: (name) => hrefs.get(name), logo, files: planned, version }
}

const STYLE = 'site.css'

// Files that pages are made of and that are not published as they are: a theme's slots, the owner's pages.
function isIngredient(name: string): boolean {
  return name === TEMPLATES || name === STYLE || name.includes('/')
}

// The sheet names fonts by their plain names; the address carries the hash.
function withFonts(css: string, hrefs: ReadonlyMap<string, string>): string {
  return css.replace(/url\("([\w.-]+)"\)/g, (whole, name: string) => {
    const href = hrefs.get(name)
    return href === undefined ? whole : `url("${href.slice(href.lastIndexOf('/') + 1)}")`
  })
}

const TOKENS = ['paper', 'card', 'ink', 'soft', 'line', 'bar', 'accent', 'accent-soft'] as const
const COLOUR = /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl|oklch|lab|lch|hwb)a?\([\d\s.,%/a-z+-]+\))$/i

/** Rules that override the tokens: `accent` for light, `accent-dark` for dark. What is not a colour is ignored. */
function colourRules(colours: Readonly<Record<string, string>>): string {
  const light = declarations(colours, '')
  const dark = declarations(colours, '-dark')
  const rules = [
    light && `:root{${light}}`,
    dark && `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    dark && `:root[data-theme="dark"]{${dark}}`,
  ]
  return rules.filter(Boolean).join('\n')
}

function declarations(colours: Readonly<Record<string, string>>, suffix: string): string {
  return TOKENS.flatMap((token) => {
    const colour = colours[`${token}${suffix}`]?.trim()
    return colour !== undefined && COLOUR.test(colour) ? [`--${token}:${colour}`] : []
  }).join(';')
}
