import { expect, test } from 'vitest'
import type { FeedEntry } from '../model/feed.ts'
import type { Source } from '../model/source.ts'
import type { PageMemory } from '../model/store.ts'
import { itemsOf, leftOutOf, withLinks } from './new-items.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const LINK = 'https://quaypost.example/ferries'
const sourceOf = (id: string, identity: Source['identity'] = 'guid'): Source => ({
  id, url: `https://quaypost.example/${id}`, topics: [], pages: true, identity, aiEnabled: false,
}) // biome-ignore format: one row of data
const ENTRY: FeedEntry = {
  id: 'g1', link: LINK, title: 'Ferries leave early', summary: 'As told.', authors: [], categories: [], enclosures: [], images: [],
} // biome-ignore format: one row of data

/** Whose item it was, or when its page failed. */
type Known = { readonly by?: string; readonly failedAt?: Date }

/** The items of one entry that need work, after another run had `known`. */
async function workFor(entry: FeedEntry, source: Source, known: Known | undefined): Promise<number> {
  const read = async (memory: readonly PageMemory[]) =>
    itemsOf(withLinks([entry]), source, {
      config: { sources: [sourceOf('main'), sourceOf('section'), source] },
      store: {
        readPageMemory: async () => new Map(memory.map((page) => [page.url, page])),
        readKnownItems: async () => new Map(),
      },
      tombstones: new Set(),
      signals: { isBarred: () => false },
      now: NOW,
    })
  if (!known) return (await read([])).length
  const [before] = await itemsOf(withLinks([ENTRY]), source, {
    config: { sources: [] },
    store: { readPageMemory: async () => new Map(), readKnownItems: async () => new Map() },
    tombstones: new Set(),
    signals: { isBarred: () => false },
    now: NOW,
  })
  const memory: PageMemory = {
    url: LINK,
    bodyHash: before?.hash ?? '',
    fetchedAt: known.failedAt ?? hours(-2),
    status: known.failedAt ? 404 : 200,
    ...(known.failedAt ? {} : { articleId: 'a1' }),
    ...(known.by ? { sourceId: known.by } : {}),
  }
  return (await read([memory])).length
}

const CHANGED: FeedEntry = { ...ENTRY, summary: 'As told by others.' }
const NEW_GUID: FeedEntry = { ...ENTRY, id: 'g2', updated: NOW }

test.each<{ case: string; entry: FeedEntry; source: Source; known?: Known; work: number }>([
  { case: 'a link nobody knew', entry: ENTRY, source: sourceOf('main'), work: 1 },
  {
    case: 'an item that is as it was',
    entry: ENTRY,
    source: sourceOf('main'),
    known: { by: 'main' },
    work: 0,
  },
  {
    case: 'an item with other words',
    entry: CHANGED,
    source: sourceOf('main'),
    known: { by: 'main' },
    work: 1,
  },
  {
    case: 'other words in another feed of the site',
    entry: CHANGED,
    source: sourceOf('section'),
    known: { by: 'main' },
    work: 0,
  },
  {
    case: 'other words where the first feed is no more',
    entry: CHANGED,
    source: sourceOf('section'),
    known: { by: 'removed' },
    work: 1,
  },
  {
    case: 'other words where nobody knows whose they were',
    entry: CHANGED,
    source: sourceOf('section'),
    known: {},
    work: 1,
  },
  {
    case: 'another guid and date where guids count',
    entry: NEW_GUID,
    source: sourceOf('main'),
    known: { by: 'main' },
    work: 1,
  },
  {
    case: 'another guid and date where the link counts',
    entry: NEW_GUID,
    source: sourceOf('main', 'link'),
    known: { by: 'main' },
    work: 0,
  },
  {
    case: 'a page that failed two hours ago',
    entry: ENTRY,
    source: sourceOf('main'),
    known: { failedAt: hours(-2) },
    work: 0,
  },
  {
    case: 'a page that failed yesterday',
    entry: ENTRY,
    source: sourceOf('main'),
    known: { failedAt: hours(-24) },
    work: 1,
  },
])('$case: work for $work', async ({ entry, source, known, work }) => {
  // biome-ignore format: table
  expect(await workFor(entry, source, known)).toBe(work)
})

const { link: _link, ...UNLINKED } = ENTRY
const OTHER: FeedEntry = { ...ENTRY, id: 'g2', title: 'Lighthouse lit again' }

test.each<{ case: string; entries: readonly FeedEntry[]; said: readonly string[] }>([
  {
    case: 'no link',
    entries: [ENTRY, UNLINKED],
    said: ['no-link g1: The item "Ferries leave early" has no link to an article.'],
  },
  {
    case: 'an address that is not of the web',
    entries: [{ ...OTHER, link: 'mailto:desk@quaypost.example' }],
    said: ['no-link g2: The item "Lighthouse lit again" has no link to an article.'],
  },
  {
    case: 'the link of another item',
    entries: [ENTRY, OTHER],
    said: [`shared-link ${LINK}: The item "Lighthouse lit again" has the link of "Ferries leave early".`],
  },
  { case: 'the same item twice', entries: [ENTRY, { ...ENTRY, id: 'g2' }], said: [] },
])('an item that cannot be an article of its own is named: $case', ({ entries, said }) => {
  expect(leftOutOf(withLinks(entries)).map(({ url, code, words }) => `${code} ${url}: ${words}`)).toEqual(
    said,
  )
})
