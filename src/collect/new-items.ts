import { sha256 } from '../lib/hash.ts'
import { canonicalUrl } from '../lib/url/canonical-url.ts'
import type { FeedEntry } from '../model/feed.ts'
import type { Config } from '../model/settings.ts'
import type { Source } from '../model/source.ts'
import type { PageMemory, Store } from '../model/store.ts'
import { urlHashOf } from './rights/restrict.ts'
import type { SignalReader } from './signals/signal-reader.ts'

/** A feed's item that is new to us, or that says it changed. */
export type NewItem = {
  readonly entry: FeedEntry
  /** Canonical form of the item's link. */
  readonly link: string
  /** Hash of what the feed says about it. */
  readonly hash: string
  /** What an earlier run learnt of its page. */
  readonly known?: PageMemory
}

export type ItemsContext = {
  readonly config: Pick<Config, 'sources'>
  readonly store: Pick<Store, 'readPageMemory'>
  readonly tombstones: ReadonlySet<string>
  readonly signals: Pick<SignalReader, 'isBarred'>
  readonly now: Date
}

const RETRY_MS = 24 * 3_600_000

/** The items of one document that need work: new links, changed entries, pages that were not there yet. */
export async function itemsOf(
  entries: readonly FeedEntry[],
  source: Source,
  context: ItemsContext,
): Promise<NewItem[]> {
  const byLink = new Map<string, NewItem>()
  for (const entry of entries) {
    const link = entry.link && canonicalUrl(entry.link)
    if (!link || byLink.has(link) || isTakenDown(link, context)) continue
    byLink.set(link, { entry, link, hash: hashOf(entry, source) })
  }
  const known = await context.store.readPageMemory([...byLink.keys()])
  return [...byLink.values()].flatMap((item) => {
    const memory = known.get(item.link)
    if (!memory) return [item]
    return needsWork(item, memory, { source, context }) ? [{ ...item, known: memory }] : []
  })
}

/** Items that name no web address, so that there is nothing to show: said, never dropped in silence. */
export function unlinkedOf(
  entries: readonly FeedEntry[],
): readonly { readonly url: string; readonly code: 'no-link'; readonly words: string }[] {
  return entries
    .filter(({ link }) => !link || canonicalUrl(link) === undefined)
    .map(({ id, title }) => ({
      url: id ?? '',
      code: 'no-link' as const,
      words: `The item "${title ?? ''}" has no link to an article.`,
    }))
}

/** Nothing is kept of such an item, not even that it was seen. */
function isTakenDown(link: string, { tombstones, signals }: ItemsContext): boolean {
  return tombstones.has(urlHashOf(link)) || signals.isBarred(link)
}

type Asked = { readonly source: Source; readonly context: ItemsContext }

function needsWork(item: NewItem, memory: PageMemory, { source, context }: Asked): boolean {
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
