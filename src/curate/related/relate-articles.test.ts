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
