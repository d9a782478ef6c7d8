type Endings = {
  /** Dropped once a round, the first that fits. */
  readonly rounds: readonly (readonly string[])[]
  /** Letters that must stay. */
  readonly stay: number
}

const EN: Endings = { rounds: [['es', 's', 'e']], stay: 3 }
/** Endings of plurals and cases. Light on purpose: a stem must never join two words of different sense. */
const ENDINGS: Readonly<Record<string, Endings>> = {
  en: EN,
  de: {
    rounds: [
      ['s', 'n', 'm'],
      ['er', 'es', 'e', 'en'],
    ],
    stay: 4,
  },
  fr: {
    rounds: [
      ['s', 'x'],
      ['e', 'al', 'au'],
    ],
    stay: 4,
  },
  es: { rounds: [['s'], ['e', 'a', 'o']], stay: 4 },
  pt: {
    rounds: [
      ['ões', 'ão', 's'],
      ['e', 'a', 'o'],
    ],
    stay: 4,
  },
  it: { rounds: [['he', 'hi', 'i', 'e', 'a', 'o']], stay: 4 },
  nl: { rounds: [['en', 's'], ['e']], stay: 4 },
  sv: {
    rounds: [
      ['na', 's'],
      ['en', 'et', 'ar', 'er', 'or', 'a'],
    ],
    stay: 4,
  },
}

/** The part of a lower-case word that its plural and its cases share, by the rules of its language; unknown languages use English's. */
export function stem(word: string, language = 'en'): string {
  const primary = language.slice(0, 2).toLowerCase()
  const owner = word.replace(/['’]s?$/u, '')
  const { rounds, stay } = ENDINGS[primary] ?? EN
  if (primary === 'en') {
    // A word that ends in -ss, -us or -is is no plural: business, virus, analysis; nor is news.
    return /(?:ss|us|is|^news)$/.test(owner)
      ? owner
      : withoutEnding(owner, rounds[0] ?? [], stay).replace(/(?<=..)y$/, 'i')
  }
  return rounds.reduce((left, endings) => withoutEnding(left, endings, stay), owner)
}

function withoutEnding(word: string, endings: readonly string[], stay: number): string {
  const ending = endings.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= stay,
  )
  return ending ? word.slice(0, -ending.length) : word
}
