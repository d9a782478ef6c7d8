import { expect, test } from 'vitest'
import { lineHash, lineHashes } from './extract/text/line-hash.ts'
import { knownLines, openRepeatedLines, repeatedIn } from './repeated-lines.ts'

const FOOTER = 'Harbour News is written by people who live at the water and like it there.'
const NOW = new Date('2026-11-20T08:00:00Z')

test.each([
  { case: 'on two pages of two', shown: 2, pages: 2, repeated: false },
  { case: 'on three pages of three', shown: 3, pages: 3, repeated: true },
  { case: 'on a fifth of many pages', shown: 8, pages: 40, repeated: true },
  { case: 'on less than a fifth of many pages', shown: 7, pages: 40, repeated: false },
])('a line that stands $case: $repeated', ({ shown, pages, repeated }) => {
  const lines = Array.from({ length: pages }, (_, page) => (page < shown ? [1, page + 100] : [page + 100]))
  expect([...repeatedIn(lines)]).toEqual(repeated ? [1] : [])
})

test('a line twice on one page is on one page', () => {
  expect([...repeatedIn([[1, 1], [1, 1], [2]])]).toEqual([])
})

test('a line is known however it is cased and spaced', () => {
  const known = knownLines(new Set([lineHash(FOOTER)]))
  expect(known.has(FOOTER.toUpperCase().replaceAll(' ', '  '))).toBe(true)
  expect(known.has(`${FOOTER} Really.`)).toBe(false)
})

test('short lines are not remembered, long ones once, of very many the same ones of every page', () => {
  const texts = [...Array(300).keys()].map((number) => ({ text: `${FOOTER} Line ${number}.` }))
  expect(lineHashes([{ text: 'Read more' }, { text: FOOTER }, { text: FOOTER }])).toEqual([lineHash(FOOTER)])
  expect(lineHashes(texts)).toHaveLength(200)
  expect(lineHashes(texts.toReversed())).toEqual(lineHashes(texts))
})

test('each site is read once a run, after what is old was forgotten', async () => {
  const asked: string[] = []
  const repeated = await openRepeatedLines(
    {
      forgetPageLines: async (kept) => void asked.push(`keep ${kept}`),
      readPageLines: async ({ domain }) => {
        asked.push(domain)
        return [[lineHash(FOOTER)], [lineHash(FOOTER)], [lineHash(FOOTER)]]
      },
    },
    NOW,
  )
  expect((await repeated('https://www.quaypost.example/a')).has(FOOTER)).toBe(true)
  expect((await repeated('https://news.quaypost.example/b')).has(FOOTER)).toBe(true)
  expect(asked).toEqual(['keep 40', 'quaypost.example'])
})
