import { expect, test } from 'vitest'
import { EN_PROSE } from './en.prose.table.ts'
import { proseIn } from './prose.ts'

const TEXTS = ['about', 'botIntro', 'bot', 'botRemoval', 'place'] as const
/** What a translation must keep: holes, code, links, headings and list items. */
const MARKS = /\{\w+\}|`[^`]+`|\]\([^)]+\)|^## |^- /gm

test.each(['ar', 'de', 'es', 'fr', 'zh'])(
  'the pages of words in %s have the parts of the English ones',
  (tag) => {
    const { prose, isOwn } = proseIn(`${tag}-001`)
    expect(isOwn).toBe(true)
    for (const text of TEXTS) {
      const marksOf = (words: string) => (words.match(MARKS) ?? []).toSorted()
      expect(marksOf(prose[text]), text).toEqual(marksOf(EN_PROSE[text]))
    }
    for (const key of ['trainsNothing', 'trainsNothingStrict', 'operator', 'feeds'] as const)
      expect(prose[key], key).not.toBe(EN_PROSE[key])
  },
)

test('a language without a table has the English pages, and says so', () => {
  expect(proseIn('nl')).toEqual({ prose: EN_PROSE, isOwn: false })
})
