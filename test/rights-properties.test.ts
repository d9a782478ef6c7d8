import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideRights } from '../src/collect/rights/decide-rights.ts'
import { parseRobots, robotsAllows } from '../src/collect/rights/robots/parse-robots.ts'
import { excerptOf, formatRights, mayUse, readRights } from '../src/model/may.ts'
import type { RightsDecision, RightsEvidence } from '../src/model/rights.ts'
import { evidenceOf, readSignalRows, SETTINGS, type SignalRow } from './fixtures/rights/signal-rows.ts'

const ROWS = readSignalRows()
const setting = fc.constantFrom(...SETTINGS)
/** Rows that only take away: no word of theirs opens anything. */
const RESTRICTIONS = ROWS.filter(
  (row) =>
    Object.values(row.says).some((saying) => saying !== '-') &&
    Object.values(row.says).every((saying) => saying !== 'yes' && saying !== 'cache'),
)

/** How open each use is, as numbers that can be compared. */
function openness(decision: RightsDecision): readonly number[] {
  const { list, excerpt, image, text, ai, train, pictureAi } = decision
  const limit = excerpt === 'allow' ? Number.POSITIVE_INFINITY : excerpt === 'deny' ? 0 : excerpt.limit
  const yes = (value: string) => (value === 'allow' ? 1 : 0)
  const pictures = { deny: 0, thumbnail: 1, cache: 2 }[image]
  return [
    yes(list),
    limit,
    pictures,
    yes(text),
    yes(ai),
    yes(train),
    list === 'deny' ? 0 : yes(pictureAi ?? ai),
  ]
}

function isNoWider(after: RightsDecision, before: RightsDecision): boolean {
  const old = openness(before)
  return openness(after).every((value, index) => value <= (old[index] ?? 0))
}

test('adding a restriction never widens a right', () => {
  // A robots.txt or picture file is one document: the restriction joins those that are sent elsewhere or in the same group.
  const joins = (rows: readonly SignalRow[], row: SignalRow) =>
    rows.every((other) => other.place !== row.place || ['header', 'meta', 'rsl'].includes(row.place)) &&
    !(
      row.place.includes('robots') &&
      rows.some((other) => other.place.includes('robots') || other.place === 'ai-vendor')
    ) &&
    !(row.place === 'ai-vendor' && rows.some((other) => other.place.includes('robots')))
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ROWS), { maxLength: 5 }),
      fc.constantFrom(...RESTRICTIONS),
      setting,
      (rows, restriction, chosen) => {
        fc.pre(joins(rows, restriction) && !isSecondUsageHeader(rows, restriction))
        const before = decideRights(evidenceOf(rows, chosen))
        const after = decideRights(evidenceOf([...rows, restriction], chosen))
        expect(isNoWider(after, before)).toBe(true)
      },
    ),
    { numRuns: 800 },
  )
})

// A Content-Usage header that is no dictionary is no header at all: a broken line beside a good one silences it.
function isSecondUsageHeader(rows: readonly SignalRow[], restriction: SignalRow): boolean {
  const isUsage = (row: SignalRow) => row.protocol === 'content-usage' && row.place === 'header'
  return isUsage(restriction) && rows.some(isUsage)
}

test.each(['takedown', 'block'] as const)('a %s closes everything, whatever was said and granted', (kind) => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...ROWS), { maxLength: 5 }), setting, (rows, chosen) => {
      const evidence = evidenceOf(rows, chosen)
      const rule = { target: 'daily.example', who: 'editor', why: 'asked by mail', at: new Date(0) }
      const decision = decideRights({
        ...evidence,
        operator: [
          { ...rule, kind },
          { ...rule, kind: 'grant', uses: ['list', 'excerpt', 'image', 'text', 'ai'] },
        ],
      })
      expect(openness(decision)).toEqual([0, 0, 0, 0, 0, 0, 0])
    }),
    { numRuns: 200 },
  )
})

test('unknown never becomes allow: signals nobody knows leave the profile as it is', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/).filter((text) => !KNOWN.test(text))
  fc.assert(
    fc.property(word, fc.stringMatching(/^[a-z0-9]{1,8}$/), setting, (name, value, chosen) => {
      const base = evidenceOf([], chosen)
      const page = base.page ?? { status: 200, headers: {} }
      const evidence: RightsEvidence = {
        ...base,
        page: {
          ...page,
          headers: {
            'x-robots-tag': [name, `${name}:${value}`],
            'content-usage': [`${name}=${value}`],
            [`x-${name}`]: [value],
          },
          meta: { robots: [`${name}, ${name}:${value}`], [name]: [value] },
          licence: `https://${name}.example/licenses/by/4.0/`,
        },
        robotsTxt: {
          url: 'https://daily.example/robots.txt',
          status: 200,
          fetchedAt: new Date(0),
          text: `User-agent: *\nContent-Signal: ${name}=${value}\nContent-Usage: ${name}=${value}\n${name}: ${value}`,
        },
        tdmrep: {
          url: 'https://daily.example/.well-known/tdmrep.json',
          status: 200,
          fetchedAt: new Date(0),
          text: JSON.stringify([{ location: '/', 'tdm-reservation': value, [name]: 0 }]),
        },
      }
      expect(isNoWider(decideRights(evidence), decideRights(base))).toBe(true)
    }),
    { numRuns: 300 },
  )
})

const KNOWN = /^(search|use|all|none|no|noindex|nosnippet|noarchive|noai|noimageai|noimageindex|robots)/

test('malformed evidence never throws and never opens more than none', () => {
  const junk = fc.oneof(fc.anything(), fc.constant(null), fc.string(), fc.integer())
  const parts = fc.record(
    {
      url: fc.constant('https://daily.example/news/story.html'),
      profile: fc.oneof(fc.constantFrom('standard', 'strict'), junk),
      agent: junk,
      excerptLimit: junk,
      aiAgent: junk,
      robotsTxt: fc.oneof(junk, fc.record({ url: junk, status: junk, text: junk, fetchedAt: junk })),
      aiTxt: junk,
      tdmrep: fc.oneof(
        junk,
        fc.record({ status: fc.constant(200), text: fc.json(), url: junk, fetchedAt: fc.date() }),
      ),
      rsl: fc.oneof(
        junk,
        fc.array(
          fc.record({ status: fc.constant(200), text: fc.string(), url: fc.string(), fetchedAt: fc.date() }),
        ),
      ),
      page: fc.oneof(junk, fc.record({ status: junk, headers: junk, meta: junk, links: junk, access: junk })),
      item: junk,
      image: fc.oneof(junk, fc.record({ url: junk, headers: junk, robotsTxt: junk, xmpDataMining: junk })),
      operator: fc.oneof(junk, fc.array(junk)),
      now: junk,
    },
    { requiredKeys: ['url'] },
  )
  fc.assert(
    fc.property(parts, (evidence) => {
      // The type says what callers promise; this is about callers who break it.
      const decision = decideRights(evidence as unknown as RightsEvidence)
      expect(decision.ai).toBe('deny')
      expect(decision.train).toBe('deny')
      expect(decision.image).not.toBe('cache')
    }),
    { numRuns: 500 },
  )
  for (const nothing of [undefined, null, 7, 'x', [], {}, () => 1])
    expect(decideRights(nothing as unknown as RightsEvidence).list).toBe('deny')
})

test('robots.txt: any text parses, and a Disallow for us is heard wherever it stands', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'User-agent: *',
      'User-agent: otherbot',
      'Allow: /',
      'Disallow: /x',
      'Sitemap: /s',
      '',
      '# c',
    ),
  )
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (before, after) => {
      const safe = (lines: readonly string[]) =>
        lines.map((each) => each.replace(/broadsheetbot/gi, '').replace(/[\r\n]/g, ' ')).join('\n')
      const text = `${safe(before)}\nUser-agent: broadsheetbot\nDisallow: /news/only-ours\n\nUser-agent: *\nDisallow:\n${safe(after)}`
      const answer = robotsAllows(
        parseRobots(text),
        'https://daily.example/news/only-ours/1',
        'broadsheetbot',
      )
      expect(answer.allowed).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('an excerpt is never longer than its limit and starts as the text does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 1, max: 350 }),
      (text, limit) => {
        const decision = {
          ...decideRights(evidenceOf([], SETTINGS[0] ?? { profile: 'strict', aiEnabled: false })),
          excerpt: { limit },
        }
        const excerpt = excerptOf(decision, text)
        expect(excerpt.length).toBeLessThanOrEqual(limit)
        expect(text.trim().startsWith(excerpt.replace(/…$/u, ''))).toBe(true)
        expect(excerpt.isWellFormed()).toBe(text.isWellFormed() || excerpt.isWellFormed())
      },
    ),
    { numRuns: 500 },
  )
})

test('what a record says reads back as the same rights', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...ROWS), { maxLength: 3 }), setting, (rows, chosen) => {
      const decision = decideRights(evidenceOf(rows, chosen))
      const read = readRights(formatRights(decision))
      expect(read && formatRights(read)).toEqual(formatRights(decision))
    }),
    { numRuns: 200 },
  )
})

test('a record that is not understood opens nothing', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('list', 'excerpt', 'image', 'text', 'ai'), fc.anything()),
      (record) => {
        const known = ['allow', 'thumbnail', 'cache']
        const isKnown = Object.values(record).some(
          (value) => typeof value === 'string' && (known.includes(value) || /^limit/.test(value)),
        )
        fc.pre(!isKnown)
        const read = readRights(record)
        for (const use of ['list', 'excerpt', 'image', 'text', 'ai', 'train'] as const)
          expect(read !== undefined && mayUse(read, use)).toBe(false)
      },
    ),
  )
})
