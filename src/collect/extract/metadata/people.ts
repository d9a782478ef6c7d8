import { wordsOf } from './clean-text.ts'

/** The names of people in a byline: "By Ann Lee and Bo Chan, Reuters" -> Ann Lee, Bo Chan. */
export function splitPeople(text: string, siteNames: readonly string[]): string[] {
  if (text.length > 300 || /^https?:\/\//i.test(text)) return []
  const sites = new Set(siteNames.map((name) => wordsOf(name).join('')))
  return text
    .replace(LEADING_WORD, '')
    .split(BETWEEN_PEOPLE)
    .map((part) => part.replace(LEADING_WORD, '').replace(TRAILING, '').trim())
    .filter((part) => isPerson(part) && !sites.has(wordsOf(part).join('')))
}

const LEADING_WORD =
  /^\s*(?:(?:written|posted|published|reported|article|story|words)\s+)?(?:by|von|par|por|di|door|af|av|autor|autorin|author|auteur|text|texte|texto|de|от|автор|著者|文|작성자)\s*[:：]?\s+/iu
const BETWEEN_PEOPLE =
  /\s*(?:,|;|\||\/|•|·|\n|\s[–—-]\s)\s*|\s+(?:and|und|et|y|e|och|og|en|i|и|&|with|mit)\s+/iu
const TRAILING = /\s*(?:\(.*\)?|[–—-]\s*.*)$/u
const NOT_PEOPLE =
  /^(?:admin|administrator|staff|editor|editorial|redaktion|la rédaction|redacción|redazione|reuters|afp|ap|dpa|efe|ansa|associated press|guest|contributor|team|webmaster|user|author|unknown|anonymous|newsroom|news desk|desk|staff writer|staff reporter)$/iu
const MAX_WORDS = 6

function isPerson(name: string): boolean {
  const words = name.split(/\s+/)
  if (name.length < 2 || name.length > 60 || words.length > MAX_WORDS) return false
  if (/\d{2,}|@|https?:|\.(?:com|org|net)\b/i.test(name) || NOT_PEOPLE.test(name)) return false
  return /\p{L}{2}/u.test(name)
}
