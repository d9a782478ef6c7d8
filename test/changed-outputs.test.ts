import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { appendEdits } from '../src/config/edit-files.ts'
import { readConfig } from '../src/config/read-config.ts'
import type { CuratedArticle } from '../src/model/article.ts'
import type { Store } from '../src/model/store.ts'
import type { FrontPage } from '../src/model/story.ts'
import { readAssets } from '../src/publish/write/read-assets.ts'
import { readFrame } from '../src/steps/read-edition.ts'
import { type WrittenCounts, writeEdition } from '../src/steps/write-edition.ts'
import { copySqlite } from '../src/store/copy-sqlite.ts'
import { openStore } from '../src/store/open-store.ts'
import { articleOf, storyOf } from './outputs-edition.ts'
import { treeOf } from './run-broadsheet.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const assets = await readAssets()
const NOON = Date.parse('2026-10-01T12:00:00Z')
const HOUR_MS = 3_600_000
const DOMAINS = ['coast-courier.example', 'quay-post.example', 'drift-gazette.example']

/** A site's folder with its store, as commands find them, and the moment of its next run. */
type Site = { readonly folder: string; readonly store: Store; hours: number; made: number }

const configText = (name: string, pages: number) => `site:
  name: ${name}
  url: https://quay.example
  timeZone: Pacific/Auckland
topics:
  - name: Harbours
    keywords: [harbour]
  - name: Bridges
    keywords: [bridge]
    parent: Harbours
outputs:
  apiPages: ${pages}
`

async function newSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-changed-'))
  folders.push(folder)
  writeFileSync(join(folder, 'broadsheet.yaml'), configText('Quay', 3))
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  await store.migrate()
  return { folder, store, hours: 0, made: 0 }
}

const momentOf = ({ hours }: Site) => new Date(NOON + hours * HOUR_MS)

async function run(site: Site, store: Store = site.store): Promise<WrittenCounts> {
  const config = readConfig(site.folder)
  const frontPage = (await store.readFrontPage()) ?? emptyFront(site)
  const frame = await readFrame(config, store, { ...frontPage, at: momentOf(site) })
  return writeEdition(frame, config, { store, assets })
}

const emptyFront = (site: Site): FrontPage => ({ at: momentOf(site), rising: [], sections: [], leftOut: [] })

/** The same state in a folder of its own, where nothing was ever written, published as a whole. */
async function builtFromNothing(site: Site): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nothing-'))
  folders.push(folder)
  mkdirSync(join(folder, '.broadsheet'))
  const file = join(folder, '.broadsheet', 'store.sqlite')
  copySqlite(join(site.folder, '.broadsheet', 'store.sqlite'), file)
  const database = new DatabaseSync(file)
  database.exec('DELETE FROM units; DELETE FROM manifest; DELETE FROM marks')
  database.close()
  cpSync(join(site.folder, 'broadsheet.yaml'), join(folder, 'broadsheet.yaml'))
  const edits = join('records', '_edits')
  if (existsSync(join(site.folder, edits)))
    cpSync(join(site.folder, edits), join(folder, edits), { recursive: true })
  const store = openStore({ file })
  try {
    await run({ ...site, folder, store }, store)
    return treeOfOutputs(folder)
  } finally {
    await store.close()
  }
}

function treeOfOutputs(folder: string): Record<string, string> {
  const below = (name: string) =>
    Object.entries(treeOf(join(folder, name))).map(([path, bytes]) => [`${name}/${path}`, bytes])
  return Object.fromEntries([...below('public'), ...below('records')])
}

/** An article of the store by a number, whatever the number. */
async function pick(store: Store, number: number): Promise<CuratedArticle | undefined> {
  const articles = await store.readCurated({})
  return articles[number % Math.max(1, articles.length)]
}

async function alter(
  site: Site,
  number: number,
  changed: (article: CuratedArticle) => CuratedArticle,
): Promise<void> {
  const article = await pick(site.store, number)
  if (article) await site.store.saveCurated([changed(article)])
}

async function addArticle(site: Site, number: number): Promise<void> {
  site.made += 1
  const { made } = site
  const domain = DOMAINS[number % DOMAINS.length] ?? ''
  // Days apart, so that what shows an article often lies in another unit than the article.
  const at = new Date(momentOf(site).getTime() - (number % 20) * 25 * HOUR_MS)
  const related = [await pick(site.store, number), await pick(site.store, number * 7)].flatMap(
    (article) => article?.id ?? [],
  )
  const url = `https://${domain}/${made}`
  await site.store.saveCurated([
    articleOf({
      url,
      // Every third headline comes again, so that names in the API are fought over.
      title: `Tide number ${made % 3}`,
      path: `_news/${at.toISOString().slice(0, 10)}-tide-number-${made % 3}${made < 3 ? '' : `-${made}`}.md`,
      publishedAt: at,
      foundAt: momentOf(site),
      provider: { name: domain, domain, images: [] },
      topics: [{ topic: number % 2 ? 'Harbours' : 'Bridges', confidence: 1, reasons: [] }],
      related,
    }),
  ])
}

/** Some articles become a story, or another lead is chosen for one; members leave the stories they were in. */
async function tellStory(site: Site, number: number): Promise<void> {
  const articles = await site.store.readCurated({})
  const start = number % Math.max(1, articles.length)
  const members = articles.slice(start, start + 2 + (number % 3))
  if (members.length < 2) return
  const left = new Set(members.map(({ id }) => id))
  const others = (await site.store.readStories()).map((story) => ({
    ...story,
    articles: story.articles.filter((id) => !left.has(id)),
  }))
  const story = storyOf(`s${number % 4}`, number % 2 ? members : members.toReversed())
  await site.store.saveStories([...others.filter(({ id }) => id !== story.id), story])
  await site.store.saveCurated(members.map((member) => ({ ...member, story: story.id })))
}

async function rankFrontPage(site: Site, number: number): Promise<void> {
  const article = await pick(site.store, number)
  if (!article?.heat) return
  const ranked = {
    id: article.story ?? article.id,
    lead: article.id,
    articles: [article.id],
    coverage: [],
    voices: 1,
    heat: article.heat,
    rank: { value: 1, parts: [] },
    wouldChange: [],
    hourly: [],
    related: [],
    firstAt: article.publishedAt,
  }
  await site.store.saveFrontPage({
    ...emptyFront(site),
    lead: ranked,
    sections: [{ topic: 'Harbours', stories: [ranked] }],
    leftOut: [{ article: article.id, reason: 'too-old', words: 'too old' }],
  })
}

async function takeDown(site: Site, number: number): Promise<void> {
  const article = await pick(site.store, number)
  if (article)
    await site.store.removeArticle(article.id, {
      urlHash: `${article.id}00`,
      at: momentOf(site),
      rule: 'takedown',
    })
}

async function sendIssue(site: Site, number: number): Promise<void> {
  const article = await pick(site.store, number)
  if (!article) return
  const at = momentOf(site)
  const id = at.toISOString().slice(0, 10)
  await site.store.addNewsletter({ id, at, subject: article.title, preheader: '', articles: [article.id] })
}

async function editTitle(site: Site, number: number): Promise<void> {
  const article = await pick(site.store, number)
  if (!article) return
  const edit = { kind: 'field', article: article.id, field: 'title', value: `Edited ${number}` } as const
  appendEdits(site.folder, 'by-hand', [{ at: momentOf(site), who: 'ed', ...edit }])
}

/** A run that ends as by a kill: the store stops answering after some savings. Files written until then stay. */
async function killedRun(site: Site, number: number): Promise<void> {
  let left = number % 6
  const dying: Store = {
    ...site.store,
    async saveUnits(written) {
      if (left === 0) throw new Error('killed')
      left -= 1
      await site.store.saveUnits(written)
    },
  }
  await run(site, dying).catch((error: Error) => expect(error.message).toBe('killed'))
}

const noExcerpt = (article: CuratedArticle): CuratedArticle => ({
  ...article,
  rights: {
    ...article.rights,
    excerpt: { limit: 0 },
    list: article.rights.list === 'deny' ? 'allow' : 'deny',
  },
})

const CHANGES: readonly {
  readonly name: string
  readonly make: (site: Site, number: number) => Promise<void> | void
}[] = [
  { name: 'an article comes', make: addArticle },
  { name: 'an article comes again', make: addArticle },
  {
    name: 'an excerpt changes',
    make: (site, number) => alter(site, number, (article) => ({ ...article, excerpt: `Told ${number}.` })),
  },
  {
    name: 'a heat changes',
    make: (site, number) =>
      alter(site, number, (article) => ({ ...article, heat: { value: number % 100, parts: [] } })),
  },
  {
    name: 'a topic changes',
    make: (site, number) =>
      alter(site, number, (article) => ({
        ...article,
        topics: [{ topic: number % 2 ? 'Bridges' : 'Harbours', confidence: 0.5, reasons: [] }],
      })),
  },
  {
    name: 'an article is hidden, or shown again',
    make: (site, number) => alter(site, number, (article) => ({ ...article, published: !article.published })),
  },
  { name: 'a publisher says no, or yes again', make: (site, number) => alter(site, number, noExcerpt) },
  {
    name: 'an article is dated on another day',
    make: (site, number) =>
      alter(site, number, (article) => ({
        ...article,
        publishedAt: new Date(article.publishedAt.getTime() - 30 * HOUR_MS),
      })),
  },
  { name: 'articles become a story', make: tellStory },
  { name: 'articles become another story', make: tellStory },
  { name: 'the front page is ranked', make: rankFrontPage },
  { name: 'an article is taken down', make: takeDown },
  { name: 'an issue is sent', make: sendIssue },
  { name: 'an editor writes a title', make: editTitle },
  {
    name: 'a day goes by',
    make(site) {
      site.hours += 25
    },
  },
  {
    name: 'the configuration changes',
    make: (site, number) =>
      writeFileSync(join(site.folder, 'broadsheet.yaml'), configText(`Quay ${number % 2}`, 1 + (number % 3))),
  },
  { name: 'a run is killed', make: killedRun },
]

const change = fc.record({ what: fc.constantFrom(...CHANGES), number: fc.nat({ max: 1000 }) })

test('whatever changes, a run leaves the files that a build from nothing makes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }),
      async (runs) => {
        const site = await newSite()
        try {
          for (let made = 0; made < 8; made += 1) await addArticle(site, made * 3)
          await run(site)
          for (const changes of runs) {
            for (const { what, number } of changes) await what.make(site, number)
            await run(site)
          }
          expect(treeOfOutputs(site.folder)).toEqual(await builtFromNothing(site))
          expect(await run(site)).toMatchObject({ written: 0, removed: 0 })
        } finally {
          await site.store.close()
        }
      },
    ),
    { numRuns: 5 },
  )
}, 300_000)

test.each([
  { case: 'the public folder', path: 'public' },
  { case: 'the records', path: 'records' },
])('$case is made again when it is gone', async ({ path }) => {
  const site = await newSite()
  for (let made = 0; made < 8; made += 1) await addArticle(site, made * 3)
  await run(site)
  const before = treeOfOutputs(site.folder)
  rmSync(join(site.folder, path), { recursive: true })
  await run(site)
  expect(treeOfOutputs(site.folder)).toEqual(before)
  await site.store.close()
})

test('one changed article costs the files that show it and no others', async () => {
  const site = await newSite()
  for (let made = 0; made < 40; made += 1) await addArticle(site, made)
  await run(site)
  await alter(site, 39, (article) => ({ ...article, title: 'Another title' }))
  const { written } = await run(site)
  expect(written).toBeGreaterThan(5)
  expect(written).toBeLessThan(60)
  await site.store.close()
})

test.each([
  {
    case: 'a title',
    numbers: [0, 1, 2, 3],
    change: (article: CuratedArticle) => ({ ...article, title: `Another title of ${article.path}` }),
  },
  { case: 'that the lead of a story may not be listed any more', numbers: [1], change: noExcerpt },
])(
  'pages of other days that name an article follow it: $case',
  async ({ numbers, change }) => {
    const site = await newSite()
    try {
      for (let made = 0; made < 8; made += 1) await addArticle(site, made * 3)
      await tellStory(site, 1)
      await run(site)
      for (const number of numbers) await alter(site, number, change)
      await run(site)
      expect(treeOfOutputs(site.folder)).toEqual(await builtFromNothing(site))
    } finally {
      await site.store.close()
    }
  },
  120_000,
)
