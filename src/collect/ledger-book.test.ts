import { expect, test } from 'vitest'
import type { RightsDecision } from '../model/rights.ts'
import type { LedgerEntry } from '../model/store.ts'
import { ledgerBook } from './ledger-book.ts'
import type { Observation } from './rights/ledger.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const OPEN: RightsDecision = {
  list: 'allow', excerpt: { limit: 300 }, image: 'thumbnail', text: 'deny', ai: 'deny', train: 'deny', reasons: [],
} // biome-ignore format: one row of data

function observed(url: string): Observation {
  const robotsTxt = {
    url: 'https://quaypost.example/robots.txt',
    status: 200,
    text: 'User-agent: *',
    fetchedAt: NOW,
  }
  const evidence = { url, profile: 'standard' as const, operator: [], now: NOW, robotsTxt }
  return { evidence, decision: OPEN, at: NOW }
}

test('two sources of one domain at the same time write its robots.txt once', async () => {
  const history: LedgerEntry[] = []
  const book = ledgerBook({ readLedger: async () => history })
  const planned = await Promise.all([
    book([observed('https://quaypost.example/a')]),
    book([observed('https://quaypost.example/b')]),
  ])
  const seen = planned.flat().filter(({ kind }) => kind === 'seen')
  expect(seen.map(({ data }) => data.url)).toEqual(['https://quaypost.example/robots.txt'])
  expect(planned.flat().filter(({ kind }) => kind === 'decided')).toHaveLength(2)
})
