import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../src/config/read-config.ts'
import { findTopics } from '../src/curate/topics/classify-topics.ts'
import { readCurateInput } from '../src/steps/curate-window.ts'
import { openStore } from '../src/store/open-store.ts'
import { runBroadsheet } from './run-broadsheet.ts'

const NOW = new Date('2026-11-20T14:00:00Z')
const WORDS = {
  Sea: ['harbour', 'ferry', 'sailor', 'tide', 'anchor', 'coast'],
  Sky: ['comet', 'orbit', 'telescope', 'rocket', 'planet', 'moon'],
} as const
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-train-'))
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    'site:\n  name: The Tide\ntopics:\n  - name: Sea\n    keywords: [lighthouse]\n  - name: Sky\n    keywords: [zenith]\nsources: []\n',
  )
})
afterEach(() => rmSync(folder, { recursive: true }))

/** An archive of invented records, every other one about the sea. */
function writeArchive(count: number): void {
  mkdirSync(join(folder, 'archive', '_news'), { recursive: true })
  for (let index = 0; index < count; index++) {
    const topic = index % 2 === 0 ? 'Sea' : 'Sky'
    const [one, two] = [1, 2].map((step) => WORDS[topic][(index * step + step) % 6])
    const url = `https://tide.example/${index}`
    const record = `---\ntitle: "The ${one} and the ${two} of Nordholm"\nexcerpt: "What the council says about the ${two}."\npublishedDateTime: 2026-11-19T10:00:00Z\noriginalUrl: "${url}"\nwebUrl: "${url}"\ntype: article\npublished: true\nprovider:\n  name: Tide\n  domain: tide.example\ntopics:\n  - ${topic}\n---\n`
    writeFileSync(join(folder, 'archive', '_news', `2026-11-19-${index}.md`), record)
  }
}

const train = () => runBroadsheet(['train', 'topics', 'archive', '--json'], { cwd: folder, now: NOW })

test('a model learnt from records helps the words of the taxonomy in the next run', async () => {
  writeArchive(60)
  const { code, out } = await train()
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, articles: 60, topics: 2 })
  const config = readConfig(folder)
  const store = openStore({ file: join(folder, '.broadsheet', 'store.sqlite') })
  const { taxonomy, topicModel } = await readCurateInput(config, store, NOW)
  await store.close()
  const article = { title: 'A ferry at anchor', excerpt: 'The tide was late.' }
  expect(findTopics(article, { taxonomy }).topics).toEqual([])
  expect(findTopics(article, { taxonomy, model: topicModel }).topics).toMatchObject([
    { topic: 'Sea', reasons: [expect.stringContaining('trained model')] },
  ])
})

test('a handful of records teaches nothing, and it says so', async () => {
  writeArchive(10)
  const { code, err } = await train()
  expect(code).toBe(2)
  expect(err).toContain('10 labelled records are too few')
})
