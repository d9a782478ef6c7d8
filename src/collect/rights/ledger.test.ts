import { expect, test } from 'vitest'
import type { OperatorRule, RightsDocument, RightsEvidence } from '../../model/rights.ts'
import { decideRights } from './decide-rights.ts'
import { changesSince, ledgerEntryOfRule, type Observation, planLedger } from './ledger.ts'

const MONDAY = new Date('2026-11-23T12:00:00Z')
const TUESDAY = new Date('2026-11-24T12:00:00Z')

function robots(text: string, at: Date): RightsDocument {
  return { url: 'https://www.daily.example/robots.txt', status: 200, text, fetchedAt: at }
}

function observe(at: Date, more: Partial<RightsEvidence>, path = '/a'): Observation {
  const evidence: RightsEvidence = { url: `https://www.daily.example${path}`, profile: 'standard', ...more }
  return { evidence, decision: decideRights(evidence), at }
}

test('what was seen is kept raw with hash and time, and what was decided with its rule', () => {
  const [seen, page, decided, ...more] = planLedger(
    [],
    [
      observe(MONDAY, {
        robotsTxt: robots('User-agent: *\nAllow: /', MONDAY),
        page: {
          status: 200,
          headers: { 'x-robots-tag': ['noai'] },
          meta: {
            robots: ['nosnippet'],
            description: ['Their own words'],
            'og:image': ['https://x.example/a.jpg'],
          },
          links: [{ rel: 'preload', href: 'https://x.example/b.jpg' }],
          fetchedAt: MONDAY,
        },
      }),
    ],
  )
  expect(seen).toMatchObject({
    domain: 'daily.example',
    at: MONDAY,
    kind: 'seen',
    data: {
      signal: 'robots-txt',
      status: 200,
      raw: 'User-agent: *\nAllow: /',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  })
  expect(page?.data).toMatchObject({ signal: 'page', raw: 'x-robots-tag: noai\n<meta robots> nosnippet' })
  expect(decided).toMatchObject({
    kind: 'decided',
    data: {
      url: 'https://www.daily.example/a',
      rights: { list: 'allow', excerpt: 'deny', image: 'thumbnail', text: 'allow', ai: 'deny' },
      because: {
        excerpt: 'robots-meta: nosnippet in a robots meta tag',
        ai: 'x-robots-tag: noai in X-Robots-Tag',
      },
    },
  })
  expect(more).toEqual([])
})

test('nothing is written when nothing changed, within a run and the day after', () => {
  const run = (at: Date) => [
    observe(at, { robotsTxt: robots('User-agent: *', at) }),
    observe(at, { robotsTxt: robots('User-agent: *', at) }, '/b'),
  ]
  const first = planLedger([], run(MONDAY))
  expect(first.map((entry) => entry.kind)).toEqual(['seen', 'decided', 'decided'])
  expect(planLedger(first, run(TUESDAY))).toEqual([])
})

test('a changed signal is written even when the decision stays, and a changed decision with it', () => {
  const first = planLedger([], [observe(MONDAY, { robotsTxt: robots('User-agent: *', MONDAY) })])
  const same = planLedger(first, [
    observe(TUESDAY, { robotsTxt: robots('User-agent: *\nAllow: /', TUESDAY) }),
  ])
  expect(same.map((entry) => entry.kind)).toEqual(['seen'])
  const other = planLedger(first, [
    observe(TUESDAY, { robotsTxt: robots('User-agent: *\nDisallow: /', TUESDAY) }),
  ])
  expect(other.map((entry) => entry.kind)).toEqual(['seen', 'decided'])
  expect(changesSince([...first, ...other], MONDAY)).toEqual([
    {
      domain: 'daily.example',
      at: TUESDAY,
      kind: 'seen',
      subject: 'https://www.daily.example/robots.txt',
      before: expect.stringContaining('robots-txt 200 '),
      after: expect.stringContaining('robots-txt 200 '),
    },
    {
      domain: 'daily.example',
      at: TUESDAY,
      kind: 'decided',
      subject: 'https://www.daily.example/a',
      before: 'list: allow, excerpt: limit(300), image: thumbnail, text: allow, ai: deny',
      after: 'list: allow, excerpt: limit(300), image: deny, text: deny, ai: deny',
    },
  ])
})

test('a file that is there and back again is two changes', () => {
  const text = robots('User-agent: *', MONDAY)
  const gone: RightsDocument = { url: text.url, status: 503, fetchedAt: TUESDAY }
  const first = planLedger([], [observe(MONDAY, { robotsTxt: text })])
  const second = planLedger(first, [observe(TUESDAY, { robotsTxt: gone })])
  const third = planLedger([...first, ...second], [observe(TUESDAY, { robotsTxt: text })])
  expect([...first, ...second, ...third].filter(({ kind }) => kind === 'seen')).toHaveLength(3)
})

test('raw signals are kept up to 64 KiB, their hash is of the whole', () => {
  const text = 'x'.repeat(70_000)
  const [one] = planLedger([], [observe(MONDAY, { robotsTxt: robots(text, MONDAY) })])
  const [other] = planLedger([], [observe(MONDAY, { robotsTxt: robots(`${text}y`, MONDAY) })])
  expect(String(one?.data.raw)).toHaveLength(64 * 1024)
  expect(one?.data.hash).not.toBe(other?.data.hash)
})

test("an operator's rule is an entry, and taking it back another", () => {
  const rule: OperatorRule = {
    kind: 'block',
    target: 'daily.example',
    who: 'Ada',
    why: 'asked by phone',
    at: MONDAY,
  }
  const entries = [
    ledgerEntryOfRule(rule),
    ledgerEntryOfRule({ ...rule, who: 'Bo', why: 'they are back', at: TUESDAY }, 'lifted'),
  ]
  expect(entries[0]).toEqual({
    domain: 'daily.example',
    at: MONDAY,
    kind: 'block',
    data: { target: 'daily.example', rule: 'block', who: 'Ada', why: 'asked by phone' },
  })
  expect(changesSince(entries, MONDAY)).toEqual([
    {
      domain: 'daily.example',
      at: TUESDAY,
      kind: 'lifted',
      subject: 'daily.example',
      before: 'block by Ada: asked by phone',
      after: 'lifted by Bo: they are back',
    },
  ])
})
