import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EDITION, EMPTY_EDITION, POOR_EDITION } from '../fixtures/edition.ts'
import { launchBrowser } from './launch.ts'
import { type ServedSite, serveEdition } from './serve-edition.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }

let browser: Browser
let site: ServedSite
let poor: ServedSite
let empty: ServedSite
let arabic: ServedSite

beforeAll(async () => {
  ;[browser, site, poor, empty, arabic] = await Promise.all([
    launchBrowser(),
    serveEdition({ ...EDITION, site: { ...EDITION.site, url: 'https://tidewater.example/paper' } }),
    serveEdition(POOR_EDITION),
    serveEdition(EMPTY_EDITION),
    serveEdition({ ...EDITION, site: { ...EDITION.site, language: 'ar', url: 'https://tidewater.example' } }),
  ])
})

afterAll(async () => {
  await browser.close()
  await Promise.all([site.close(), poor.close(), empty.close(), arabic.close()])
})

/** Opens a page, does something, and sees to it that nothing left for another host and nothing was refused or logged. */
async function visit<Result>(
  address: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: DESK, ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('console', (message) => trouble.push(message.text()))
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') trouble.push(`asked ${request.url()}`)
  })
  await page.goto(address)
  const result = await work(page)
  await context.close()
  expect(trouble).toEqual([])
  return result
}

function firstPath(folder: string): string {
  const path = site.paths.find(
    (candidate) => candidate.startsWith(`${folder}/`) && candidate.endsWith('/index.html'),
  )
  return `/${path?.replace('index.html', '')}`
}

const LEAD_STORY = `/stories/${EDITION.stories[0]?.id}/`

// biome-ignore format: one kind of page a line
const KINDS = [
  { kind: 'front page', path: () => '/' }, { kind: 'topic', path: () => '/topics/models/' }, { kind: 'story', path: () => LEAD_STORY },
  { kind: 'article', path: () => firstPath('articles') }, { kind: 'provider', path: () => firstPath('providers') },
  { kind: 'archive', path: () => '/archive/' }, { kind: 'month', path: () => '/archive/2026/11/' }, { kind: 'day', path: () => '/archive/2026/11/24/' },
  { kind: 'newsletters', path: () => '/newsletters/' }, { kind: 'issue', path: () => '/newsletters/2026-11-24/' },
  { kind: 'sources', path: () => '/sources/' }, { kind: 'left out', path: () => '/left-out/' },
  { kind: 'search', path: () => '/search/?q=harbor' }, { kind: 'about', path: () => '/about/' }, { kind: 'for publishers', path: () => '/bot/' },
  { kind: 'feeds', path: () => '/feeds/' }, { kind: 'not found', path: () => '/404.html' },
] as const

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate(
    // The script above puts `axe` into the page; it has no type here.
    () =>
      (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
      ).axe.run(),
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  )
}

test.each(KINDS)('axe finds nothing on the page: $kind', async ({ path }) => {
  const found = await visit(`${site.url}${path()}`, { colorScheme: 'light' }, violations)
  expect(found).toEqual([])
})

test.each(KINDS)('axe finds nothing in the dark on a phone: $kind', async ({ path }) => {
  const options = { colorScheme: 'dark', viewport: PHONE } as const
  expect(await visit(`${site.url}${path()}`, options, violations)).toEqual([])
})

test.each(KINDS)('axe finds nothing from right to left: $kind', async ({ path }) => {
  expect(await visit(`${arabic.url}${path()}`, {}, violations)).toEqual([])
})

test('axe finds nothing on a first run with three articles, nor when every source fails', async () => {
  expect(await visit(`${poor.url}/`, {}, violations)).toEqual([])
  const page = await visit(`${empty.url}/`, { colorScheme: 'dark' }, async (open) => [
    ...(await violations(open)),
    await open.locator('main').textContent(),
  ])
  expect(page).toEqual([expect.stringMatching(/No source could be reached.*Nothing is published yet/s)])
})

test.each([
  { name: 'phone', viewport: PHONE, javaScriptEnabled: true },
  { name: 'desk, no script', viewport: DESK, javaScriptEnabled: false },
])('from the front page to a story to its source: $name', async ({ viewport, javaScriptEnabled }) => {
  await visit(`${site.url}/`, { viewport, javaScriptEnabled }, async (page) => {
    await page.locator('.lead .why summary').click()
    expect(await page.locator('.lead .why tfoot .points').textContent()).toBe('92')
    await page.locator('.lead .to-story').click()
    await page.waitForURL(`**${LEAD_STORY}`)
    expect(await page.locator('h1').textContent()).toContain('Harbor cities agree')
    expect(await page.locator('.timeline > li').count()).toBe(7)
    expect(await page.locator('.copies summary').textContent()).toContain('3 others')
    const source = page.locator('.timeline a.to-source').first()
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/mast\.example\//)
    expect(await source.getAttribute('rel')).toBe('noopener')
    expect(await source.getAttribute('target')).toBeNull()
  })
})

test('words in Arabic run from right to left inside an English page', async () => {
  await visit(`${site.url}${LEAD_STORY}`, {}, async (page) => {
    const headline = page.locator('.timeline a[lang=ar]')
    expect(await headline.getAttribute('dir')).toBe('rtl')
  })
})

test('the theme follows the system until it is switched, and is remembered', async () => {
  await visit(`${site.url}/`, { colorScheme: 'dark' }, async (page) => {
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    expect(await paper()).toBe('rgb(19, 20, 23)')
    await page.locator('[data-theme-switch]').click()
    expect(await paper()).toBe('rgb(252, 251, 248)')
    await page.goto(`${site.url}/about/`)
    expect(await paper()).toBe('rgb(252, 251, 248)')
    expect(await page.context().cookies()).toEqual([])
  })
})

test('keys move through the stories, open search and explain themselves, until they are switched off', async () => {
  await visit(`${site.url}/`, {}, async (page) => {
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain('Skip to content')
    await page.keyboard.press('j')
    expect(await focused()).toContain('Harbor cities')
    await page.keyboard.press('j')
    expect(await focused()).toContain('Open weights')
    await page.keyboard.press('k')
    expect(await focused()).toContain('Harbor cities')
    await page.keyboard.press('?')
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await page.locator('dialog input').uncheck()
    await page.locator('dialog button').click()
    await page.keyboard.press('?')
    expect(await page.locator('dialog').isVisible()).toBe(false)
    await page.locator('[data-keys-open]').click()
    await page.locator('dialog input').check()
    await page.locator('dialog button').click()
    await page.keyboard.press('/')
    await page.waitForURL('**/search/')
  })
})

test.each([
  { case: 'a word of a headline', query: 'q=manifests', first: 'A small model that reads ship manifests' },
  { case: 'the beginning of a word', query: 'q=manif', first: 'A small model that reads ship manifests' },
  { case: 'a word spelt wrongly', query: 'q=manifetss', first: 'A small model that reads ship manifests' },
  {
    case: 'a wrong first letter',
    query: 'q=berries',
    first: 'Harbor cities agree on one test for self-steering ferries',
  },
  { case: 'a word of an excerpt', query: 'q=milliseconds', first: 'Speech tools learn to wait' },
  { case: 'Chinese', query: 'q=自动驾驶', first: '港口城市就自动驾驶渡轮达成统一测试' },
  {
    case: 'accents or none',
    query: 'q=recus',
    first: 'Les auditeurs pourront consulter les reçus d’entraînement',
  },
  {
    case: 'a provider',
    query: 'provider=hafen.example',
    first: 'Häfen einigen sich auf eine Prüfung für selbstfahrende Fähren',
  },
  {
    case: 'a topic and a word',
    query: 'q=drivers&topic=robots',
    first: 'Carriers answer the drivers’ claim',
  },
  { case: 'a day without anything', query: 'q=harbor&since=2027-01-01', first: undefined },
])('search finds $case', async ({ query, first }) => {
  await visit(`${site.url}/search/?${query}`, {}, async (page) => {
    await page.locator('[data-search-status][data-state=done]').waitFor()
    const titles = await page.locator('[data-search-results] h2').allTextContents()
    expect(titles[0]).toBe(first)
  })
})

// 640 CSS pixels are a window of 1,280 at a zoom of 200%; 320 are the width that WCAG 1.4.10 asks for.
test.each([{ width: 320 }, { width: 390 }, { width: 640 }, { width: 1280 }])(
  'nothing is wider than a screen of $width pixels, nor cut off',
  async ({ width }) => {
    for (const { path } of KINDS) {
      const found = await visit(`${site.url}${path()}`, { viewport: { width, height: 800 } }, (page) =>
        page.evaluate<unknown>(CUT_OFF),
      )
      expect(found, path()).toEqual({ overflow: 0, cut: [] })
    }
  },
)

const CUT_OFF = `({
  overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
  cut: [...document.querySelectorAll('main :is(h1, h2, h3, p, dt, dd, li)')]
    .filter((element) => getComputedStyle(element).overflow === 'visible' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
    .map((element) => element.outerHTML.slice(0, 100)),
})`

test.each([
  { motion: 'reduce', seconds: 0 },
  { motion: 'no-preference', seconds: 0.12 },
] as const)(
  'with a wish for motion of $motion, changes take $seconds seconds at most',
  async ({ motion, seconds }) => {
    const longest = await visit(`${site.url}/`, { reducedMotion: motion }, (page) =>
      page.evaluate<number>(
        "Math.max(...[...document.querySelectorAll('*')].flatMap((element) => { const style = getComputedStyle(element); return [style.transitionDuration, style.animationDuration].map(parseFloat) }))",
      ),
    )
    expect(longest).toBeLessThanOrEqual(seconds)
  },
)

test('printed, a story is one column without navigation, and its links say their addresses', async () => {
  await visit(`${site.url}${LEAD_STORY}`, {}, async (page) => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.sections').isVisible()).toBe(false)
    expect(await page.locator('.footer').isVisible()).toBe(false)
    const after = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.timeline a.to-source'), '::after').content",
    )
    expect(after).toContain('https://mast.example/')
  })
})

test('by keyboard alone from the front page to a story to its source', async () => {
  await visit(`${site.url}/`, {}, async (page) => {
    await tabTo(page, '.lead .to-story')
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${LEAD_STORY}`)
    await tabTo(page, '.timeline a.to-source')
    expect(await page.evaluate<string>('document.activeElement.href')).toMatch(/^https:\/\/mast\.example\//)
    await tabTo(page, '.copies summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('.copies li').first().isVisible()).toBe(true)
  })
})

/** Presses Tab until the focus is on the first element that the selector finds. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate<boolean>(`document.activeElement === document.querySelector('${selector}')`))
      return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}`)
}

test('a player is a link to an allow-listed host: nothing is asked of it before', async () => {
  const talk = EDITION.articles.find((article) => article.embed !== undefined)
  await visit(`${site.url}/articles/${talk?.id}/`, {}, async (page) => {
    const player = page.locator('.player a')
    expect(await player.getAttribute('href')).toBe('https://player.vimeo.com/video/76979871')
    expect(await player.textContent()).toBe('Play at player.vimeo.com')
    expect(await page.locator('iframe').count()).toBe(0)
  })
})

test('navigation targets on a phone are 44 pixels high', async () => {
  const heights = await visit(`${site.url}/`, { viewport: PHONE, hasTouch: true, isMobile: true }, (page) =>
    page.evaluate<number[]>(
      "[...document.querySelectorAll('.sections a, .footer a, .theme')].map((link) => link.getBoundingClientRect().height)",
    ),
  )
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
})

const SHIFT = `new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => done(sum), 300)
})`

test('the front page weighs less than 150 KB on a phone, and nothing moves while it loads', async () => {
  site.sent.clear()
  const shift = await visit(`${site.url}/`, { viewport: PHONE, deviceScaleFactor: 2 }, async (page) => {
    await page.waitForLoadState('networkidle')
    return page.evaluate<number>(SHIFT)
  })
  expect(shift).toBeLessThan(0.01)
  const bytes = [...site.sent.values()].reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeLessThan(150_000)
})

// The text is painted in the machine's own serif first: the fonts are answered only when the page has been.
test.each([{ width: 320 }, { width: 360 }, { width: 390 }, { width: 1280 }])(
  'nothing moves when the typeface comes late, on $width pixels',
  async ({ width }) => {
    for (const path of ['/', LEAD_STORY, '/topics/models/', '/about/']) {
      const options = { viewport: { width, height: 844 } }
      const context = await browser.newContext(options)
      const page = await context.newPage()
      const painted = Promise.withResolvers<void>()
      await page.route('**/*.woff2', async (route) => {
        await painted.promise
        await route.continue()
      })
      const { shift, ready } = await openPainted(page, `${site.url}${path}`, painted.resolve)
      await context.close()
      expect(ready, path).toBe(true)
      expect(shift, path).toBeLessThan(0.01)
    }
  },
)

const FIRST_PAINT = `new Promise((done) => {
  new PerformanceObserver((list) => { if (list.getEntriesByName('first-contentful-paint').length > 0) done(true) }).observe({ type: 'paint', buffered: true })
})`

async function openPainted(page: Page, address: string, onPainted: () => void) {
  await page.goto(address, { waitUntil: 'commit' })
  await page.evaluate(FIRST_PAINT)
  onPainted()
  const ready = await page.evaluate<boolean>(
    "document.fonts.ready.then(() => document.fonts.check('600 16px Newsreader'))",
  )
  return { shift: await page.evaluate<number>(SHIFT), ready }
}
