/** Whole runs over publishers whose "no" is easily missed: in a redirect, a challenge, a picture, an operator's rule, a 304. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import type { CuratedArticle } from '../src/model/article.ts'
import { formatRights } from '../src/model/may.ts'
import type { OperatorRule } from '../src/model/rights.ts'
import type { Store } from '../src/model/store.ts'
import { openStore } from '../src/store/open-store.ts'
import { markOf, type OptingPublisher, type OptingWeb, startOptingWeb } from './fixtures/rights/opting-web.ts'
import { runBroadsheet, treeOf } from './run-broadsheet.ts'

const PUBLISHED = new Date('2026-11-20T11:00:00Z')
const NOW = new Date('2026-11-20T12:00:00Z')
const ALL = 'User-agent: *\n'
const LICENCE = {
  '/license.xml':
    '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><prohibits type="usage">search</prohibits></license></content></rsl>',
}
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining></rdf:Description></rdf:RDF></x:xmpmeta>`
/** Longer than what is read of a robots.txt; the rule that matters is at its start. */
const LONG = `${ALL}Disallow: /private/\n${'# We count our tram tickets here, line by line by line.\n'.repeat(20_000)}`

const UNLISTED: readonly OptingPublisher[] = [
  { slug: 'blocked-host' },
  { slug: 'blocked-page' },
  {
    slug: 'rsl-header',
    files: LICENCE,
    headers: { link: '</license.xml>; rel="license"; type="application/rsl+xml"' },
  },
  {
    slug: 'rsl-link',
    files: LICENCE,
    head: '<link rel="license" type="application/rsl+xml" href="/license.xml">',
  },
  {
    slug: 'rsl-item',
    item: '<rsl:content url="/"><rsl:license><rsl:prohibits type="usage">search</rsl:prohibits></rsl:license></rsl:content>',
  },
  { slug: 'to-closed', redirects: { '/news/story': 'http://closed.localhost:{port}/news/story' } },
  { slug: 'to-blocked', redirects: { '/news/story': 'http://blocked-host.localhost:{port}/news/other' } },
]

const LISTED: readonly OptingPublisher[] = [
  { slug: 'granted', head: '<meta name="robots" content="noarchive">' },
  { slug: 'no-well-known', robots: `${ALL}Disallow: /ai.txt\nDisallow: /.well-known/` },
  { slug: 'no-licence', robots: `License: /license.xml\n${ALL}Disallow: /license.xml`, files: LICENCE },
  { slug: 'long-robots', robots: LONG },
  { slug: 'packed-robots', robots: LONG, isPacked: true },
  { slug: 'challenge', pageStatus: 503, headers: { 'cf-mitigated': 'challenge' } },
  {
    slug: 'stand-in',
    headers: { 'cf-mitigated': 'challenge' },
    head: '<meta name="robots" content="noindex">',
  },
  { slug: 'to-barred', redirects: { '/news/story': 'http://barred.localhost:{port}/news/story' } },
  { slug: 'picture-noindex', pictureHeaders: { 'x-robots-tag': 'noindex' } },
  {
    slug: 'picture-moved',
    redirects: { '/pictures/one.png': 'http://barred.localhost:{port}/pictures/one.png' },
  },
  {
    slug: 'picture-large',
    pictureWidth: 1600,
    head: '<meta name="robots" content="max-image-preview:large">',
  },
  { slug: 'picture-xmp', pictureXmp: XMP },
  { slug: 'unchanged', headers: { etag: '"one"', 'x-robots-tag': 'nosnippet' } },
  { slug: 'unchanged-but', headers: { etag: '"one"' }, unchangedHeaders: { 'x-robots-tag': 'nosnippet' } },
  { slug: 'later-barred' },
  { slug: 'later-refused', headers: { 'x-robots-tag': 'nosnippet' } },
  { slug: 'later-no-picture' },
  { slug: 'later-no-cdn' },
  { slug: 'taken-down' },
]

/** Hosts without a feed of ours, where others lead to. */
const ELSEWHERE: readonly OptingPublisher[] = [
  { slug: 'closed', robots: `${ALL}Content-Signal: search=no` },
  { slug: 'barred', robots: `${ALL}Disallow: /` },
]

const root = mkdtempSync(join(tmpdir(), 'broadsheet-gaps-'))
const paper = join(root, 'paper')
let web: OptingWeb
let everything = ''

beforeAll(async () => {
  const publishers = [...UNLISTED, ...LISTED]
  web = await startOptingWeb([...publishers, ...ELSEWHERE], PUBLISHED)
  const hostsOf = (some: readonly OptingPublisher[]) =>
    some.map(({ slug }) => `${slug}.localhost:${web.port}`)
  createSite(paper, {
    name: 'Gap Paper',
    contact: 'ed@paper.example',
    starter: {
      description: '',
      topics: [{ name: 'Harbours', keywords: ['harbour', 'bridge'], mustNot: [], hashtags: [] }],
      sources: hostsOf(publishers).map((host) => ({ name: host, url: `http://${host}/feed` })),
    },
    allowLoopback: hostsOf([...publishers, ...ELSEWHERE]),
  })
  await withStore(async (store) => {
    for (const one of rules()) await store.addOperatorRule(one)
  })
  await runBroadsheet(['run'], { cwd: paper, now: NOW })
  everything = Object.entries(treeOf(paper)).flat().join('\n')
})
afterAll(async () => {
  await web.close()
  rmSync(root, { recursive: true, force: true })
})

/** Rules written in other words than the addresses they bind. */
function rules(): readonly OperatorRule[] {
  const said = { who: 'the editor', why: 'asked by mail', at: NOW }
  return [
    { kind: 'block', target: 'blocked-host.localhost', ...said },
    { kind: 'block', target: `https://www.blocked-page.localhost:${web.port}/news/story/`, ...said },
    {
      kind: 'grant',
      target: `https://www.granted.localhost:${web.port}/news/story/`,
      uses: ['text'],
      ...said,
    },
  ]
}

async function withStore<Result>(use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = openStore({ file: join(paper, '.broadsheet', 'store.sqlite') })
  await store.migrate()
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

const articleOf = (slug: string): Promise<CuratedArticle | undefined> =>
  withStore(async (store) =>
    (await store.readCurated({})).find(({ title }) => title.includes(markOf(slug).title)),
  )

const runAfter = (days: number) =>
  runBroadsheet(['run', '--json'], { cwd: paper, now: new Date(NOW.getTime() + days * 24 * 3_600_000) })

function wordsIn(tree: string, slug: string): readonly string[] {
  const { title, lead, body, feed } = markOf(slug)
  return [title, title.toLowerCase(), lead, body, feed].filter((word) => tree.includes(word))
}

test.each(UNLISTED)('$slug: not a word is kept', ({ slug }) => {
  expect(wordsIn(everything, slug)).toEqual([])
})

test.each([
  { slug: 'granted', rights: { text: 'allow' } },
  { slug: 'long-robots', rights: { text: 'allow', image: 'thumbnail' } },
  { slug: 'packed-robots', rights: { text: 'allow', image: 'thumbnail' } },
  { slug: 'challenge', rights: { text: 'deny', image: 'deny' } },
  { slug: 'stand-in', rights: { list: 'allow', text: 'deny', image: 'deny' } },
  { slug: 'to-barred', rights: { list: 'allow', text: 'deny', image: 'deny' } },
])('$slug: decided as $rights', async ({ slug, rights }) => {
  const article = await articleOf(slug)
  expect(article && formatRights(article.rights)).toMatchObject(rights)
})

test.each([
  { slug: 'stand-in', words: ['Leadstandin', 'Bodystandin'] },
  { slug: 'to-barred', words: ['Leadbarred', 'Bodybarred', 'Titlebarred'] },
  { slug: 'to-closed', words: ['Leadclosed', 'Bodyclosed', 'Titleclosed'] },
])('$slug: nothing of the page that may not be used', ({ words }) => {
  expect(words.filter((word) => everything.includes(word))).toEqual([])
})

test.each([
  { case: 'nothing of a blocked host, robots.txt included', asked: 'blocked-host /robots.txt' },
  { case: 'no feed of a blocked host', asked: 'blocked-host /feed' },
  { case: 'no blocked page', asked: 'blocked-page /news/story' },
  { case: 'no ai.txt that robots.txt bars', asked: 'no-well-known /ai.txt' },
  { case: 'no tdmrep.json that robots.txt bars', asked: 'no-well-known /.well-known/tdmrep.json' },
  { case: 'no licence that robots.txt bars', asked: 'no-licence /license.xml' },
])('$case is asked for', ({ asked }) => {
  expect(web.requests.filter((request) => request === asked)).toEqual([])
})

test.each([
  { slug: 'picture-noindex', width: undefined },
  { slug: 'picture-moved', width: undefined },
  { slug: 'picture-large', width: 1280 },
  { slug: 'picture-xmp', width: 400 },
])('the copy of $slug is $width wide', async ({ slug, width }) => {
  const article = await articleOf(slug)
  expect(article?.images[0]?.cached?.width).toBe(width)
})

test('a prohibition in the picture itself is kept with the article', async () => {
  expect((await articleOf('picture-xmp'))?.rights.pictureAi).toBe('deny')
})

test.each([
  { command: 'grant', given: 'news.quay.example', target: 'news.quay.example' },
  { command: 'grant', given: 'www.quay.example', target: 'www.quay.example' },
  { command: 'block', given: 'www.quay.example', target: 'quay.example' },
  { command: 'remove', given: 'shop.quay.example/a', target: 'https://shop.quay.example/a' },
])('$command $given is recorded for $target', async ({ command, given, target }) => {
  const uses = command === 'grant' ? ['--uses', 'text'] : []
  const ran = await runBroadsheet([command, given, ...uses, '--reason', 'asked by mail'], {
    cwd: paper,
    now: NOW,
  })
  expect(ran.code).toBe(0)
  expect((await withStore((store) => store.readOperatorRules())).at(-1)?.target).toBe(target)
})

/** Files of our copies, with the notes of which address has which. */
function copyNames(): readonly string[] {
  const folder = join(paper, '.broadsheet', 'images')
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
}

test('what was decided stays so, and what became stricter is applied, when pages are asked again', async () => {
  const before = new Map<string, string>()
  for (const slug of ['later-no-picture', 'later-no-cdn'])
    before.set(slug, (await articleOf(slug))?.images[0]?.cached?.hash ?? 'none')
  web.replace({ slug: 'unchanged', headers: { etag: '"one"' } })
  web.replace({ slug: 'later-barred', robots: `${ALL}Disallow: /news/` })
  web.replace({ slug: 'later-refused', pageStatus: 403 })
  web.replace({ slug: 'later-no-picture', head: '<meta name="robots" content="noimageindex">' })
  web.replace({ slug: 'later-no-cdn', robots: `${ALL}Disallow: /pictures/` })
  const asked = web.requests.length
  await runAfter(7)
  const tree = Object.entries(treeOf(paper)).flat().join('\n')
  const gone = [
    'Leadunchanged',
    'Leadunchangedbut',
    'Bodylaterbarred',
    'Leadlaterrefused',
    'Bodylaterrefused',
  ]
  expect(gone.filter((word) => tree.includes(word))).toEqual([])
  for (const slug of ['unchanged', 'unchanged-but', 'later-refused'])
    expect((await articleOf(slug))?.rights.excerpt).toBe('deny')
  expect(web.requests.slice(asked)).not.toContain('later-barred /news/story')
  expect(web.requests.slice(asked)).not.toContain('blocked-page /news/story')
  for (const [slug, hash] of before) {
    expect(hash).not.toBe('none')
    expect(copyNames().filter((name) => name.includes(hash))).toEqual([])
    expect((await articleOf(slug))?.images[0]?.cached).toBeUndefined()
    expect(tree).not.toContain(hash)
  }
})

test('a takedown is complete at once and stays so over runs, rebuilds and the loss of the store', async () => {
  const hash = (await articleOf('taken-down'))?.images[0]?.cached?.hash ?? 'none'
  const gone = () => {
    const tree = Object.entries(treeOf(paper)).flat().join('\n')
    expect([...wordsIn(tree, 'taken-down'), ...(tree.includes(hash) ? [hash] : [])]).toEqual([])
  }
  expect(copyNames().some((name) => name.includes(hash))).toBe(true)
  const record = (await articleOf('taken-down'))?.path ?? ''
  const restored = readFileSync(join(paper, 'records', record))
  const target = `https://www.taken-down.localhost:${web.port}/news/story/`
  const removed = await runBroadsheet(['remove', target, '--reason', 'asked by mail', '--json'], {
    cwd: paper,
    now: new Date(NOW.getTime() + 8 * 24 * 3_600_000),
  })
  expect(JSON.parse(removed.out)).toMatchObject({ articles: [{ url: expect.stringMatching(/story$/) }] })
  gone()
  const asked = web.requests.length
  for (const days of [9, 10, 11]) {
    await runAfter(days)
    gone()
  }
  // Somebody brings the file back from an older copy of the records.
  writeFileSync(join(paper, 'records', record), restored)
  await runBroadsheet(['rebuild'], { cwd: paper, now: NOW })
  expect(await articleOf('taken-down')).toBeUndefined()
  rmSync(join(paper, 'records', record), { force: true })
  gone()
  for (const name of readdirSync(join(paper, '.broadsheet')).filter((each) => each.startsWith('store')))
    rmSync(join(paper, '.broadsheet', name))
  await runBroadsheet(['rebuild'], { cwd: paper, now: NOW })
  await runAfter(12)
  gone()
  expect(web.requests.slice(asked)).not.toContain('taken-down /news/story')
})
