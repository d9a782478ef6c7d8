import { expect, test } from 'vitest'
import { newSourceState } from './next-state.ts'
import { savedWordsOf } from './saved-words.ts'

const STATE = newSourceState(
  {
    id: 'quay',
    url: 'https://quay.example/feed',
    topics: [],
    pages: true,
    identity: 'guid',
    aiEnabled: false,
  },
  new Date('2026-03-02T12:00:00Z'),
)

test.each([
  { case: 'nothing yet', notModified: 0, words: '-' },
  { case: 'one small answer', notModified: 1, bytesSaved: 900, words: '1 answer, 900 B' },
  { case: 'many', notModified: 40, bytesSaved: 2_150_000, words: '40 answers, 2.1 MB' },
  { case: 'years', notModified: 90_000, bytesSaved: 3_000_000_000, words: '90000 answers, 3.0 GB' },
  { case: 'answers whose size nobody knew', notModified: 2, words: '2 answers, 0 B' },
])('saved: $case', ({ words, notModified, bytesSaved }) => {
  expect(savedWordsOf({ ...STATE, notModified, ...(bytesSaved ? { bytesSaved } : {}) })).toBe(words)
})
