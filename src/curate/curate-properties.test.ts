import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextInput } from '../../test/fixtures/curate/second-run.ts'
import { articleFrom, inputFrom } from '../../test/fixtures/curate/window.ts'
import type { Article } from '../model/article.ts'
import type { Curation } from '../model/curation.ts'
import type { Score } from '../model/score.ts'
import { curate } from './curate.ts'

const WORDS = [
  'wind',
  'farm',
  'battery',
  'council',
  'Nordholm',
  'court',
  'energy',
  'drink',
  'price',
  'deal',
  '40% off',
  'storm',
]
const sentence = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' '))

const article = fc.record({
  title: sentence,
  excerpt: sentence,
  text: fc.oneof(
    fc.constant(''),
    fc.array(sentence, { maxLength: 8 }).map((lines) => lines.join('. ')),
  ),
  domain: fc.constantFrom('harbour.example', 'quay.example', 'fjordpost.example', 'gridletter.example'),
  hoursOld: fc.integer({ min: -4, max: 160 }),
  points: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
  list: fc.constantFrom('allow', 'allow', 'deny'),
})
const window = fc.array(article, { maxLength: 14 }).map((sketches): readonly Article[] =>
  sketches.map(({ points, list, ...sketch }, index) => {
    const made = articleFrom({ ...sketch, id: `x${index}`, ...(points === undefined ? {} : { points }) })
    return { ...made, rights: { ...made.rights, list } }
  }),
)

function scoresOf({ judgements, stories, frontPage }: Curation): readonly Score[] {
  const { lead, rising, sections } = frontPage
  const ranked = [...(lead ? [lead] : []), ...rising, ...sections.flatMap((section) => section.stories)]
  return [
    ...[...judgements.values()].flatMap(({ quality, heat }) => [quality, heat]),
    ...stories.map((story) => story.heat),
    ...ranked.flatMap((story) => [story.heat, story.rank]),
  ].filter((score) => score !== undefined)
}

test('of any window: parts add up, nobody is lost, a run without news changes nothing', () => {
  fc.assert(
    fc.property(window, (articles) => {
      const input = inputFrom(articles)
      const curation = curate(input)
      for (const { value, parts } of scoresOf(curation)) {
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(value)
        expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true)
      }
      const { lead, rising, sections, leftOut } = curation.frontPage
      const shown = [lead, ...rising, ...sections.flatMap((section) => section.stories)].flatMap(
        (story) => story?.articles ?? [],
      )
      expect([...shown, ...leftOut.map((one) => one.article)].toSorted()).toEqual(
        articles.map((one) => one.id).toSorted(),
      )
      const again = curate(nextInput(input, curation))
      expect(JSON.stringify([...again.judgements])).toBe(JSON.stringify([...curation.judgements]))
      expect(JSON.stringify(again.stories)).toBe(JSON.stringify(curation.stories))
    }),
    { numRuns: 40, seed: 11 },
  )
})
