import { expect, test } from 'vitest'
import { hoursBefore, inputFrom, NOW, WINDOW } from '../../../test/fixtures/curate/window.ts'
import type { Edit } from '../../model/edit.ts'
import { applyEdits } from './apply-edits.ts'
import { constrainStories } from './constrain-stories.ts'

const early = { at: hoursBefore(5), who: 'Ida' }
const late = { at: hoursBefore(2), who: 'Jan' }
const decide = (...edits: readonly Edit[]) => applyEdits(inputFrom(WINDOW, { edits }))

test('the later decision wins, whatever order they are given in', () => {
  const pin: Edit = { ...early, kind: 'pin', article: 'a1' }
  const hide: Edit = { ...late, kind: 'hide', article: 'a1' }
  for (const decisions of [decide(pin, hide), decide(hide, pin)]) {
    expect([decisions.pinned.has('a1'), decisions.hidden.has('a1')]).toEqual([false, true])
  }
  const lifted = decide(
    { ...early, kind: 'hide', article: 'a1' },
    { ...late, kind: 'pin', article: 'a1', until: NOW },
  )
  expect([lifted.pinned.has('a1'), lifted.hidden.has('a1')]).toEqual([false, false])
})

test.each<{ case: string; edits: readonly Edit[]; words: string }>([
  {
    case: 'pin against hide',
    edits: [
      { ...early, kind: 'hide', article: 'a1' },
      { ...late, kind: 'pin', article: 'a1' },
    ],
    words: 'Jan decided "pin" on 2026-03-10 against "hide" by Ida on 2026-03-10; the later one holds.',
  },
  {
    case: 'two titles',
    edits: [
      { ...early, kind: 'field', article: 'a1', field: 'title', value: 'One' },
      { ...late, kind: 'field', article: 'a1', field: 'title', value: 'Two' },
    ],
    words: 'the later one holds',
  },
  {
    case: 'merge against split',
    edits: [
      { ...early, kind: 'split', story: 's1', articles: ['a3'] },
      { ...late, kind: 'merge', stories: ['s1', 's2'] },
    ],
    words: 'the later one holds',
  },
  {
    case: 'quality out of range',
    edits: [{ ...late, kind: 'quality', article: 'a1', value: 140 }],
    words: 'not between 0 and 100',
  },
  {
    case: 'unknown topic',
    edits: [{ ...late, kind: 'topics', article: 'a1', topics: ['Tide'] }],
    words: '"Tide" is not a topic',
  },
  {
    case: 'unknown type',
    edits: [{ ...late, kind: 'field', article: 'a1', field: 'type', value: 'opera' }],
    words: '"opera" is not a type',
  },
  { case: 'merge of one', edits: [{ ...late, kind: 'merge', stories: ['s1'] }], words: 'needs two stories' },
])('a conflict is named: $case', ({ edits, words }) => {
  const { conflicts } = decide(...edits)
  expect(conflicts).toHaveLength(1)
  expect(conflicts[0]?.words).toContain(words)
})

test('a decision about an article that has left the window is no conflict', () => {
  expect(decide({ ...late, kind: 'quality', article: 'gone', value: 140 }).conflicts).toEqual([])
})

test('fields and pictures are laid over the article, oldest first', () => {
  const { articles } = decide(
    { ...late, kind: 'field', article: 'a1', field: 'title', value: 'Two' },
    { ...early, kind: 'field', article: 'a1', field: 'title', value: 'One' },
    { ...early, kind: 'field', article: 'a1', field: 'type', value: 'opera' },
    { ...late, kind: 'images', article: 'a1', value: [] },
  )
  expect(articles[0]).toMatchObject({ title: 'Two', type: 'article', images: [] })
})

const GROUPS = [
  { id: 's1', articles: ['a', 'b', 'c'], aliases: ['s0'] },
  { id: 's2', articles: ['d'], aliases: [] },
]

test.each<{ case: string; edit: Edit; want: readonly (readonly string[])[] }>([
  {
    case: 'merge by ids',
    edit: { ...late, kind: 'merge', stories: ['s2', 's1'] },
    want: [['d', 'a', 'b', 'c']],
  },
  {
    case: 'merge by alias and article',
    edit: { ...late, kind: 'merge', stories: ['s0', 'd'] },
    want: [['a', 'b', 'c', 'd']],
  },
  {
    case: 'merge with one that is gone',
    edit: { ...late, kind: 'merge', stories: ['s1', 's9'] },
    want: [['a', 'b', 'c'], ['d']],
  },
  {
    case: 'split',
    edit: { ...late, kind: 'split', story: 's1', articles: ['b'] },
    want: [['a', 'c'], ['b'], ['d']],
  },
  {
    case: 'split of all',
    edit: { ...late, kind: 'split', story: 's2', articles: ['d'] },
    want: [['a', 'b', 'c'], ['d']],
  },
  {
    case: 'split of another story’s',
    edit: { ...late, kind: 'split', story: 's2', articles: ['b'] },
    want: [['a', 'b', 'c'], ['d']],
  },
])('stories as editors want them: $case', ({ edit, want }) => {
  expect(constrainStories(GROUPS, decide(edit)).map((group) => group.articles)).toEqual(want)
})
