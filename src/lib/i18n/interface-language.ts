import { AR } from './ar.table.ts'
import { DE } from './de.table.ts'
import { EN, type Phrase, type PhraseKey, type Phrases } from './en.table.ts'
import { ES } from './es.table.ts'
import { FR } from './fr.table.ts'
import { ZH } from './zh.table.ts'

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
  /** A string's plural forms as they are, by category: for a script that counts. */
  forms(key: PhraseKey): Readonly<Record<string, string>>
  /** A number in the language's own digits and signs. */
  number(value: number): string
  /** Names as a list: `A, B and C`. */
  list(names: readonly string[]): string
}

const TABLES: Readonly<Record<string, Phrases>> = { ar: AR, de: DE, en: EN, es: ES, fr: FR, zh: ZH }

/** The interface in one language; English where no table exists, with that language's own dates and numbers. */
export function interfaceLanguage(tag: string): InterfaceLanguage {
  const locale = localeOf(tag)
  const primary = tag.toLowerCase().split('-', 1)[0] ?? 'en'
  const phrases: Phrases = TABLES[primary] ?? EN
  const plural = new Intl.PluralRules(TABLES[primary] ? locale : 'en')
  const numbers = numberFormat(locale)
  const say: Say = (key, values) => {
    const phrase: Phrase = phrases[key]
    const text =
      typeof phrase === 'string' ? phrase : (phrase[plural.select(Number(values?.n))] ?? phrase.other)
    return values === undefined ? text : fill(text, values, numbers)
  }
  const lists = new Intl.ListFormat(locale)
  return {
    tag,
    locale,
    direction: directionOf(tag),
    say,
    forms: (key) => formsOf(phrases[key]),
    number: numbers,
    list: (names) => lists.format(names),
  }
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

function formsOf(phrase: Phrase): Readonly<Record<string, string>> {
  return typeof phrase === 'string' ? { other: phrase } : phrase
}

// Small numbers are on every page, and formatting them anew is slow.
function numberFormat(locale: string): (value: number) => string {
  const format = new Intl.NumberFormat(locale)
  const known = new Map<number, string>()
  return (value) => {
    const text = known.get(value) ?? format.format(value)
    if (Math.abs(value) <= 100) known.set(value, text)
    return text
  }
}

function fill(text: string, values: Values, numbers: (value: number) => string): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? numbers(value) : value
  })
}
