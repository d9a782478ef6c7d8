import { expect, test } from 'vitest'
import { relateArticles } from './relate-articles.ts'

const ARTICLES = [
  {
    id: 'ferry',
    title: 'New ferry for Velda',
    text: 'The shipyard of Velda builds an electric ferry for the Sorrin line.',
  },
  {
    id: 'yard',
    title: 'Velda shipyard hires',
    text: 'The shipyard of Velda hires ninety welders for its electric ferry.',
  },
  { id: 'line', title: 'Sorrin line sold', text: 'The Sorrin ferry line was sold to the shipyard of Velda.' },
  {
    id: 'opera',
    title: 'Opera season opens',
    text: 'The opera opens its season with a comedy about a tailor.',
  },
]

test.each([
  { case: 'likest first, strangers left out', storyOf: undefined, next: ['yard', 'line'] },
  {
    case: 'never the same story',
    storyOf: new Map([
      ['ferry', 's1'],
      ['yard', 's1'],
      ['line', 's2'],
    ]),
    next: ['line'],
  },
])('related: $case', ({ storyOf, next }) => {
  const related = relateArticles(ARTICLES, { top: 2, ...(storyOf ? { storyOf } : {}) })
  expect(new Set(related.get('ferry'))).toEqual(new Set(next))
})

const YARD = 'The shipyard of Velda builds an electric ferry for the Sorrin line.'
const NOW = new Date('2026-03-10T12:00:00Z')
const told = (id: string, given: { readonly publishedAt?: string; readonly provider?: string } = {}) => ({
  id,
  title: 'Ferry',
  text: `${YARD} ${id} saw it.`,
  publishedAt: '2026-03-10T08:00:00Z',
  provider: 'b.example',
  ...given,
})

test.each([
  {
    case: 'a fresh one before an old one',
    others: [told('one', { publishedAt: '2025-12-01T08:00:00Z' }), told('two')],
    next: ['two', 'one'],
  },
  {
    case: 'another provider before the same',
    others: [told('one', { provider: 'a.example' }), told('two')],
    next: ['two', 'one'],
  },
  {
    case: 'one article of a story',
    others: [told('one'), told('two'), told('three')],
    storyOf: new Map(Object.entries({ one: 's1', two: 's1', three: 's2' })),
    next: ['one', 'three'],
  },
])('of articles as like: $case', ({ others, next, storyOf }) => {
  const asked = told('zero', { provider: 'a.example' })
  const options = { top: 5, now: NOW, only: new Set(['zero']), ...(storyOf ? { storyOf } : {}) }
  const found = relateArticles([asked, ...others], options).get('zero') ?? []
  expect(storyOf ? found.toSorted() : found).toEqual(next)
})
