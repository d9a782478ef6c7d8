import { expect, test } from 'vitest'
import { createDuplicateIndex } from './duplicate-index.ts'
import { fingerprintOf } from './fingerprint.ts'

const TEXT =
  'The old lighthouse of Port Velda fell in a storm on Sunday evening. Nobody was near it, the harbour master said. Divers will look for its lamp.'
const FIRST = {
  id: 'first',
  title: 'Storm fells lighthouse',
  text: TEXT,
  url: 'https://a.example/storm',
  publishedAt: '2026-03-01T08:00:00Z',
}

test.each([
  {
    case: 'the same address, whatever is told there',
    second: {
      title: 'Updated',
      text: 'Read our report.',
      url: 'https://A.example/storm?utm_source=feed#top',
    },
    rules: ['same-url'],
  },
  {
    case: 'the same text within a week',
    second: { publishedAt: '2026-03-08T07:00:00Z' },
    rules: ['same-text'],
  },
  { case: 'the same text after a week', second: { publishedAt: '2026-03-08T09:00:00Z' }, rules: [] },
  {
    case: 'a truncated copy',
    second: { text: `${TEXT.slice(0, 100)}...` },
    rules: ['near-duplicate'],
  },
  {
    case: 'the same words in another mark-up',
    second: { text: `## Storm\n\n**${TEXT.replaceAll('. ', '.\n\n')}**` },
    rules: ['near-duplicate'],
  },
])('an earlier article is found: $case', ({ second, rules }) => {
  const index = createDuplicateIndex({ windowHours: 7 * 24 })
  index.add(fingerprintOf(FIRST))
  const given = { ...FIRST, id: 'second', url: 'https://b.example/2', ...second }
  expect(index.add(fingerprintOf(given)).map(({ same }) => same.rule)).toEqual(rules)
})

test('a text on a hundred sites is found by every one of them', () => {
  const index = createDuplicateIndex({ windowHours: 7 * 24 })
  const found = Array.from({ length: 100 }, (_, at) =>
    index.add(fingerprintOf({ ...FIRST, id: `a${at}`, url: `https://site${at}.example/` })),
  )
  expect(found.slice(1).filter((matches) => matches.length === 0)).toEqual([])
})
