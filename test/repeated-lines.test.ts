/** A paragraph that a site repeats under its articles leaves the texts of later runs, where the operator asked for it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSite } from '../src/config/create-site.ts'
import { openStore } from '../src/store/open-store.ts'
import { type OptingPublisher, type OptingWeb, startOptingWeb } from './fixtures/rights/opting-web.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const PUBLISHED = new Date('2026-11-20T11:00:00Z')
const NOW = new Date('2026-11-20T12:00:00Z')
const LATER = new Date('2026-11-21T12:00:00Z')
const SLUG = 'footer-post'
const FOOTER =
  'The Footer Post is read by everyone who has ever stood at the harbour and wondered about the boats, and it lives of what its readers give.'
const STORIES = ['trams', 'cranes', 'pilots', 'lighthouses']
const LATEST = 'dredgers'
const root = mkdtempSync(join(tmpdir(), 'broadsheet-repeated-'))
let web: OptingWeb

beforeAll(async () => {
  web = await startOptingWeb([], PUBLISHED)
})
afterAll(async () => {
  await web.close()
  rmSync(root, { recursive: true, force: true })
})

describe.each([
  { option: 'on', leaves: true },
  { option: 'off', leaves: false },
])('with the option $option', ({ option, leaves }) => {
  const paper = join(root, option)
  beforeAll(async () => {
    makePaper(paper, option === 'on')
    web.replace(publisherOf(STORIES))
    await runBroadsheet(['run'], { cwd: paper, now: NOW })
    web.replace(publisherOf([...STORIES, LATEST]))
    await runBroadsheet(['run', '--all'], { cwd: paper, now: LATER })
  })

  test('a run does not judge by what it finds itself', async () => {
    const texts = await textsOf(paper)
    for (const story of STORIES) expect(texts.find((text) => text.includes(story))).toContain(FOOTER)
  })

  test(`the next one ${leaves ? 'leaves the paragraph out' : 'keeps the paragraph'}`, async () => {
    const text = (await textsOf(paper)).find((each) => each.includes(LATEST))
    expect(text).toContain(`more than four thousand ${LATEST}`)
    expect(text?.includes(FOOTER)).toBe(!leaves)
  })

  test(`${leaves ? 'hashes of the pages’ lines' : 'no lines'} are remembered`, async () => {
    const store = openStore({ file: join(paper, '.broadsheet', 'store.sqlite') })
    const after = new Date(LATER.getTime() + 1)
    const pages = await store.readPageLines({ domain: `${SLUG}.localhost`, before: after, limit: 99 })
    await store.close()
    expect(pages).toHaveLength(leaves ? STORIES.length + 1 : 0)
  })
})

function makePaper(folder: string, dropRepeatedLines: boolean): void {
  const host = `${SLUG}.localhost:${web.port}`
  createSite(folder, {
    name: 'Paper',
    contact: 'ed@paper.example',
    starter: {
      description: '',
      topics: [{ name: 'Harbours', keywords: ['harbour'], mustNot: [], hashtags: [] }],
      sources: [{ name: host, url: `http://${host}/feed` }],
    },
    allowLoopback: [host],
  })
  const file = join(folder, 'broadsheet.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/^fetch:\n/m, `fetch:\n  dropRepeatedLines: ${dropRepeatedLines}\n`))
}

async function textsOf(folder: string): Promise<readonly string[]> {
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  try {
    return (await store.readCurated({})).map(({ text }) => text ?? '')
  } finally {
    await store.close()
  }
}

function publisherOf(stories: readonly string[]): OptingPublisher {
  const pages = stories.map((story) => [`/news/${story}`, pageOf(story)] as const)
  return { slug: SLUG, files: { '/feed': feedOf(stories), ...Object.fromEntries(pages) } }
}

function feedOf(stories: readonly string[]): string {
  const items = stories.map(
    (story) =>
      `<item><title>The harbour counts its ${story}</title><link>http://{host}/news/${story}</link><pubDate>${PUBLISHED.toUTCString()}</pubDate></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Footer Post</title><link>http://{host}/</link><description>Invented.</description>${items.join('')}</channel></rss>`
}

function pageOf(story: string): string {
  const paragraphs = [
    `On Monday morning the harbour office said that more than four thousand ${story} were counted on both banks, twice as many as a year ago.`,
    `Nobody had expected that the ${story} would be so many, said the harbour master, who has kept the books for thirty years and counts by hand.`,
    `The next count of ${story} is planned for the spring, when the ice is gone and the last ships of the winter have left for the north.`,
    FOOTER,
  ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour counts its ${story}</title></head><body><nav><a href="/">Home</a></nav><article><h1>The harbour counts its ${story}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
}
