import { expect, test } from 'vitest'
import { articleFrom } from '../../../test/fixtures/curate/window.ts'
import { learnAuthority } from './learn-authority.ts'

const first = articleFrom({ id: 'first', domain: 'first.example', hoursOld: 5 })
const second = articleFrom({ id: 'second', domain: 'second.example', hoursOld: 3 })
const LESSON = {
  articles: [first, second],
  storyOf: new Map([
    ['first', ['first', 'second']],
    ['second', ['first', 'second']],
  ]),
  duplicateOf: new Map<string, string>(),
  remembered: new Map(),
  authority: new Map<string, number>(),
}

test('whoever is followed rises, whoever follows sinks a little', () => {
  expect([...learnAuthority(LESSON)]).toEqual([
    ['first.example', 0.515],
    ['second.example', 0.4955],
  ])
})

test('an article teaches once', () => {
  const authority = learnAuthority(LESSON)
  const remembered = new Map(LESSON.articles.map((article) => [article.id, {}]))
  expect(learnAuthority({ ...LESSON, remembered, authority })).toEqual(authority)
})

test('a link to another provider is a citation; a copy teaches nothing', () => {
  const alone = new Map<string, readonly string[]>()
  const citing = { ...second, links: [first.url, second.url] }
  expect([...learnAuthority({ ...LESSON, articles: [first, citing], storyOf: alone })]).toEqual([
    ['first.example', 0.515],
  ])
  const duplicateOf = new Map([['second', 'first']])
  expect([...learnAuthority({ ...LESSON, duplicateOf })]).toEqual([])
})
