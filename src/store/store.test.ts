import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { articleFrom, curatedFrom } from '../../test/articles.ts'
import { startPostgres } from '../../test/postgres.ts'
import type { SourceState } from '../model/source.ts'
import type { Store } from '../model/store.ts'
import type { Story } from '../model/story.ts'
import { markOf } from '../publish/plan/mark-of.ts'
import { openStore } from './open-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-store-'))
const NOW = new Date('2026-11-20T08:00:00Z')
const STATE: SourceState = {
  id: 'quay', url: 'https://quaypost.example/feed', failuresInARow: 0, status: 'ok', requests: 3, notModified: 1, bytes: 900, itemsSeen: 2,
  etag: '"x"', lastTriedAt: NOW,
} // biome-ignore format: one row of data

let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(['sqlite', 'postgres'])('store on %s', (kind) => {
  let store: Store
  const options = () => ({
    file: join(folder, 'store.sqlite'),
    databaseUrl: kind === 'postgres' ? postgres.url : undefined,
  })

  beforeAll(async () => {
    store = openStore(options())
    await store.migrate()
  })
  afterAll(() => store.close())

  test('migrating twice changes nothing', async () => {
    await store.migrate()
    expect(await store.check()).toBe('ok')
  })

  test('a harvest comes back whole, dates as dates', async () => {
    const article = articleFrom({ url: 'https://quaypost.example/ferries', updatedAt: NOW, points: 4 })
    const page = { url: article.url, articleId: article.id, fetchedAt: NOW, status: 200, etag: 'W/"1"' }
    const entry = {
      domain: 'quaypost.example',
      at: NOW,
      kind: 'seen' as const,
      data: { signal: 'robots-txt', raw: 'User-agent: *' },
    }
    await store.saveHarvest({ state: STATE, articles: [article], pages: [page], ledger: [entry] })

    expect((await store.readSourceStates()).get('quay')).toEqual(STATE)
    expect(await store.readArticles({ foundSince: new Date('2026-11-20T00:00:00Z') })).toEqual([article])
    expect(await store.readArticles({ foundSince: NOW })).toEqual([])
    expect((await store.readPageMemory([article.url])).get(article.url)).toEqual(page)
    expect(await store.readLedger('quaypost.example')).toEqual([entry])
    expect(await store.knownIds([article.id, 'ffff'])).toEqual(new Set([article.id]))
  })

  test('the same article again is replaced, the moment it was found is kept', async () => {
    const article = articleFrom({ url: 'https://quaypost.example/ferries', title: 'Changed', foundAt: NOW })
    await store.saveHarvest({ state: STATE, articles: [article], pages: [], ledger: [] })
    const stored = await store.readArticles({})
    expect(stored.map(({ title, foundAt }) => ({ title, foundAt }))).toEqual([
      { title: 'Changed', foundAt: new Date('2026-11-20T07:00:00Z') },
    ])
  })

  test('items that are one article leave one, whichever source answered first', async () => {
    const url = 'https://quaypost.example/twice'
    const from = (sourceId: string) => articleFrom({ url, sourceId, title: sourceId })
    for (const batch of [[from('c'), from('d')], [from('b')], [from('e')]]) {
      await store.saveHarvest({ state: STATE, articles: batch, pages: [], ledger: [] })
    }
    const stored = await store.readArticles({})
    expect(stored.filter((article) => article.url === url).map(({ title }) => title)).toEqual(['b'])
  })

  test('sources that name the same articles, each in its own order, can be stored at the same time', async () => {
    const urls = Array.from({ length: 60 }, (_, number) => `https://quaypost.example/shared/${number}`)
    const harvests = Array.from({ length: 12 }, (_, source) => {
      const ordered = source % 2 === 0 ? urls : urls.toReversed()
      const sourceId = `shared-${String(source).padStart(2, '0')}`
      const articles = ordered.map((url) => articleFrom({ url, sourceId, foundAt: NOW }))
      return { state: { ...STATE, id: sourceId }, articles, pages: [], ledger: [] }
    })
    await Promise.all(harvests.map((harvest) => store.saveHarvest(harvest)))
    const stored = (await store.readArticles({})).filter(({ url }) => urls.includes(url))
    expect(stored.map(({ sourceId }) => sourceId)).toEqual(urls.map(() => 'shared-00'))
  })

  test('a harvest that cannot be stored costs the others nothing', async () => {
    const url = 'https://quaypost.example/good-neighbour'
    const good = { state: { ...STATE, id: 'good' }, articles: [articleFrom({ url })], pages: [], ledger: [] }
    const broken = {
      ...articleFrom({ url: 'https://quaypost.example/broken' }),
      foundAt: new Date(Number.NaN),
    }
    const bad = { state: { ...STATE, id: 'bad' }, articles: [broken], pages: [], ledger: [] }
    const [first, second] = await Promise.allSettled([store.saveHarvest(bad), store.saveHarvest(good)])
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
    expect((await store.readSourceStates()).has('bad')).toBe(false)
    expect((await store.readArticles({})).some((article) => article.url === url)).toBe(true)
  })

  test('judgements keep the first path; curated articles carry both', async () => {
    const curated = curatedFrom({
      url: 'https://quaypost.example/tests',
      text: 'pilots aboard',
      story: 's1',
      tags: ['Kiel'],
    })
    await store.saveCurated([curated])
    expect(await store.findArticle(curated.url)).toEqual(curated)
    expect(await store.findArticle(curated.id)).toEqual(curated)
    const { kind: pieceKind, topics, related } = curated
    await store.saveJudgements([
      {
        id: curated.id,
        path: '_news/other.md',
        judgement: { kind: pieceKind, topics, related, published: false },
      },
    ])
    const again = await store.findArticle(curated.url)
    expect(again?.path).toBe(curated.path)
    expect(again?.published).toBe(false)
    expect(await store.readPaths([curated.path, '_news/other.md'])).toEqual(
      new Map([[curated.path, curated.id]]),
    )
  })

  test('articles without a mark are told page by page, each once, and again when they change', async () => {
    const articles = [1, 2, 3, 4, 5].map((at) => curatedFrom({ url: `https://quaypost.example/mark-${at}` }))
    await store.saveCurated(articles)
    const pages: (readonly string[])[] = []
    for (let after = ''; ; ) {
      const page = await store.unmarkedIds({ after, limit: 2 })
      if (page.length === 0) break
      pages.push(page)
      after = page.at(-1) ?? ''
    }
    const told = pages.flat()
    expect(pages.every(({ length }) => length <= 2)).toBe(true)
    expect(new Set(told).size).toBe(told.length)
    expect(told).toEqual(expect.arrayContaining(articles.map(({ id }) => id)))
    const known = await store.readCuratedOf(told)
    await store.saveMarks(known.map(markOf))
    expect(await store.unmarkedIds({ after: '', limit: 9 })).toEqual([])
    await store.saveCurated(articles.slice(0, 1))
    expect(await store.unmarkedIds({ after: '', limit: 9 })).toEqual([articles[0]?.id])
  })

  test.each([
    { case: 'a word of the text', words: 'pilots', found: ['https://quaypost.example/tests'] },
    { case: 'the start of a word', words: 'pil', found: ['https://quaypost.example/tests'] },
    { case: 'operators are only words', words: 'pilots" OR (NEAR', found: [] },
    { case: 'nothing but signs', words: "'*&|!", found: [] },
  ])('search finds $case', async ({ words, found }) => {
    expect((await store.search(words, 10)).map(({ url }) => url)).toEqual(found)
  })

  test('stories keep their ids; a merged one is replaced by its alias', async () => {
    const story: Story = {
      id: 's1', articles: ['a', 'b'], lead: 'a', voices: ['x.example'], heat: { value: 0, parts: [] }, aliases: [], hourly: [], firstAt: NOW, lastAt: NOW,
    } // biome-ignore format: one row of data
    await store.saveStories([story, { ...story, id: 's2' }])
    await store.saveStories([{ ...story, aliases: ['s2'] }])
    expect((await store.readStories(NOW)).map(({ id }) => id)).toEqual(['s1'])
  })

  test('a removed article leaves a tombstone and nothing else', async () => {
    const article = articleFrom({ url: 'https://quaypost.example/secret', text: 'xylophonic confession' })
    await store.saveHarvest({ state: STATE, articles: [article], pages: [], ledger: [] })
    await store.removeArticle(article.id, { urlHash: 'h1', at: NOW, rule: 'takedown' })
    expect(await store.findArticle(article.url)).toBeUndefined()
    expect(await store.search('xylophonic', 5)).toEqual([])
    expect(await store.readTombstones()).toEqual([{ urlHash: 'h1', at: NOW, rule: 'takedown' }])
    if (kind === 'sqlite') {
      const bytes = readdirSync(folder)
        .map((file) => readFileSync(join(folder, file)).toString('latin1'))
        .join('')
      expect(bytes.includes('xylophonic')).toBe(false)
    }
  })

  test('an item is found by its key whatever its link, and its key stays when the article is removed', async () => {
    const article = articleFrom({ url: 'https://quaypost.example/renamed' })
    const pageAt = (path: string, hour: number, itemKey?: string) => ({
      ...{ url: `https://quaypost.example/${path}`, articleId: article.id, status: 200 },
      ...(itemKey ? { itemKey } : {}),
      fetchedAt: new Date(`2026-11-20T0${hour}:00:00Z`),
    })
    const pages = [pageAt('renamed-twice', 2, 'key'), pageAt('renamed', 1, 'key'), pageAt('other', 3)]
    await store.saveHarvest({ state: STATE, articles: [article], pages, ledger: [] })
    const known = await store.readKnownItems(['key', 'no key'])
    expect([...known]).toEqual([['key', { memory: pages[0], articleUrl: article.url }]])
    await store.removeArticle(article.id, { urlHash: 'h3', at: NOW, rule: 'takedown' })
    expect(await store.readKnownItems(['key'])).toEqual(new Map())
    const hashes = (await store.readTombstones()).map(({ urlHash }) => urlHash)
    expect(hashes).toEqual(expect.arrayContaining(['h3', 'key']))
  })

  test('lines of pages add up over sources, each page once; the newest pages are kept, a removed one is not', async () => {
    const domain = 'lines.example'
    const pageAt = (hour: number, name: string, line: number) => ({
      ...{
        articleId: name,
        domain,
        at: new Date(NOW.getTime() + hour * 3_600_000),
        lines: [line, 4_294_967_295],
      },
    })
    const save = (id: string, ...lines: ReturnType<typeof pageAt>[]) =>
      store.saveHarvest({ state: { ...STATE, id }, articles: [], pages: [], ledger: [], lines })
    const read = (hour: number, limit = 9) =>
      store.readPageLines({ domain, before: new Date(NOW.getTime() + hour * 3_600_000), limit })
    await Promise.all([
      save('lines-a', pageAt(0, 'one', 1), pageAt(1, 'two', 2)),
      save('lines-b', pageAt(1, 'two', 2)),
    ])
    await save('lines-a', pageAt(2, 'one', 9), pageAt(2, 'three', 3))
    expect((await read(3)).map(([line]) => line)).toEqual([3, 2, 1])
    expect(await read(1)).toEqual([[1, 4_294_967_295]])
    expect(await read(3, 1)).toHaveLength(1)
    await store.forgetPageLines(2)
    expect((await read(3)).map(([line]) => line)).toEqual([3, 2])
    await store.removeArticle('two', { urlHash: 'lines', at: NOW, rule: 'takedown' })
    expect((await read(3)).map(([line]) => line)).toEqual([3])
  })

  test('manifest, runs, operator rules, authority and documents come back', async () => {
    const fileOf = (path: string) => ({ path, unit: 'day', version: '1', hash: 'h' })
    const files = ['public/a.html', 'public/b.html', 'records/c.md'].map(fileOf)
    await store.saveUnits({ units: new Map([['day', '7']]), files, gone: [] })
    await store.saveUnits({ units: new Map(), files: [], gone: ['public/b.html'] })
    expect(await store.readManifest({ below: 'public/', after: '', limit: 9 })).toEqual([
      fileOf('public/a.html'),
    ])
    expect(await store.readUnitFiles(['day'])).toHaveLength(2)
    expect(await store.readUnits()).toEqual(new Map([['day', '7']]))
    await store.reopenUnits(['day'])
    expect(await store.readUnits()).toEqual(new Map([['day', '']]))
    await store.saveRun({ startedAt: NOW, endedAt: NOW, summary: { sources: 3 } })
    expect(await store.lastRun()).toEqual({ startedAt: NOW, endedAt: NOW, summary: { sources: 3 } })
    const rule = { kind: 'takedown' as const, target: 'https://x.example/', who: 'ed', why: 'asked', at: NOW }
    await store.addOperatorRule(rule)
    expect(await store.readOperatorRules()).toEqual([rule])
    await store.saveAuthority(
      new Map([['x.example', [{ span: 2052, first: 1, cited: 0, original: 2, follows: 3 }]]]),
    )
    expect(await store.readAuthority()).toEqual(
      new Map([['x.example', [{ span: 2052, first: 1, cited: 0, original: 2, follows: 3 }]]]),
    )
    const document = {
      url: 'https://x.example/robots.txt',
      status: 200,
      text: 'User-agent: *',
      fetchedAt: NOW,
    }
    await store.saveDocument(document)
    expect(await store.findDocument(document.url)).toEqual(document)
    expect((await store.counts()).articles).toBeGreaterThan(0)
  })

  test('only one process has the lock', async () => {
    const unlock = await store.lock()
    const other = openStore(options())
    expect(await other.lock()).toBeUndefined()
    await unlock?.()
    const again = await other.lock()
    expect(again).toBeDefined()
    await again?.()
    await other.close()
  })
})

test('queries are not given up because the program computes for half a minute while they wait', async () => {
  const store = openStore({ file: '', databaseUrl: postgres.url })
  try {
    await store.migrate()
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const waiting = Promise.all(Array.from({ length: 8 }, () => store.readSourceStates()))
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    expect(await waiting).toHaveLength(8)
  } finally {
    vi.useRealTimers()
    await store.close()
  }
})

test('a store that is no SQLite file is named as such', async () => {
  const file = join(folder, 'broken.sqlite')
  writeFileSync(file, 'this is not a database, it only has its name '.repeat(100))
  await expect(async () => openStore({ file }).migrate()).rejects.toMatchObject({
    code: 'STORE_BROKEN',
    exitCode: 4,
  })
})
