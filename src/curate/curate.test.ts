import { expect, test } from 'vitest'
import { articleFrom, inputFrom, WINDOW } from '../../test/fixtures/curate/window.ts'
import type { Score } from '../model/score.ts'
import { curate } from './curate.ts'

const addsUp = ({ value, parts }: Score) => parts.reduce((sum, part) => sum + part.points, 0) === value

test('the front page leads with the story of several voices and names what it leaves out', () => {
  const { frontPage, stories, judgements } = curate(inputFrom(WINDOW))
  expect(stories.map((story) => story.articles)).toEqual([['a1', 'a2', 'a3', 'a4']])
  expect(frontPage.lead).toMatchObject({ lead: 'a1', voices: 3, coverage: ['a3', 'a2'] })
  expect(frontPage.sections.map((section) => section.topic)).toEqual(['Storage'])
  expect(frontPage.leftOut.map(({ article, reason }) => [article, reason])).toEqual([
    ['c1', 'kind'],
    ['d1', 'off-topic'],
    ['e1', 'off-topic'],
    ['f1', 'too-old'],
  ])
  expect(judgements.get('a4')).toMatchObject({ duplicateOf: 'a1', published: true })
})

test('every score is the sum of its parts', () => {
  const { judgements, stories, frontPage } = curate(inputFrom(WINDOW))
  const scores = [
    ...[...judgements.values()].flatMap(({ quality, heat }) => [quality, heat]),
    ...stories.map((story) => story.heat),
    ...frontPage.sections.flatMap((section) => section.stories.map((story) => story.rank)),
    frontPage.lead?.rank,
  ].filter((score) => score !== undefined)
  expect(scores.length).toBeGreaterThan(10)
  expect(scores.filter((score) => !addsUp(score))).toEqual([])
})

test('the same input gives the same bytes, and input is not changed', () => {
  const bytes = () => {
    const { judgements, authority, ...rest } = curate(inputFrom(WINDOW))
    return JSON.stringify([[...judgements], [...authority], rest])
  }
  const before = JSON.stringify(WINDOW)
  expect(bytes()).toBe(bytes())
  expect(JSON.stringify(WINDOW)).toBe(before)
})

test('an empty window gives an empty front page', () => {
  expect(curate(inputFrom([])).frontPage).toMatchObject({ rising: [], sections: [], leftOut: [] })
})

test('a copy is never hidden', () => {
  const copy = articleFrom({
    ...WINDOW[0],
    id: 'copy',
    url: 'https://carrier.example/1',
    domain: 'carrier.example',
  })
  expect(curate(inputFrom([...WINDOW, copy])).judgements.get('copy')?.published).toBe(true)
})
