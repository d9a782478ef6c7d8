/** A whole run over publishers that each say no in another way: what was closed is in no file of the site's folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import { readRecord } from '../src/publish/records/read-record.ts'
import { takeDown } from '../src/steps/takedown.ts'
import { openStore } from '../src/store/open-store.ts'
import { markOf, type OptingPublisher, type OptingWeb, startOptingWeb } from './fixtures/rights/opting-web.ts'
import { type Ran, runBroadsheet, treeOf } from './run-broadsheet.ts'

const PUBLISHED = new Date('2026-11-20T11:00:00Z')
const NOW = new Date('2026-11-20T12:00:00Z')
const ALL = 'User-agent: *\n'
const RSL = (token: string) =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><prohibits type="usage">${token}</prohibits></license></content></rsl>`

/** Who is not listed at all: not a word of theirs is kept. */
const UNLISTED: readonly OptingPublisher[] = [
  { slug: 'no-feed', robots: `${ALL}Disallow: /feed` },
  { slug: 'no-anything', robots: 'User-agent: BroadsheetBot\nDisallow: /' },
  { slug: 'meta-noindex', head: '<meta name="robots" content="noindex">' },
  { slug: 'meta-own-name', head: '<meta name="broadsheetbot" content="none">' },
  { slug: 'header-noindex', headers: { 'x-robots-tag': 'broadsheetbot: noindex' } },
  { slug: 'meta-expired', head: '<meta name="robots" content="unavailable_after: 2026-11-20T11:30:00Z">' },
  { slug: 'signal-search', robots: `${ALL}Content-Signal: search=no` },
  { slug: 'usage-header', headers: { 'content-usage': 'search=n' } },
  { slug: 'usage-robots', robots: `${ALL}Content-Usage: /news/ search=n` },
  {
    slug: 'rsl-robots',
    robots: `License: /license.xml\n${ALL}Allow: /`,
    files: { '/license.xml': RSL('search') },
  },
  { slug: 'gone', pageStatus: 410 },
]

/** Who is listed, with words that may not appear anywhere in the folder, or only outside of what is published. */
type Partly = OptingPublisher & {
  readonly nowhere?: readonly ('lead' | 'body' | 'feed' | 'picture')[]
  readonly unpublished?: readonly ('lead' | 'body' | 'feed' | 'picture')[]
  readonly rights: Readonly<Record<string, string>>
}
const PARTLY: readonly Partly[] = [
  {
    slug: 'open',
    unpublished: ['body'],
    rights: { excerpt: 'limit(300)', image: 'thumbnail', text: 'allow', ai: 'deny' },
  },
  {
    slug: 'no-pages',
    robots: `${ALL}Disallow: /news/`,
    nowhere: ['lead', 'body', 'picture'],
    rights: { excerpt: 'limit(300)', image: 'deny', text: 'deny', ai: 'deny' },
  },
  {
    slug: 'forbidden',
    pageStatus: 403,
    nowhere: ['lead', 'body', 'picture'],
    rights: { image: 'deny', text: 'deny' },
  },
  {
    slug: 'payment',
    pageStatus: 402,
    nowhere: ['lead', 'body', 'picture'],
    rights: { image: 'deny', text: 'deny' },
  },
  {
    slug: 'meta-nosnippet',
    head: '<meta name="robots" content="nosnippet">',
    unpublished: ['lead', 'feed', 'body'],
    rights: { excerpt: 'deny' },
  },
  {
    slug: 'meta-noarchive',
    head: '<meta name="robots" content="noarchive">',
    nowhere: ['body'],
    rights: { text: 'deny', ai: 'deny' },
  },
  {
    slug: 'meta-noimage',
    head: '<meta name="robots" content="noimageindex">',
    nowhere: ['picture'],
    rights: { image: 'deny' },
  },
  {
    slug: 'signal-immediate',
    robots: `${ALL}Content-Signal: use=immediate`,
    nowhere: ['body', 'picture'],
    rights: { text: 'deny', image: 'deny' },
  },
  {
    slug: 'signal-reference',
    robots: `${ALL}Content-Signal: use=reference`,
    nowhere: ['body'],
    rights: { text: 'deny', image: 'thumbnail' },
  },
  {
    slug: 'no-pictures',
    robots: `${ALL}Disallow: /pictures/`,
    unpublished: ['body'],
    rights: { text: 'allow' },
  },
  {
    slug: 'tdm-file',
    files: { '/.well-known/tdmrep.json': '[{"location":"/","tdm-reservation":1}]' },
    rights: { ai: 'deny', text: 'allow' },
  },
]

const root = mkdtempSync(join(tmpdir(), 'broadsheet-rights-'))
const paper = join(root, 'paper')
let web: OptingWeb
let ran: Ran
let everything = ''
let published = ''

beforeAll(async () => {
  const publishers = [...UNLISTED, ...PARTLY]
  web = await startOptingWeb(publishers, PUBLISHED)
  const hosts = publishers.map(({ slug }) => `${slug}.localhost:${web.port}`)
  createSite(paper, {
    name: 'Opting Paper',
    contact: 'ed@paper.example',
    starter: {
      description: '',
      topics: [{ name: 'Harbours', keywords: ['harbour', 'bridge'], mustNot: [], hashtags: [] }],
      sources: hosts.map((host) => ({ name: host, url: `http://${host}/feed` })),
    },
    allowLoopback: hosts,
  })
  ran = await runBroadsheet(['run', '--json'], { cwd: paper, now: NOW })
  everything = Object.values(treeOf(paper)).join('\n')
  published = [
    ...Object.values(treeOf(join(paper, 'public'))),
    ...Object.values(treeOf(join(paper, 'records'))),
  ].join('\n')
})
afterAll(async () => {
  await web.close()
  rmSync(root, { recursive: true, force: true })
})

function recordOf(slug: string) {
  return readdirSync(join(paper, 'records', '_news'))
    .map((name) => readRecord(readFileSync(join(paper, 'records', '_news', name), 'utf8')))
    .find((record) => record.title?.includes(markOf(slug).title))
}

/** The word to look for; a picture is known by its address. */
function wordOf(slug: string, part: 'lead' | 'body' | 'feed' | 'picture'): string {
  return part === 'picture' ? `${slug}.localhost:${web.port}/pictures/one.png` : markOf(slug)[part]
}

test('the run succeeds, and what is open is found', () => {
  expect(ran.code).toBe(0)
  for (const word of ['Titleopen', 'Leadopen']) expect(published).toContain(word)
  expect(everything).toContain('Bodyopen')
})

test.each(UNLISTED)('$slug: not a word is kept', ({ slug }) => {
  const { title, lead, body, feed } = markOf(slug)
  expect([title, lead, body, feed].filter((word) => everything.includes(word))).toEqual([])
})

test.each(PARTLY)(
  '$slug: listed, with no more than its rights',
  ({ slug, nowhere = [], unpublished = [], rights }) => {
    expect(recordOf(slug)?.rights).toMatchObject({ list: 'allow', ...rights })
    expect(nowhere.filter((part) => everything.includes(wordOf(slug, part)))).toEqual([])
    expect(unpublished.filter((part) => published.includes(wordOf(slug, part)))).toEqual([])
  },
)

test.each([
  { slug: 'no-feed', path: '/feed' },
  { slug: 'no-anything', path: '/feed' },
  { slug: 'no-anything', path: '/news/story' },
  { slug: 'no-pages', path: '/news/story' },
  { slug: 'no-pictures', path: '/pictures/one.png' },
  { slug: 'signal-immediate', path: '/pictures/one.png' },
])('$slug: $path is not even asked for', ({ slug, path }) => {
  expect(web.requests.filter((request) => request === `${slug} ${path}`)).toEqual([])
})

test('every host was asked for its robots.txt before anything else', () => {
  for (const { slug } of [...UNLISTED, ...PARTLY])
    expect(web.requests.find((request) => request.startsWith(`${slug} `))).toBe(`${slug} /robots.txt`)
})

test.each([
  {
    case: 'a page',
    slug: 'tdm-file',
    path: '/news/story?utm_source=mail#top',
  },
  { case: 'a whole domain', slug: 'meta-noarchive', path: undefined },
])('a takedown of $case is complete after one run and stays so', async ({ slug, path }) => {
  const target = path === undefined ? `${slug}.localhost` : `http://${slug}.localhost:${web.port}${path}`
  const store = openStore({ file: join(paper, '.broadsheet', 'store.sqlite') })
  await takeDown(store, { kind: 'takedown', target, who: slug, why: 'asked by mail', at: NOW })
  await store.close()
  for (const hours of [1, 30, 60]) {
    await runBroadsheet(['run', '--json'], { cwd: paper, now: new Date(NOW.getTime() + hours * 3_600_000) })
    const { title, lead, body, feed } = markOf(slug)
    const tree = Object.entries(treeOf(paper)).flat().join('\n')
    expect([title, title.toLowerCase(), lead, body, feed].filter((word) => tree.includes(word))).toEqual([])
  }
})

/** Who changes their mind after publication, and what may then be nowhere in the folder. */
const TURNING: readonly {
  readonly case: string
  readonly days: number
  readonly now: OptingPublisher
  readonly nowhere: readonly string[]
}[] = [
  {
    case: 'robots.txt closes the list',
    days: 4,
    now: { slug: 'signal-reference', robots: `${ALL}Content-Signal: search=no` },
    nowhere: ['Titlesignalreference', 'Leadsignalreference', 'Bodysignalreference'],
  },
  {
    case: 'a page says noindex',
    days: 12,
    now: {
      slug: 'no-pictures',
      robots: `${ALL}Disallow: /pictures/`,
      head: '<meta name="robots" content="noindex">',
    },
    nowhere: ['Titlenopictures', 'Leadnopictures', 'Bodynopictures'],
  },
  {
    case: 'a page says nosnippet and noarchive',
    days: 20,
    now: { slug: 'open', head: '<meta name="robots" content="nosnippet, noarchive">' },
    nowhere: ['Leadopen', 'Bodyopen'],
  },
]

test.each(TURNING)('published, then $case: gone after the next run', async ({ days, now, nowhere }) => {
  web.replace(now)
  await runBroadsheet(['run', '--json'], { cwd: paper, now: new Date(NOW.getTime() + days * 24 * 3_600_000) })
  const tree = Object.entries(treeOf(paper)).flat().join('\n')
  expect(nowhere.filter((word) => tree.includes(word))).toEqual([])
})
