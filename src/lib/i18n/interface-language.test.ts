import { expect, test } from 'vitest'
import { EN, isPhraseKey, type Phrase } from './en.table.ts'
import { directionOf, interfaceLanguage } from './interface-language.ts'

const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'zh']

test.each([
  { tag: 'en', n: 1, words: '1 article' },
  { tag: 'en', n: 1200, words: '1,200 articles' },
  { tag: 'de-AT', n: 2, words: '2 Artikel' },
  { tag: 'fr', n: 0, words: '0 article' },
  { tag: 'zh-Hans', n: 3, words: '3 篇文章' },
  { tag: 'ar', n: 2, words: 'مقالان' },
  { tag: 'nl', n: 2, words: '2 articles' },
])('$n articles in $tag', ({ tag, n, words }) => {
  expect(interfaceLanguage(tag).say('articles', { n })).toBe(words)
})

test.each([
  { tag: 'ar', direction: 'rtl' },
  { tag: 'ar-EG', direction: 'rtl' },
  { tag: 'he', direction: 'rtl' },
  { tag: 'ur', direction: 'rtl' },
  { tag: 'az-Arab', direction: 'rtl' },
  { tag: 'en', direction: 'ltr' },
  { tag: 'arn', direction: 'ltr' },
  { tag: '" onload="', direction: 'ltr' },
])('$tag runs $direction', ({ tag, direction }) => {
  expect(directionOf(tag)).toBe(direction)
})

test.each(LANGUAGES)(
  'every string in %s has the holes of the English one, in each plural form its rules ask for',
  (tag) => {
    const { forms } = interfaceLanguage(tag)
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
    for (const [key, english] of Object.entries<Phrase>(EN)) {
      if (!isPhraseKey(key)) continue
      const holes = new Set(holesOf(typeof english === 'string' ? english : english.other))
      const said = Object.entries(forms(key))
      for (const [, words] of said)
        for (const hole of holesOf(words)) expect(holes, `${key}: ${words}`).toContain(hole)
      expect(new Set(holesOf(forms(key).other ?? '')), key).toEqual(holes)
      if (said.length > 1)
        expect(
          categories.filter((name) => !['many', ...Object.keys(forms(key))].includes(name)),
          key,
        ).toEqual([])
    }
  },
)

function holesOf(words: string): string[] {
  return words.match(/\{\w+\}/g) ?? []
}
