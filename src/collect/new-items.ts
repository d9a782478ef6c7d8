import { sha256 } from '../lib/hash.ts'
import { canonicalUrl } from '../lib/url/canonical-url.ts'
import type { FeedEntry } from '../model/feed.ts'
import type { Source } from '../model/source.ts'
import type { PageMemory } from '../model/store.ts'
import type { CollectContext } from './collect.ts'
import { urlHashOf } from './rights/restrict.ts'

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

const RETRY_MS = 24 * 3_600_000

/** The items of one document that need work: new links, changed entries, pages that were not there yet. */
export async function itemsOf(
  entries: readonly FeedEntry[],
  source: Source,
  context: CollectContext,
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
    return needsWork(item, memory, context.now) ? [{ ...item, known: memory }] : []
  })
}

/** Nothing is kept of such an item, not even that it was seen. */
function isTakenDown(link: string, { tombstones, signals }: CollectContext): boolean {
  return tombstones.has(urlHashOf(link)) || signals.isBarred(link)
}

function needsWork(item: NewItem, memory: PageMemory, now: Date): boolean {
  if (memory.articleId === undefined) return now.getTime() - memory.fetchedAt.getTime() >= RETRY_MS
  return memory.bodyHash !== item.hash
}

/** What the feed says of an item; a source whose guids change or dates jump is judged by what is in it. */
function hashOf(entry: FeedEntry, source: Source): string {
  const marks = source.identity === 'guid' ? [entry.id, entry.updated?.toISOString()] : []
  return sha256(JSON.stringify([...marks, entry.title, entry.summary, entry.content]), 16)
}
