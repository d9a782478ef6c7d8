import { expect, test } from 'vitest'
import { vocabularyOf } from './languages.ts'
import { sharedCount, shinglesOf } from './shingles.ts'
import { stemOf, wordsOf } from './words.ts'

test.each([
  { case: 'accents and case', text: 'Élan À Zürich', words: ['elan', 'a', 'zurich'] },
  { case: 'possessive', text: "Velda's mayor", words: ['velda', 'mayor'] },
  { case: 'thousands', text: '1,250,000 of 7.8', words: ['1250000', 'of', '7.8'] },
  { case: 'script without spaces', text: '東京都', words: ['東京', '京都'] },
  { case: 'Arabic', text: 'زلزال قوي', words: ['زلزال', 'قوي'] },
  { case: 'nothing', text: ' — ', words: [] },
])('words: $case', ({ text, words }) => {
  expect(wordsOf(text)).toEqual(words)
})

test.each([
  { word: 'storms', stem: 'storm' },
  { word: 'glass', stem: 'glass' },
  { word: 'العاصفة', stem: 'عاصفة' },
  { word: 'والميناء', stem: 'ميناء' },
  { word: 'للميناء', stem: 'ميناء' },
  { word: 'إلى', stem: 'الى' },
  { word: 'шторм', stem: 'шторм' },
])('the stem of "$word" is "$stem"', ({ word, stem }) => {
  expect(stemOf(word)).toBe(stem)
})

test.each([
  { text: 'der bürgermeister sagte nichts', language: undefined, vocabulary: 'de' },
  { text: 'the mayor said nothing', language: undefined, vocabulary: 'en' },
  { text: 'the mayor said nothing', language: 'fr-CA', vocabulary: 'fr' },
  { text: 'qqq zzz', language: undefined, vocabulary: 'und' },
])('language of "$text" is $vocabulary', ({ text, language, vocabulary }) => {
  expect(vocabularyOf(wordsOf(text), language).language).toBe(vocabulary)
})

test('runs of words are counted once, and a short text is one run', () => {
  const left = shinglesOf(['a', 'b', 'c', 'a', 'b', 'c'], 3)
  expect(left.length).toBe(3)
  expect(sharedCount(left, shinglesOf(['a', 'b', 'c'], 3))).toBe(1)
  expect(shinglesOf(['a'], 3).length).toBe(1)
})
