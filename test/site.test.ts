import { HtmlValidate } from 'html-validate'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import type { Edition } from '../src/model/edition.ts'
import { siteFiles } from '../src/publish/publish.ts'
import { readAssets } from '../src/publish/write/read-assets.ts'
import { EDITION, EMPTY_EDITION, POOR_EDITION } from './fixtures/edition.ts'

const assets = await readAssets()

function pagesOf(edition: Edition): Map<string, string> {
  const pages = [...siteFiles(edition, assets)].filter((file) => file.path.endsWith('.html'))
  return new Map(pages.map((page) => [page.path, String(page.render())]))
}

function versionsOf(edition: Edition): Map<string, string> {
  return new Map([...siteFiles(edition, assets)].map((file) => [file.path, file.version]))
}

const pages = pagesOf(EDITION)

test('every file is planned once, and every kind of page is there', () => {
  const paths = [...siteFiles(EDITION, assets)].map((file) => file.path)
  expect(new Set(paths).size).toBe(paths.length)
  // biome-ignore format: a list of paths
  for (const path of ['index.html', '404.html', 'about/index.html', 'bot/index.html', 'search/index.html', 'sources/index.html', 'left-out/index.html', 'topics/models/index.html',
    'archive/index.html', 'archive/2026/11/index.html', 'archive/2026/11/24/index.html', 'providers/quay.example/index.html', 'newsletters/2026-11-24/index.html',
    'manifest.webmanifest', 'search/index.json']) {
    expect(paths).toContain(path)
  }
})

// One page of a kind: the validator takes a tenth of a second for each.
const SAMPLES = [EDITION, POOR_EDITION, EMPTY_EDITION].flatMap((edition, index) => {
  const kinds = Map.groupBy(pagesOf(edition), ([path]) => path.replace(/\/.*\//, '/*/'))
  return [...kinds].flatMap(([kind, [first]]) =>
    first ? [{ kind: `${kind} (${index})`, page: first[1] }] : [],
  )
})

test.each(SAMPLES)('html-validate finds no error on $kind', async ({ kind, page }) => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Matters of taste: minified white space, void elements closed as XML does, more than 70 characters in a title.
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'long-title': 'off',
      'no-raw-characters': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'doctype-style': 'off',
      // Everything comes from the site itself; its addresses carry the hash.
      'require-sri': 'off',
    },
  })
  const report = await validator.validateString(page, kind)
  const messages = report.results.flatMap((result) => result.messages)
  expect(messages.map((message) => `${message.line} ${message.ruleId} ${message.message}`)).toEqual([])
})

test('a page has one h1, skips no level of headings, and says what it is', () => {
  for (const [path, page] of pages) {
    const levels = [...page.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1]))
    expect(
      levels.filter((level) => level === 1),
      path,
    ).toHaveLength(1)
    for (const [index, level] of levels.entries())
      expect(level, path).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    for (const needed of [
      'name="description" content="',
      'rel="canonical" href="https://',
      'Content-Security-Policy',
    ]) {
      expect(page, path).toContain(needed)
    }
  }
})

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

function elementsOf(page: string): Element[] {
  const elements: Element[] = []
  const parser = new Parser({ onopentag: (name, attributes) => elements.push({ name, attributes }) })
  parser.end(page)
  return elements
}

/** What the content security policy, or a reader, would mind. */
function dangers(page: string): string[] {
  return elementsOf(page).flatMap(({ name, attributes }) => {
    const names = Object.keys(attributes).filter(
      (attribute) => attribute === 'style' || attribute.startsWith('on'),
    )
    const isForeign = LOADING.has(name) && !/^(\/|$)/.test(attributes.src ?? '')
    const isInline =
      name === 'script' && attributes.src === undefined && attributes.type !== 'application/ld+json'
    const isBadLink = name === 'a' && !/^(https?:|mailto:|\/|#)/.test(attributes.href ?? '')
    const isUnknown = !EXPECTED.has(name)
    return names.length > 0 || isForeign || isInline || isBadLink || isUnknown
      ? [`${name} ${JSON.stringify(attributes)}`]
      : []
  })
}

const LOADING = new Set(['img', 'script', 'source', 'iframe', 'object', 'embed'])
// biome-ignore format: every element the templates use
const EXPECTED = new Set(['html', 'head', 'meta', 'title', 'link', 'script', 'body', 'a', 'header', 'footer', 'main', 'nav', 'section', 'article', 'aside', 'div', 'p', 'pre', 'span', 'b', 'br',
  'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'figure', 'figcaption', 'picture', 'source', 'img', 'svg', 'path', 'circle',
  'time', 'details', 'summary', 'search', 'form', 'label', 'input', 'select', 'option', 'button', 'noscript', 'dialog', 'kbd', 'code'])

test('no page has a style attribute, an inline script or an element that loads from elsewhere', () => {
  for (const [path, page] of pages) {
    expect(dangers(page), path).toEqual([])
    expect(page, path).not.toMatch(/undefined|\[object|NaN/)
  }
})

test('pages are small: a story and an article under 30 KB, the front page under 100 KB', () => {
  for (const [path, page] of pages) {
    const limit = /^(stories|articles)\//.test(path) ? 30_000 : 100_000
    expect(Buffer.byteLength(page), path).toBeLessThan(limit)
  }
})

// biome-ignore format: one attack a line
const ATTACKS = [
  '<script>window.__pwned=1</script>', '"><img src=x onerror=window.__pwned=1>', "' onmouseover='window.__pwned=1", '</title><script>window.__pwned=1</script>',
  '</script><script>window.__pwned=1</script>', '<!--<script>', ']]>', '{{constructor.constructor("window.__pwned=1")()}}', '\u2028</script>', '&lt;script&gt;', 'javascript:window.__pwned=1',
]

test.each(ATTACKS)('a publisher’s words stay words: %s', (attack) => {
  const articles = EDITION.articles.map((article) => ({
    ...article,
    title: attack,
    excerpt: attack,
    authors: [attack],
    language: attack,
    provider: { ...article.provider, name: attack, domain: attack },
    images: article.images.map((image) => ({ ...image, title: attack, attribution: attack })),
  }))
  const site = { ...EDITION.site, name: attack, description: attack }
  for (const [path, page] of pagesOf({ ...EDITION, site, articles })) {
    expect(path).toMatch(/^[\w./-]+$/)
    expect(dangers(page), path).toEqual([])
  }
})

test('an address that is no web address is shown as text', () => {
  const articles = EDITION.articles.map((article) => ({ ...article, url: 'javascript:window.__pwned=1' }))
  for (const page of pagesOf({ ...EDITION, articles }).values()) expect(dangers(page)).toEqual([])
})

test('a change of one article touches its pages and lists and nothing else', () => {
  const changed = EDITION.articles.find((article) => article.title.startsWith('Proofs that check'))
  const articles = EDITION.articles.map((article) =>
    article === changed ? { ...article, title: 'Proofs' } : article,
  )
  const before = versionsOf(EDITION)
  const after = versionsOf({ ...EDITION, articles })
  const touched = [...after].filter(([path, version]) => before.get(path) !== version).map(([path]) => path)
  const pagesTouched = touched.filter((path) => !path.startsWith('search/'))
  expect(pagesTouched).toContain(`articles/${changed?.id}/index.html`)
  expect(pagesTouched).toContain('topics/research/index.html')
  expect(pagesTouched).not.toContain('topics/chips/index.html')
  expect(pagesTouched).not.toContain('about/index.html')
  expect(pagesTouched.length).toBeLessThan(12)
})

test('a version changes with everything a page shows, and equal versions mean equal bytes', () => {
  const variants: Edition[] = [
    { ...EDITION, site: { ...EDITION.site, timeZone: 'Asia/Kolkata' } },
    { ...EDITION, sources: EDITION.sources.slice(1) },
    { ...EDITION, stories: EDITION.stories.map((story) => ({ ...story, voices: story.voices.slice(1) })) },
    { ...EDITION, articles: EDITION.articles.slice(3) },
    { ...EDITION, frontPage: { ...EDITION.frontPage, rising: [] } },
    { ...EDITION, newsletters: [] },
  ]
  for (const edition of variants) {
    const before = versionsOf(EDITION)
    for (const file of siteFiles(edition, assets)) {
      if (!file.path.endsWith('.html') || before.get(file.path) !== file.version) continue
      expect(String(file.render()), file.path).toBe(pages.get(file.path))
    }
  }
})

test('below a base path every address of the site begins with it', () => {
  const edition = { ...EDITION, site: { ...EDITION.site, url: 'https://reader.example/paper' } }
  for (const [path, page] of pagesOf(edition)) {
    const own = [...page.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map((match) => match[1] ?? '')
    expect(
      own.filter((address) => !address.startsWith('/paper/')),
      path,
    ).toEqual([])
  }
})

test('a copy is reachable on the page of its story though it is not published by itself', () => {
  const copy = EDITION.articles.find((article) => article.duplicateOf !== undefined)
  expect(pages.get(`stories/${copy?.story}/index.html`)).toContain(copy?.url)
})

test('a source that fails run after run changes no page, and says until when it was well', () => {
  const failing = (runs: number): Edition => ({
    ...EDITION,
    sources: EDITION.sources.map(({ source, state }) => ({
      source,
      state: {
        ...state,
        status: 'failing',
        failuresInARow: runs,
        lastSuccessAt: new Date('2026-11-20T09:00:00Z'),
        lastTriedAt: new Date(Date.UTC(2026, 10, 24, runs)),
        lastFailure: { code: 'DNS', message: 'No address.', at: new Date(Date.UTC(2026, 10, 24, runs)) },
      },
    })),
  })
  expect(versionsOf(failing(5))).toEqual(versionsOf(failing(4)))
  expect(pagesOf(failing(4)).get('sources/index.html')).toMatch(/No address\. \(well until 20 Nov, \d\d:00\)/)
})

test.each([
  { short: 1, rows: [] },
  { short: 2, rows: [2] },
  { short: 3, rows: [3] },
  { short: 4, rows: [2, 2] },
  { short: 5, rows: [2, 3] },
])('$short short sections stand side by side as $rows, after those that fill the page', ({ short, rows }) => {
  const stories = EDITION.frontPage.sections.flatMap((section) => section.stories)
  const topics = ['Models', 'Policy', 'Research', 'Chips', 'Robots']
  const sections = [
    ...topics.slice(0, short).map((topic, at) => ({ topic, stories: stories.slice(at, at + 1) })),
    { topic: 'Society', stories: stories.slice(5, 8) },
  ]
  const page = pagesOf({ ...EDITION, frontPage: { ...EDITION.frontPage, sections } }).get('index.html') ?? ''
  const order = [...page.matchAll(/<h2 id="section-(\w+)"/g)].map((match) => match[1])
  expect(order).toEqual(['society', ...topics.slice(0, short).map((topic) => topic.toLowerCase())])
  const shown = page.split(/<div class="columns[^"]*">/).slice(1)
  expect(shown.map((row) => row.split('<section class="section"').length - 1)).toEqual(rows)
})
