/** The program measured by network.ts: one whole collection of the sources it is given, with robots.txt, rights and store, as a run does it. */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { keepHeapModest } from '../../dist/cli/modest-heap.js'
import { collect } from '../../dist/collect/collect.js'
import { createHttp } from '../../dist/collect/fetch/create-http.js'
import { openStore } from '../../dist/store/open-store.js'
import type { Config, FetchSettings } from '../../src/model/settings.ts'
import type { Source } from '../../src/model/source.ts'

// As the program itself does at its start.
keepHeapModest()
const [listFile = '', storeFile = ''] = process.argv.slice(2)
const NOW = new Date('2026-02-01T00:00:00Z')

type Given = {
  readonly sources: readonly { readonly url: string; readonly mode: string }[]
  readonly fetch: FetchSettings
}
// Written by network.ts a moment before.
const given = JSON.parse(readFileSync(listFile, 'utf8')) as Given

const sources = given.sources.map(
  ({ url }): Source => ({
    id: url.replace(/^.*\/\/[^/]+\//, ''),
    url,
    topics: [],
    pages: false,
    identity: 'guid',
    aiEnabled: false,
  }),
)
const config: Config = {
  folder: '',
  site: {
    name: 'Bench',
    description: '',
    url: 'https://bench.example',
    language: 'en',
    timeZone: 'UTC',
    colours: {},
    operator: { name: 'Bench' },
  },
  topics: { roots: [], nodes: new Map() } as never,
  sources,
  fetch: given.fetch,
  rights: { profile: 'standard', excerptLimit: 300 },
  curation: {} as never,
  outputs: {} as never,
  sponsorships: [],
}

const store = openStore({ file: storeFile })
await store.migrate()
const http = createHttp(given.fetch, { now: () => NOW })
const startedAt = performance.now()
const outcomes = await collect(config, { store, http, random: () => 0.5 }, NOW)
const seconds = (performance.now() - startedAt) / 1000
await http.close()
await store.close()
const stored = new DatabaseSync(storeFile, { readOnly: true })
  .prepare('SELECT source_id AS source, count(*) AS items FROM articles GROUP BY source_id')
  .all()
const { user, system } = process.cpuUsage()
console.log(
  JSON.stringify({
    seconds,
    cpuSeconds: (user + system) / 1e6,
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    outcomes: outcomes.map(({ kind, code }) => code ?? kind),
    items: Object.fromEntries(stored.map(({ source, items }) => [source, items])),
  }),
)
