import { parseDate } from '../../lib/date/parse-date.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
import { foldText } from '../../lib/text/fold.ts'
import type { Feed, FeedEntry } from '../../model/feed.ts'
import type { Problem } from '../../model/problem.ts'
import { Draft } from './draft.ts'
import { finishEntry } from './finish-entry.ts'
import { finishFeed } from './finish-feed.ts'

type Json = Readonly<Record<string, unknown>>

const MAX_ENTRIES = 50_000

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org); undefined when the text is no JSON Feed. */
export function parseJsonFeed(
  text: string,
  { encoding, base }: { encoding: string; base: string | undefined },
): { feed: Feed; entries: FeedEntry[]; problems: Problem[] } | undefined {
  const root = parseObject(text)
  if (!root || !Array.isArray(root.items)) return undefined
  const problems: Problem[] = []
  const draft = readFeed(root, base)
  const entries = root.items.slice(0, MAX_ENTRIES).flatMap((item, index) => {
    if (isObject(item)) return [finishEntry(readItem(item, draft, base), draft)]
    problems.push({ code: 'bad-item', message: 'The item is no object.', at: String(index) })
    return []
  })
  const version = /version\/(\d+(?:\.\d+)*)/.exec(string(root.version) ?? '')?.[1]
  return { feed: finishFeed(draft, { format: 'json', version, encoding }), entries, problems }
}

function readFeed(root: Json, base: string | undefined): Draft {
  const draft = new Draft()
  const url = (name: string) => address(root[name], base)
  setText(draft, 'title', root.title)
  setText(draft, 'summary', root.description)
  assign(draft, { link: url('home_page_url'), icon: url('favicon'), language: string(root.language) })
  const icon = url('icon')
  if (icon) draft.image = { url: icon }
  addLink(draft, 'self', url('feed_url'))
  addLink(draft, 'next', url('next_url'))
  for (const hub of objects(root.hubs)) addLink(draft, 'hub', address(hub.url, base))
  readAuthors(draft, root, base)
  return draft
}

function readItem(item: Json, feed: Draft, base: string | undefined): Draft {
  const draft = new Draft()
  setText(draft, 'title', item.title)
  setText(draft, 'summary', item.summary)
  const html = string(item.content_html)
  if (html) draft.content = { kind: 'html', value: html, base }
  else setText(draft, 'content', item.content_text)
  assign(draft, {
    id: typeof item.id === 'number' ? String(item.id) : string(item.id),
    link: address(item.url, base) ?? address(item.external_url, base),
    language: string(item.language),
    published: parseDate(string(item.date_published)),
    updated: parseDate(string(item.date_modified)),
  })
  for (const name of ['image', 'banner_image']) {
    const url = address(item[name], base)
    if (url) draft.images.push({ url })
  }
  readTags(draft, item.tags)
  readAttachments(draft, item, base)
  readAuthors(draft, item, base)
  if (draft.authors.length === 0) draft.otherAuthors.push(...feed.authors)
  return draft
}

function readAttachments(draft: Draft, item: Json, base: string | undefined): void {
  for (const file of objects(item.attachments)) {
    const url = address(file.url, base)
    const length = typeof file.size_in_bytes === 'number' ? file.size_in_bytes : undefined
    const { duration_in_seconds: seconds } = file
    const durationSeconds = typeof seconds === 'number' && seconds >= 0 ? seconds : undefined
    if (url)
      draft.links.push({ rel: 'enclosure', url, type: string(file.mime_type), length, durationSeconds })
  }
}

/** JSON Feed 1.1 has a list of authors, 1.0 one author. */
function readAuthors(draft: Draft, object: Json, base: string | undefined): void {
  for (const author of [...objects(object.authors), ...objects([object.author])]) {
    const name = string(author.name)
    const url = address(author.url, base)
    if (draft.authors.some((known) => known.name === name && known.url === url) || !(name || url)) continue
    draft.authors.push({ ...(name && { name: foldText(name) }), ...(url && { url }) })
  }
}

function readTags(draft: Draft, tags: unknown): void {
  for (const tag of Array.isArray(tags) ? tags.slice(0, 500) : []) {
    const term = foldText(string(tag) ?? '')
    if (term !== '') draft.categories.push({ term })
  }
}

function setText(draft: Draft, field: 'title' | 'summary' | 'content', value: unknown): void {
  const text = string(value)
  if (!text?.trim()) return
  // Plain by the specification, but publishing systems put their HTML titles here.
  draft[field] = { kind: field === 'title' ? 'html' : 'text', value: text, base: undefined }
}

function assign(
  draft: Draft,
  fields: Partial<Record<'id' | 'link' | 'icon' | 'language', string | undefined>> &
    Partial<Record<'published' | 'updated', Date | undefined>>,
): void {
  Object.assign(
    draft,
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')),
  )
}

function addLink(draft: Draft, rel: string, url: string | undefined): void {
  if (url) draft.links.push({ rel, url })
}

function address(value: unknown, base: string | undefined): string | undefined {
  const text = string(value)
  return text?.trim() ? resolveUrl(text, base) : undefined
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.slice(0, 500).filter(isObject) : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function string(value: unknown): string | undefined {
  // A JSON escape may name half a character.
  return typeof value === 'string' ? value.toWellFormed() : undefined
}

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined // JSON.parse throws a SyntaxError; the text is then no JSON Feed.
  }
}
