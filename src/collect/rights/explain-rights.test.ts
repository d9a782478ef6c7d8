import { expect, test } from 'vitest'
import { decideRights } from './decide-rights.ts'
import { explainRights, summarizeRights } from './explain-rights.ts'

const AT = new Date('2026-11-23T12:00:00Z')
const DECISION = decideRights({
  url: 'https://daily.example/news/1',
  profile: 'standard',
  robotsTxt: {
    url: 'https://daily.example/robots.txt',
    status: 200,
    text: 'User-agent: *\nContent-Signal: search=yes, ai-input=no',
    fetchedAt: AT,
  },
  page: {
    status: 200,
    headers: { 'tdm-reservation': ['1'] },
    meta: { robots: ['max-snippet:90, noimageai'] },
    fetchedAt: AT,
  },
})

test('each use has one deciding row, then who agreed, who was overruled and what was noted', () => {
  const rows = explainRights(DECISION).map(
    ({ use, part, decision, signal }) => `${use}: ${part} ${decision} (${signal})`,
  )
  expect(rows).toEqual([
    'list: decides allow (content-signal)',
    'excerpt: decides limit(90) (robots-meta)',
    'excerpt: overruled allow (content-signal)',
    'image: decides cache (content-signal)',
    'text: decides allow (content-signal)',
    'text: noted noted (tdmrep)',
    'ai: decides deny (content-signal)',
    'ai: agrees deny (tdmrep)',
    'train: decides deny (profile)',
    'ai (picture): decides deny (robots-meta)',
  ])
})

test('a row names the signal as sent, where and when it was read, and the rule', () => {
  expect(explainRights(DECISION).find(({ use }) => use === 'excerpt')).toEqual({
    use: 'excerpt',
    part: 'decides',
    decision: 'limit(90)',
    signal: 'robots-meta',
    basis: 'explicit',
    rule: 'max-snippet in a robots meta tag',
    raw: 'max-snippet:90',
    url: 'https://daily.example/news/1',
    fetchedAt: AT,
  })
})

test('the summary is a line a use', () => {
  expect(summarizeRights(DECISION).map(({ use, decision }) => `${use}: ${decision}`)).toEqual([
    'list: allow',
    'excerpt: limit(90)',
    'image: cache',
    'text: allow',
    'ai: deny',
    'train: deny',
  ])
})
