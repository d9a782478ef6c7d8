import { sha256 } from '../lib/hash.ts'
import { canonicalUrl, domainOf } from '../lib/url/canonical-url.ts'
import type { FeedEntry } from '../model/feed.ts'
import type { Config } from '../model/settings.ts'
import type { Source } from '../model/source.ts'
import type { KnownItem, PageMemory, Store } from '../model/store.ts'
import { urlHashOf } from './rights/restrict.ts'
import type { SignalReader } from './signals/signal-reader.ts'

/** A feed's item that is new to us, or that says it changed. */
export type NewItem = {
  readonly entry: FeedEntry
  /** Canonical form of the item's link. */
  readonly link: string
  /** Hash of what the feed says about it. */
  readonly hash: string
  /** Names it whatever its link (`PageMemory.itemKey`). */
  readonly itemKey?: string
  /** Address of the article that it became before. */
  readonly articleUrl?: string
}

export type ItemsContext = {
  readonly config: Pick<Config, 'sources'>
  readonly store: Pick<Store, 'readPageMemory' | 'readKnownItems'>
  readonly tombstones: ReadonlySet<string>
  readonly signals: Pick<SignalReader, 'isBarred'>
  readonly now: Date
}

const RETRY_MS = 24 * 3_600_000

/** An item with the canonical form of its link; without one it names no address of the web. */
export type LinkedEntry = { readonly entry: FeedEntry; readonly link: string | undefined }

export function withLinks(entries: readonly FeedEntry[]): readonly LinkedEntry[] {
  return entries.map((entry) => ({ entry, link: entry.link ? canonicalUrl(entry.link) : undefined }))
}

/** The items of one document that need work: new links, changed entries, pages that were not there yet. */
export async function itemsOf(
  entries: readonly LinkedEntry[],
  source: Source,
  context: ItemsContext,
): Promise<NewItem[]> {
  const items = listedItems(entries, source, context)
  const links = new Set(items.map(({ link }) => link))
  const known = await context.store.readPageMemory([...links])
  const asked = { source, context }
  const open = items.filter((item) => needsWork(item, known.get(item.link), asked))
  const articles = await context.store.readKnownItems(open.flatMap(({ itemKey }) => itemKey ?? []))
  return open.flatMap((item) => {
    const before = item.itemKey === undefined ? undefined : articles.get(item.itemKey)
    if (!before || !isSameItem(item, before, links)) return [item]
    // Another link alone is no news: some feeds make a new one each time they are asked.
    const isNews = known.has(item.link) || needsWork(item, before.memory, asked)
    return isNews ? [{ ...item, articleUrl: before.articleUrl }] : []
  })
}

/** One item a link, as the feed gives them first. */
function listedItems(
  entries: readonly LinkedEntry[],
  source: Source,
  context: ItemsContext,
): readonly NewItem[] {
  const byLink = new Map<string, NewItem>()
  const given = Map.groupBy(entries, ({ entry }) => entry.id)
  for (const { entry, link } of entries) {
    if (!link || byLink.has(link)) continue
    const itemKey = given.get(entry.id)?.length === 1 ? itemKeyOf(entry, link, source) : undefined
    if (isTakenDown(link, itemKey, context)) continue
    byLink.set(link, { entry, link, hash: hashOf(entry, source), ...(itemKey ? { itemKey } : {}) })
  }
  return [...byLink.values()]
}

/**
 * What names an item whose link may change. A guid that is the link says nothing more, and one without a date may be that of another
 * item tomorrow, as feeds that number their items from one show.
 */
function itemKeyOf(entry: FeedEntry, link: string, source: Source): string | undefined {
  const { id, published } = entry
  if (source.identity !== 'guid' || !id || !published) return undefined
  if (id === entry.link || canonicalUrl(id) === link) return undefined
  return sha256(JSON.stringify([source.id, id, published.toISOString()]))
}

/** The item has the link it had, or another one of the same publisher while its former one is in the feed no more. */
function isSameItem(item: NewItem, { memory, articleUrl }: KnownItem, links: ReadonlySet<string>): boolean {
  const isMoved = memory.url !== item.link
  return domainOf(articleUrl) === domainOf(item.link) && !(isMoved && links.has(memory.url))
}

type LeftOut = { readonly url: string; readonly code: 'no-link' | 'shared-link'; readonly words: string }

/** Items that cannot be an article of their own: said, never dropped in silence. */
export function leftOutOf(entries: readonly LinkedEntry[]): readonly LeftOut[] {
  const byLink = new Map<string, FeedEntry>()
  return entries.flatMap(({ entry, link }): readonly LeftOut[] => {
    if (!link) {
      const words = `The item "${entry.title ?? ''}" has no link to an article.`
      return [{ url: entry.id ?? '', code: 'no-link', words }]
    }
    const first = byLink.get(link)
    if (!first) byLink.set(link, entry)
    if (!first || first.title === entry.title) return []
    const words = `The item "${entry.title ?? ''}" has the link of "${first.title ?? ''}".`
    return [{ url: link, code: 'shared-link', words }]
  })
}

/** Nothing is kept of such an item, not even that it was seen. */
function isTakenDown(
  link: string,
  itemKey: string | undefined,
  { tombstones, signals }: ItemsContext,
): boolean {
  const isRemoved = tombstones.has(urlHashOf(link)) || (itemKey !== undefined && tombstones.has(itemKey))
  return isRemoved || signals.isBarred(link)
}

type Asked = { readonly source: Source; readonly context: ItemsContext }

function needsWork(item: NewItem, memory: PageMemory | undefined, { source, context }: Asked): boolean {
  if (!memory) return true
  if (memory.articleId === undefined) return context.now.getTime() - memory.fetchedAt.getTime() >= RETRY_MS
  return memory.bodyHash !== item.hash && isOwnedBy(memory, source, context.config.sources)
}

/**
 * Two feeds of one site say different things of one item. Only the one whose item became the article says when it changed; else each
 * would undo what the other said, and the page would be fetched for nothing. A source that is no more leaves its items to the others.
 */
function isOwnedBy({ sourceId }: PageMemory, source: Source, sources: readonly Source[]): boolean {
  return sourceId === undefined || sourceId === source.id || !sources.some(({ id }) => id === sourceId)
}

/** What the feed says of an item; a source whose guids change or dates jump is judged by what is in it. */
function hashOf(entry: FeedEntry, source: Source): string {
  const marks = source.identity === 'guid' ? [entry.id, entry.updated?.toISOString()] : []
  return sha256(JSON.stringify([...marks, entry.title, entry.summary, entry.content]), 16)
}
