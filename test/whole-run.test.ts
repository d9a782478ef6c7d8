import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import { readConfig } from '../src/config/read-config.ts'
import { demoTopics } from '../src/demo/demo-articles.ts'
import { demoHosts } from '../src/demo/demo-web.ts'
import { readRecord } from '../src/publish/records/read-record.ts'
import { writeRecord } from '../src/publish/records/write-record.ts'
import { openStore } from '../src/store/open-store.ts'
import { type DemoSite, LATER, NOW, runDemoSite } from './demo-site.ts'
import { runBroadsheet, treeOf } from './run-broadsheet.ts'

let site: DemoSite
beforeAll(async () => {
  site = await runDemoSite()
})
afterAll(() => site.close())

const publicFile = (path: string) => readFileSync(join(site.paper, 'public', path), 'utf8')
const records = () =>
  readdirSync(join(site.paper, 'records', '_news')).map((name) =>
    readRecord(readFileSync(join(site.paper, 'records', '_news', name), 'utf8')),
  )
const recordOf = (part: string) => records().find((record) => record.title?.includes(part))

describe('a run over the demo web', () => {
  test('asks every source and says what came of it', () => {
    expect(site.first.code).toBe(0)
    const { counts, failures } = JSON.parse(site.first.out)
    expect(counts).toMatchObject({ sources: 16, asked: 16, failed: 1, refused: 0, skippedByRights: 1 })
    expect(counts.itemsNew).toBeGreaterThanOrEqual(32)
    expect(failures).toMatchObject([{ source: expect.stringContaining('old-lantern'), code: 'gone' }])
  })

  test('every record reads back and is written the same', () => {
    for (const name of readdirSync(join(site.paper, 'records', '_news'))) {
      const text = readFileSync(join(site.paper, 'records', '_news', name), 'utf8')
      expect(writeRecord(readRecord(text))).toBe(text)
    }
  })

  test('a record holds what page, feed and rights say', () => {
    expect(recordOf('Harbor cities agree')).toMatchObject({
      title: 'Harbor cities agree on one test for self-steering ferries',
      publishedDateTime: '2026-11-20T10:00:00Z',
      type: 'article',
      published: true,
      provider: { name: 'The Quay Post', domain: 'quay-post.localhost' },
      authors: ['Ines Calder'],
      language: 'en',
      ampWebUrl: expect.stringContaining('/amp/'),
      cdnAmpWebUrl: expect.stringContaining('cdn.ampproject.org'),
      images: [{ width: 1200, height: 675, isCached: true }],
      rights: { list: 'allow', excerpt: 'limit(300)', image: 'thumbnail', text: 'allow', ai: 'deny' },
    })
  })

  test.each([
    {
      case: 'a tracking parameter is removed from the address',
      title: 'Harbor cities',
      want: { originalUrl: expect.not.stringContaining('utm_') },
    },
    { case: 'a paywalled page is labelled', title: 'shared ferry trial', want: { access: 'subscription' } },
    {
      case: 'a mis-encoded feed reads right',
      title: 'Neun Häfen',
      want: { language: 'de', authors: ['Jürgen Möwe'] },
    },
    { case: 'a moved feed is read', title: 'Night buses', want: { provider: { name: 'Drift Gazette' } } },
    {
      case: 'max-snippet cuts, AI agents barred deny',
      title: 'refuses politely',
      want: { rights: { excerpt: 'limit(60)', image: 'deny', ai: 'deny' } },
    },
  ])('$case', ({ title, want }) => {
    expect(recordOf(title)).toMatchObject(want)
  })

  test('the opted-out and the removed words are nowhere', async () => {
    const bytes = Object.values(treeOf(site.paper)).join('\n').toLowerCase()
    expect(bytes).not.toContain('zephyrine')
    expect(bytes).not.toContain('lanternfish')
    expect(
      Object.keys(treeOf(join(site.paper, 'records'))).filter((path) => path.includes('_removed/')),
    ).toHaveLength(1)
  })

  test('a text carried by three papers is one voice, and all three stay reachable', () => {
    const carried = records().filter((record) => record.title?.includes('single safety trial'))
    expect(carried).toHaveLength(3)
    expect(carried.every((record) => record.published)).toBe(true)
  })

  test('the front page leads to the stories; API, feeds and sitemaps are there', () => {
    expect(publicFile('index.html')).toContain('Tidewater AI Daily')
    expect(publicFile('index.html').match(/<article/g)?.length).toBeGreaterThan(8)
    const page = JSON.parse(publicFile('api/news/index.json'))
    expect(page.page).toBe(1)
    expect(page.value.length).toBeGreaterThan(20)
    for (const path of [
      'robots.txt',
      'sitemap.xml',
      'bot/index.html',
      'about/index.html',
      'sources/index.html',
      '404.html',
    ]) {
      expect(publicFile(path).length).toBeGreaterThan(20)
    }
  })

  test('a provider’s page shows our copy of its logo; one that allows no pictures has its initial', () => {
    const pageOf = (name: string) =>
      readdirSync(join(site.paper, 'public', 'providers'))
        .map((domain) => publicFile(`providers/${domain}/index.html`))
        .find((page) => page.includes(`<h1>${name}</h1>`)) ?? ''
    const logo =
      /class="provider-logo" src="\/(providers\/[\w.-]+\/logo-\w+\.webp)"/.exec(pageOf('Field Notes'))?.[1] ??
      ''
    expect(existsSync(join(site.paper, 'public', logo)) && logo).toMatch(/^providers\//)
    expect(pageOf('Pixel Pier')).toContain('<span class="initial" aria-hidden="true">P</span>')
    expect(pageOf('Pixel Pier')).not.toContain('provider-logo')
  })

  test('parts add up for every article and story', async () => {
    const store = openStore({ file: join(site.paper, '.broadsheet', 'store.sqlite') })
    const articles = await store.readCurated({})
    const scores = [
      ...articles.flatMap(({ quality, heat }) => [quality, heat]),
      ...(await store.readStories()).map(({ heat }) => heat),
    ]
    await store.close()
    const found = scores.filter((score) => score !== undefined)
    expect(found.length).toBeGreaterThan(30)
    for (const score of found)
      expect(score.parts.reduce((sum, part) => sum + part.points, 0)).toBe(score.value)
  })

  test('a second run with nothing new writes nothing', async () => {
    const before = treeOf(join(site.paper, 'public'))
    const second = await runBroadsheet(['run', '--json'], { cwd: site.paper, now: LATER })
    expect(JSON.parse(second.out).counts).toMatchObject({ itemsNew: 0, filesWritten: 0, filesRemoved: 0 })
    expect(treeOf(join(site.paper, 'public'))).toEqual(before)
  })
})

describe('commands on what the run made', () => {
  const ask = (...args: string[]) => runBroadsheet(args, { cwd: site.paper, now: LATER })

  test('search finds words of texts', async () => {
    const { out } = await ask('search', 'barley', '--json')
    expect(JSON.parse(out)).toMatchObject([{ provider: 'Field Notes' }])
  })

  test('explain prints parts that add up, and says where fields come from', async () => {
    const url = recordOf('Harbor cities')?.webUrl ?? ''
    const { code, out } = await ask('explain', url)
    expect(code).toBe(0)
    for (const words of [
      'On the front page',
      'Quality',
      'sum',
      'Heat',
      'Story',
      'Where its fields come from',
    ])
      expect(out).toContain(words)
  })

  test('explain of an unknown address says so', async () => {
    expect(await ask('explain', 'https://nowhere.example/')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ARTICLE_UNKNOWN'),
    })
  })

  test('sources shows the closed one first', async () => {
    const { out } = await ask('sources', '--json')
    expect(JSON.parse(out)[0]).toMatchObject({
      source: { name: 'The Old Lantern' },
      health: { level: 'dead' },
    })
  })

  test('doctor finds the site well', async () => {
    const { out } = await ask('doctor', '--json')
    const bad = JSON.parse(out).filter((finding: { level: string }) => finding.level === 'bad')
    expect(bad).toEqual([])
  })

  test('add finds the feed of a home page and adds it once', async () => {
    const port = /localhost:(\d+)/.exec(recordOf('Harbor cities')?.webUrl ?? '')?.[1]
    const folder = join(site.root, 'adding')
    createSite(folder, {
      name: 'Adding',
      contact: 'ed@paper.example',
      starter: { description: '', topics: demoTopics(), sources: [] },
      allowLoopback: demoHosts(Number(port)),
    })
    const add = (url: string) => runBroadsheet(['add', url, '--json'], { cwd: folder, now: NOW })
    const first = await add(`http://quay-post.localhost:${port}/`)
    expect(JSON.parse(first.out)).toMatchObject({
      feeds: [{ title: 'The Quay Post' }],
      added: [{ name: 'The Quay Post' }],
    })
    expect(JSON.parse((await add(`http://quay-post.localhost:${port}/feed`)).out).added).toEqual([])
    expect(readConfig(folder).sources.map(({ url }) => url)).toEqual([
      `http://quay-post.localhost:${port}/feed`,
    ])
  })

  test('export opml and import opml make the same list', async () => {
    const { out } = await ask('export', 'opml')
    const copy = join(site.root, 'copy')
    await runBroadsheet(['init', copy, '--yes'], { cwd: site.root, now: NOW })
    writeFileSync(join(site.root, 'sources.opml'), out)
    await runBroadsheet(['import', 'opml', join(site.root, 'sources.opml')], { cwd: copy, now: NOW })
    expect(
      (await runBroadsheet(['export', 'opml'], { cwd: copy, now: NOW })).out.match(/xmlUrl="[^"]+"/g),
    ).toEqual(out.match(/xmlUrl="[^"]+"/g))
  })

  test('import records brings the archive to another site', async () => {
    const copy = join(site.root, 'archive-copy')
    await runBroadsheet(['init', copy, '--yes'], { cwd: site.root, now: NOW })
    const { code, out } = await runBroadsheet(['import', 'records', join(site.paper, 'records'), '--json'], {
      cwd: copy,
      now: NOW,
    })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ articles: records().length, problems: [] })
    const titles = (folder: string) =>
      JSON.parse(readFileSync(join(folder, 'public/api/news/index.json'), 'utf8')).value.map(
        (item: { title: string }) => item.title,
      )
    expect(titles(copy)).toEqual(titles(site.paper))
  })
})

test('a blocked domain and a grant outlive the store', async () => {
  const folder = join(site.root, 'rules')
  await runBroadsheet(['init', folder, '--yes'], { cwd: site.root, now: NOW })
  const place = { cwd: folder, now: NOW }
  await runBroadsheet(['block', 'loud.example', '--reason', 'asked by mail'], place)
  await runBroadsheet(
    ['grant', 'kind.example', '--uses', 'excerpt,text', '--reason', 'letter', '--excerpt-limit', '900'],
    place,
  )
  await runBroadsheet(['remove', 'https://quiet.example/secret-words', '--reason', 'asked'], place)
  expect(Object.values(treeOf(join(folder, 'records'))).join('')).not.toContain('secret-words')
  rmSync(join(folder, '.broadsheet'), { recursive: true })
  expect((await runBroadsheet(['rebuild'], place)).code).toBe(0)
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  expect(await store.readOperatorRules()).toMatchObject([
    { kind: 'block', target: 'loud.example', at: NOW },
    { kind: 'grant', target: 'kind.example', uses: ['excerpt', 'text'], excerptLimit: 900 },
  ])
  expect(await store.readTombstones()).toHaveLength(1)
  await store.close()
})

describe("an editor's decisions", () => {
  const ask = (...args: string[]) => runBroadsheet(args, { cwd: site.paper, now: LATER })
  const frontTitles = () =>
    [...publicFile('index.html').matchAll(/<h[23][^>]*>\s*<a[^>]*>([^<]+)/g)].map((match) => match[1])

  test('a hidden article leaves every page and stays hidden over runs', async () => {
    const url = recordOf('Library lends')?.webUrl ?? ''
    expect((await ask('edit', 'hide', url, '--why', 'not for us')).code).toBe(0)
    expect(recordOf('Library lends')).toMatchObject({ published: false })
    await ask('run', '--all')
    expect(recordOf('Library lends')).toMatchObject({ published: false })
    expect(publicFile('api/news/index.json')).not.toContain('Library lends')
  })

  test('a record changed by hand is a decision: kept, shown, and not undone', async () => {
    const name =
      readdirSync(join(site.paper, 'records', '_news')).find((one) => one.includes('listening-to-hives')) ??
      ''
    const file = join(site.paper, 'records', '_news', name)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Listening to hives: neural network', 'A neural network'),
    )
    for (const run of ['first', 'second']) {
      expect((await ask('run', '--all')).code, run).toBe(0)
      expect(recordOf('A neural network hears')).toBeDefined()
    }
    expect(frontTitles().join('\n')).not.toContain('Listening to hives')
    const { out } = await ask('edit', 'list', '--json')
    const byHand = JSON.parse(out).filter((edit: { who: string }) => edit.who === 'record file')
    expect(byHand).toMatchObject([
      { kind: 'field', field: 'title', value: 'A neural network hears swarms two days early' },
    ])
  })

  test('a decision that cannot be read is named with file and number, and stops the run', async () => {
    const file = join(site.paper, 'records', '_edits', 'mine.yaml')
    writeFileSync(file, '- at: yesterday\n  who: Ed\n  kind: hide\n  article: https://quaypost.example/x\n')
    expect(await ask('run')).toMatchObject({
      code: 2,
      err: expect.stringContaining('records/_edits/mine.yaml: decision 1: at'),
    })
    rmSync(file)
  })
})
