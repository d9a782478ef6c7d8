import { expect, test } from 'vitest'
import { articleFrom, hoursBefore } from '../../../test/fixtures/curate/window.ts'
import type { EarnedSpan } from '../../model/authority.ts'
import { learnAuthority } from './learn-authority.ts'

const first = articleFrom({ id: 'first', domain: 'first.example', hoursOld: 5 })
const second = articleFrom({ id: 'second', domain: 'second.example', hoursOld: 3 })
const third = articleFrom({ id: 'third', domain: 'third.example', hoursOld: 1 })
type Lesson = Parameters<typeof learnAuthority>[0]

/** A story of these articles in order of publication; all of them are new unless remembered. */
function lessonOf(articles: Lesson['articles'], given: Partial<Lesson> = {}): Lesson {
  const ids = articles.map((article) => article.id)
  return {
    articles,
    storyOf: new Map(ids.map((id) => [id, ids])),
    duplicateOf: new Map(),
    remembered: new Map(),
    owners: [],
    authority: new Map(),
    ...given,
  }
}
/** What each provider did, in all spans together. */
function deeds(lesson: Lesson) {
  const sum = (spans: readonly EarnedSpan[], name: keyof EarnedSpan) =>
    spans.reduce((total, span) => total + span[name], 0)
  return Object.fromEntries(
    [...learnAuthority(lesson)].map(([domain, spans]) => [
      domain,
      Object.fromEntries(
        (['first', 'cited', 'original', 'follows'] as const)
          .map((name) => [name, sum(spans, name)] as const)
          .filter(([, count]) => count > 0),
      ),
    ]),
  )
}
const alone = new Map<string, readonly string[]>()
const naming = (article: typeof first, text: string) => ({ ...article, text })

test('whoever tells a story first earns by each other voice that follows', () => {
  expect(deeds(lessonOf([first, second, third]))).toEqual({
    'first.example': { first: 2 },
    'second.example': { follows: 1 },
    'third.example': { follows: 1 },
  })
})

test('a link from another voice is a citation', () => {
  const citing = { ...second, links: [first.url, second.url] }
  expect(deeds(lessonOf([first, citing], { storyOf: alone }))).toEqual({ 'first.example': { cited: 1 } })
})

test('whoever brings a name into a story earns when another voice repeats it', () => {
  const articles = [
    naming(first, 'The council met on Monday.'),
    naming(second, 'The plan is the work of Mette Skov.'),
    naming(third, 'It was drawn up by Mette Skov.'),
  ]
  expect(deeds(lessonOf(articles))).toMatchObject({ 'second.example': { original: 1, follows: 1 } })
  const again = articleFrom({ id: 'again', domain: 'third.example', hoursOld: 0.5 })
  const remembered = new Map(articles.map((article) => [article.id, {}]))
  const lesson = lessonOf([...articles, naming(again, 'Mette Skov again.')], { remembered })
  expect(deeds(lesson)).toEqual({})
})

test('one owner is one voice', () => {
  const owners = [['first.example', 'second.example']]
  const linking = { ...second, links: [first.url] }
  expect(deeds(lessonOf([first, linking], { owners }))).toEqual({})
  const both = [['second.example', 'third.example']]
  const cite = (article: typeof first) => ({ ...article, links: [first.url] })
  expect(deeds(lessonOf([first, cite(second), cite(third)], { owners: both }))).toEqual({
    'first.example': { first: 1, cited: 1 },
    'second.example': { follows: 1 },
  })
})

test('a copy teaches nothing: one text of an agency is one voice', () => {
  const duplicateOf = new Map([['second', 'first']])
  expect(deeds(lessonOf([first, second], { duplicateOf }))).toEqual({})
})

test('an article teaches once, also when it is told again in the next run', () => {
  const lesson = lessonOf([first, second])
  const authority = learnAuthority(lesson)
  const remembered = new Map(lesson.articles.map((article) => [article.id, {}]))
  expect(learnAuthority({ ...lesson, remembered, authority })).toEqual(authority)
})

test.each([
  { case: 'forgotten after 90 days', days: 91, want: undefined },
  { case: 'known for 80 days at least', days: 80, want: 1 },
])('what was earned is $case', ({ days, want }) => {
  const earlier = learnAuthority(lessonOf([first, second]))
  const late = { ...third, foundAt: hoursBefore(-24 * days) }
  const authority = learnAuthority(lessonOf([late], { authority: earlier }))
  expect(authority.get('first.example')?.[0]?.first).toBe(want)
})
