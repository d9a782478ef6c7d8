import { expect, test } from 'vitest'
import { slugWordsOf } from './slug-words.ts'

test.each([
  {
    case: 'a headline',
    url: 'https://a.example/news/storm-fells-lighthouse/',
    words: ['storm', 'fells', 'lighthouse'],
  },
  {
    case: 'file ending, numbers, underscores',
    url: 'https://a.example/2026/03/storm_fells_lighthouse-4711.html?ref=storm-and-sea-news',
    words: ['storm', 'fells', 'lighthouse'],
  },
  {
    case: 'the longest of two',
    url: 'https://a.example/arts-and-culture/choir-sings-in-velda',
    words: ['choir', 'sings', 'in', 'velda'],
  },
  {
    case: 'letters of another script',
    url: 'https://a.example/%D0%B1%D1%83%D1%80%D1%8F-%D0%BD%D0%B0-%D0%BC%D0%BE%D1%80%D0%B5',
    words: ['буря', 'на', 'море'],
  },
  { case: 'a section', url: 'https://a.example/local-news/', words: [] },
  { case: 'an id', url: 'https://a.example/article/5820dd1a-a875-11e3-b87d', words: [] },
  { case: 'no encoding of UTF-8', url: 'https://a.example/%E9t%E9-en-mer', words: [] },
  { case: 'no address', url: 'storm-fells-lighthouse', words: [] },
])('words of an address: $case', ({ url, words }) => {
  expect(slugWordsOf(url)).toEqual(words)
})
