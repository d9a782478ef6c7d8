import { expect, test } from 'vitest'
import { nextInput } from '../../test/fixtures/curate/second-run.ts'
import {
  articleFrom,
  hoursBefore,
  inputFrom,
  NOW,
  TAXONOMY,
  WINDOW,
} from '../../test/fixtures/curate/window.ts'
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

test('a run without news decides the same again and takes judgements over', () => {
  const input = inputFrom(WINDOW)
  const first = curate(input)
  const again = curate(nextInput(input, first))
  expect(JSON.stringify([...again.judgements])).toBe(JSON.stringify([...first.judgements]))
  expect(JSON.stringify(again.stories)).toBe(JSON.stringify(first.stories))
  expect(again.frontPage).toEqual(first.frontPage)
  expect(again.authority).toEqual(first.authority)
})

test('an article that changed is judged again', () => {
  const input = inputFrom(WINDOW)
  const first = curate(input)
  const changed = WINDOW.map((article) => (article.id === 'b1' ? { ...article, authors: [] } : article))
  const again = curate({ ...nextInput(input, first), articles: changed })
  const qualities = [first, again].map((curation) => curation.judgements.get('b1')?.quality?.value)
  expect(qualities).toEqual([first.judgements.get('b1')?.quality?.value, (qualities[0] ?? 0) - 6])
})

test('other weights score again what earlier runs scored, without asking for it again', () => {
  const input = inputFrom(WINDOW)
  const first = curate(input)
  const settings = { ...input.settings, qualityWeights: { 'named-author': 0 } }
  const again = curate({ ...nextInput(input, first), settings })
  const qualities = [first, again].map((curation) => curation.judgements.get('b1')?.quality?.value ?? 0)
  expect((qualities[0] ?? 0) - (qualities[1] ?? 0)).toBe(6)
})

test('a text is measured by the length that reports on its topic have', () => {
  const briefs = TAXONOMY.map((topic) => (topic.name === 'Wind' ? { ...topic, reportWords: 100 } : topic))
  const substances = [TAXONOMY, briefs].map((taxonomy) =>
    curate(inputFrom(WINDOW, { taxonomy }))
      .judgements.get('a1')
      ?.quality?.parts.find((part) => part.name === 'substance'),
  )
  expect(substances[0]).toMatchObject({ points: 9, evidence: expect.stringContaining('has 450') })
  expect(substances[1]).toMatchObject({ points: 18, evidence: expect.stringContaining('has 100') })
})

test('scores, stories and what would change do not depend on the hour', () => {
  const later = new Date(NOW.getTime() + 5 * 3_600_000)
  const [one, other] = [NOW, later].map((now) => curate(inputFrom(WINDOW, { now })))
  expect(other?.stories).toEqual(one?.stories)
  expect(other?.judgements).toEqual(one?.judgements)
  expect(other?.frontPage.lead?.wouldChange).toEqual(one?.frontPage.lead?.wouldChange)
})

test('a story keeps its id, its heat and its articles when some have left the window', () => {
  const input = inputFrom(WINDOW)
  const first = curate(input)
  const rest = WINDOW.filter((article) => article.id !== 'a1')
  const [story] = curate({ ...nextInput(input, first), articles: rest }).stories
  expect(story?.id).toBe(first.stories[0]?.id)
  expect(story?.articles).toEqual(['a1', 'a2', 'a3', 'a4'])
  expect(story?.heat.value).toBeGreaterThanOrEqual(first.stories[0]?.heat.value ?? 100)
})

const by = { who: 'Ida', at: hoursBefore(1) }

test.each([
  { case: 'pin', edit: { kind: 'pin', article: 'd1' }, id: 'd1', want: { published: true } },
  {
    case: 'hide',
    edit: { kind: 'hide', article: 'a1' },
    id: 'a1',
    want: { published: false, leftOut: { reason: 'hidden', words: 'Hidden by Ida.' } },
  },
  {
    case: 'topics',
    edit: { kind: 'topics', article: 'd1', topics: ['Wind'] },
    id: 'd1',
    want: { published: true, topics: [{ topic: 'Energy' }, { topic: 'Wind' }] },
  },
  {
    case: 'quality',
    edit: { kind: 'quality', article: 'b1', value: 91 },
    id: 'b1',
    want: { quality: { value: 91 } },
  },
  {
    case: 'low quality',
    edit: { kind: 'quality', article: 'b1', value: 3 },
    id: 'b1',
    want: { published: false, leftOut: { reason: 'quality' } },
  },
] as const)('an editor decides: $case', ({ edit, id, want }) => {
  const input = inputFrom(WINDOW, { edits: [{ ...by, ...edit }] })
  const first = curate(input)
  expect(first.judgements.get(id)).toMatchObject(want)
  expect(curate(nextInput(input, first)).judgements.get(id)).toMatchObject(want)
})

test('an edited field is in the articles that come back', () => {
  const edit = {
    ...by,
    kind: 'field',
    article: 'b1',
    field: 'title',
    value: 'A battery saves the night',
  } as const
  const { articles } = curate(inputFrom(WINDOW, { edits: [edit] }))
  expect(articles.find((article) => article.id === 'b1')?.title).toBe('A battery saves the night')
})

test('a split holds over later runs, and a merge leaves an alias', () => {
  const split = { ...by, kind: 'split', story: 'sa1', articles: ['a3'] } as const
  const input = inputFrom(WINDOW, { edits: [split] })
  const first = curate(input)
  const again = curate(nextInput(input, first))
  for (const { judgements } of [first, again]) expect(judgements.get('a3')?.story).toBeUndefined()

  const merge = { ...by, kind: 'merge', stories: ['sa1', 'b1'] } as const
  const merged = curate(inputFrom(WINDOW, { edits: [merge] }))
  expect(merged.stories.map(({ id, articles, aliases }) => ({ id, articles, aliases }))).toEqual([
    { id: 'sa1', articles: ['b1', 'a1', 'a2', 'a3', 'a4'], aliases: ['sb1'] },
  ])
})

test('an editor chooses the lead; one that cannot be followed is named', () => {
  const lead = (article: string) => ({ ...by, kind: 'lead', story: 'sa1', article }) as const
  expect(curate(inputFrom(WINDOW, { edits: [lead('a2')] })).frontPage.lead?.lead).toBe('a2')
  const wrong = curate(inputFrom(WINDOW, { edits: [lead('b1')] }))
  expect(wrong.frontPage.lead?.lead).toBe('a1')
  expect(wrong.conflicts).toHaveLength(1)
})
