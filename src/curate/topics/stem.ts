/** Endings that are dropped, longest first, and how much of a word must stay. Light on purpose: a stem must never join two words of different sense. */
const ENDINGS: Readonly<Record<string, { readonly endings: readonly string[]; readonly stay: number }>> = {
  en: { endings: ['ies', 'es', 's', 'y', 'e'], stay: 3 },
  de: { endings: ['ern', 'en', 'er', 'es', 'em', 'e', 'n', 's'], stay: 4 },
  fr: { endings: ['ales', 'aux', 'ale', 'al', 'es', 'e', 's', 'x'], stay: 4 },
  es: { endings: ['ces', 'es', 'as', 'os', 'a', 'o', 's', 'z'], stay: 4 },
  pt: { endings: ['ões', 'ão', 'es', 'as', 'os', 'a', 'o', 's'], stay: 4 },
  it: { endings: ['he', 'hi', 'i', 'e', 'a', 'o'], stay: 4 },
  nl: { endings: ['en', 's', 'e'], stay: 4 },
  sv: { endings: ['arna', 'erna', 'orna', 'en', 'et', 'ar', 'er', 'or', 'a', 's'], stay: 4 },
}
const NO_ENDINGS = { endings: [], stay: 0 }

/** The part of a lower-case word that its plural and its cases share, by the rules of its language; unknown languages use English's. */
export function stem(word: string, language = 'en'): string {
  const primary = language.slice(0, 2).toLowerCase()
  const { endings, stay } = ENDINGS[primary] ?? (primary === 'un' ? NO_ENDINGS : ENDINGS.en) ?? NO_ENDINGS
  const owner = word.replace(/['’]s?$/u, '')
  // A word that ends in -ss, -us or -is is no plural: business, virus, analysis; nor is news.
  if (primary === 'en' && /(?:ss|us|is|^news)$/.test(owner)) return owner
  const ending = endings.find(
    (candidate) => owner.endsWith(candidate) && owner.length - candidate.length >= stay,
  )
  return ending ? owner.slice(0, -ending.length) : owner
}
