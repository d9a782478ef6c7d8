import { decodeHTML } from 'entities'
import { marked } from 'marked'
import type { SiteSettings } from '../../model/settings.ts'

/** A page the site's owner wrote in Markdown. */
export type OwnPage = {
  /** Its file's name without `.md`: the page is at `/<name>/`. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly html: string
}

/** Places of a page where a theme may put HTML of its own; `masthead` and `footer` replace ours. */
export const SLOTS = ['head', 'masthead', 'above', 'below', 'footer'] as const
export type Slot = (typeof SLOTS)[number]

/** What the owner of a site changes about its pages without touching our code (docs/themes.md). */
export type Theme = {
  readonly slots: Readonly<Partial<Record<Slot, string>>>
  readonly pages: readonly OwnPage[]
}

/** Pages of ours that a page of the owner's may take the place of. */
export const REPLACEABLE: ReadonlySet<string> = new Set(['about', 'bot', 'feeds'])
/** Folders that hold other pages. */
const RESERVED = new Set(
  'api archive articles assets feeds images left-out newsletters providers search sources stories topics'.split(
    ' ',
  ),
)
const PAGE_NAME = /^pages\/([a-z\d][a-z\d-]*)\.md$/
const SLOT_NAME = /^theme\/([a-z]+)\.html$/

/** The theme that the loader found: `pages/<name>.md` and `theme/<slot>.html` among the assets. */
export function themeOf(files: ReadonlyMap<string, Uint8Array>, site: SiteSettings, base: string): Theme {
  const slots: Partial<Record<Slot, string>> = {}
  const pages: OwnPage[] = []
  for (const [path, bytes] of files) {
    const slot = SLOTS.find((name) => name === SLOT_NAME.exec(path)?.[1])
    if (slot) slots[slot] = fill(textOf(bytes), { ...valuesOf(site), base })
    const page = PAGE_NAME.exec(path)?.[1]
    if (page !== undefined && (REPLACEABLE.has(page) || !RESERVED.has(page)))
      pages.push(ownPage(page, textOf(bytes)))
  }
  return { slots, pages }
}

function ownPage(name: string, markdown: string): OwnPage {
  const [, title, rest = markdown] = /^\s*# +([^\n]+)\n?(.*)$/s.exec(markdown) ?? []
  const html = marked.parse(rest, { async: false, gfm: true })
  return { name, title: title?.trim() ?? name, description: firstWords(html), html }
}

const DESCRIPTION = 160

function firstWords(html: string): string {
  const paragraph = /<p>(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  const text = decodeHTML(paragraph.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' ')
  return text.length > DESCRIPTION ? `${text.slice(0, DESCRIPTION).replace(/\s+\S*$/, '')} …` : text
}

function valuesOf({
  name,
  description,
  url,
  language,
  operator,
}: SiteSettings): Readonly<Record<string, string>> {
  return { name, description, url, language, operator: operator.name, contact: operator.contact ?? '' }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// `{{name}}` and the like; what is not known stays as it is.
function fill(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (hole, name: string) =>
    (values[name] ?? hole).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? ''),
  )
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
