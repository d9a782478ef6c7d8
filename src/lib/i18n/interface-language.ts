import { EN, type Phrase, type PhraseKey, type Phrases } from './en.table.ts'

export type Values = Readonly<Record<string, string | number>>
/** Says one interface string. `n` chooses the plural form; numbers are written in the language's own way. */
export type Say = (key: PhraseKey, values?: Values) => string

export type InterfaceLanguage = {
  /** BCP 47 tag for `lang`, as configured. */
  readonly tag: string
  /** Locale of numbers and dates. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  readonly say: Say
  /** A number in the language's own digits and signs. */
  number(value: number): string
}

const TABLES: Readonly<Record<string, Phrases>> = { en: EN }

/** The interface in one language; English where no table exists, with that language's own dates and numbers. */
export function interfaceLanguage(tag: string): InterfaceLanguage {
  const locale = localeOf(tag)
  const primary = tag.toLowerCase().split('-', 1)[0] ?? 'en'
  const phrases: Phrases = TABLES[primary] ?? EN
  const plural = new Intl.PluralRules(TABLES[primary] ? locale : 'en')
  const numbers = new Intl.NumberFormat(locale)
  const say: Say = (key, values) => {
    const phrase: Phrase = phrases[key]
    const text =
      typeof phrase === 'string' ? phrase : (phrase[plural.select(Number(values?.n))] ?? phrase.other)
    return values === undefined ? text : fill(text, values, numbers)
  }
  return { tag, locale, direction: directionOf(tag), say, number: (value) => numbers.format(value) }
}

/** Languages written from right to left, by their primary subtag or script. Source: Unicode CLDR, characterOrder. */
const RIGHT_TO_LEFT =
  /^(ar|arc|azb|ckb|dv|fa|ha-arab|he|iw|ku-arab|mzn|ps|sd|ug|ur|yi|ji)\b|-(arab|hebr|thaa|syrc|nkoo)\b/i

/** Direction of a BCP 47 language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr'
}

// A bare `en` means international English: day before month and a 24-hour clock.
function localeOf(tag: string): string {
  if (tag.toLowerCase() === 'en') return 'en-GB'
  return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? 'en-GB'
}

function fill(text: string, values: Values, numbers: Intl.NumberFormat): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? numbers.format(value) : value
  })
}
