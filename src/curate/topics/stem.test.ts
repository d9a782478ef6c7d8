import { expect, test } from 'vitest'
import { stem } from './stem.ts'

test.each([
  { language: 'en', words: ['company', 'companies'] },
  { language: 'en', words: ['movie', 'movies'] },
  { language: 'en', words: ['box', 'boxes'] },
  { language: 'en', words: ['robot', 'robots', "robot's", 'robots’'] },
  { language: 'de', words: ['roboter', 'roboters', 'robotern'] },
  { language: 'de', words: ['batterie', 'batterien'] },
  { language: 'fr', words: ['journal', 'journaux'] },
  { language: 'fr', words: ['éolienne', 'éoliennes'] },
  { language: 'es', words: ['eléctrica', 'eléctricas', 'eléctrico'] },
  { language: 'sv', words: ['turbin', 'turbiner', 'turbinerna'] },
  { language: 'xx', words: ['robot', 'robots'] },
])('one stem in $language: $words', ({ language, words }) => {
  expect(new Set(words.map((word) => stem(word, language))).size).toBe(1)
})

test.each([
  ['news', 'new'],
  ['business', 'busines'],
  ['virus', 'viru'],
  ['use', 'us'],
])('%s and %s stay two words', (one, other) => {
  expect(stem(one)).not.toBe(stem(other))
})
