import { wordsOf } from './clean-text.ts'
import { AGENCIES, GLUED_WORDS, JOB_WORDS, LEADING_WORDS, NO_NAMES } from './people.table.ts'

/** The people and the organisations a byline names. */
export type Signed = { readonly people: readonly string[]; readonly organizations: readonly string[] }

/** The names a site goes by, each as its words without blanks. */
export type SiteKeys = ReadonlySet<string>

export function siteKeysOf(names: readonly string[]): SiteKeys {
  return new Set(names.map((name) => wordsOf(name).join('')))
}

const NOBODY: Signed = { people: [], organizations: [] }

/** The names in a byline: "By Ann Lee and Bo Chan, Reuters" -> people Ann Lee, Bo Chan; organisation Reuters. */
export function splitByline(text: string, sites: SiteKeys): Signed {
  if (text.length > MAX_CHARS || text === '' || /^https?:\/\//i.test(text)) return NOBODY
  const isOrganization = (name: string) => AGENCIES.test(name) || sites.has(wordsOf(name).join(''))
  const names = withoutLeading(joinedWords(text))
    .split(BETWEEN_PEOPLE)
    .map((part) => withoutLeading(part).replace(TRAILING, '').trim())
    .filter((name) => isName(isOrganization(name) ? name.replace(/\d/g, '') : name))
  return {
    people: names.filter((name) => !isOrganization(name)),
    organizations: names.filter(isOrganization),
  }
}

/** Whether a text looks like one person's name where nothing says it is one. */
export function looksLikePerson(name: string): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,6}$/u.test(name))
    return true
  const words = name.split(/\s+/)
  if (words.length < 2 || words.length > 5) return false
  return words.every((word) =>
    /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiou]s?|v[ao]n|der|den|bin|al|el|la|le|y|e|ter|ten|of)$/u.test(word),
  )
}

/** First and last name in elements of their own are one name. */
function joinedWords(text: string): string {
  const parts = text.split('\n')
  const isName = parts.length === 2 && parts.every((part) => /^\p{Lu}[\p{L}'’-]+$/u.test(part))
  return isName ? parts.join(' ') : text
}

const MAX_CHARS = 300
const BETWEEN_PEOPLE =
  /\s*(?:,|;|\||\/|•|·|、|／|\n|\s[–—-]\s)\s*|\s+(?:and|und|et|y|e|och|og|i|и|&|with|mit|for|für|in)\s+/iu
const TRAILING = /\s*(?:\(.*\)?|\s[–—-]\s.*|\s(?:기자|記者|记者)(?:\s.*)?|\s(?:for|at)\s.*)$/u
const MAX_WORDS = 6
const MAX_NAME_CHARS = 60

function withoutLeading(text: string): string {
  return text.trim().replace(GLUED_WORDS, '').replace(LEADING_WORDS, '').trim()
}

const ENDS_IN_NUMBER = /\d$/
/** One word with a number behind it, as accounts are called. */
const ACCOUNT = /^\p{L}[\p{L}_-]{2,}\d{1,4}$/u

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_NAME_CHARS || name.split(/\s+/).length > MAX_WORDS) return false
  if (name.includes(')') && !name.includes('(')) return false
  if (ENDS_IN_NUMBER.test(name) && ACCOUNT.test(name)) return true
  if (/\d{2,}|@|https?:|:|\bwww\./i.test(name) || NO_NAMES.test(name) || JOB_WORDS.test(name)) return false
  return /\p{L}{2}/u.test(name)
}
