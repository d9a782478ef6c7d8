import { wordsOf } from './clean-text.ts'
import {
  AGENCIES,
  GLUED_WORDS,
  JOB_WORDS,
  LEADING_WORDS,
  NAME_WORD,
  NO_NAME_FORMS,
  NO_NAMES,
  NUMBERED_ACCOUNT,
  SOLE_NAME_WORD,
  TWO_LETTERS,
} from './people.table.ts'

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
  const people: string[] = []
  const organizations: string[] = []
  for (const part of withoutLeading(joinedWords(text)).split(BETWEEN_PEOPLE)) {
    const name = withoutLeading(part).replace(TRAILING, '').trim()
    const isOrganization = AGENCIES.test(name) || sites.has(wordsOf(name).join(''))
    if (isOrganization && isName(name.replace(/\d/g, ''))) organizations.push(name)
    else if (!isOrganization && isName(name)) people.push(name)
  }
  return { people, organizations }
}

/** Whether a text looks like one person's name where nothing says it is one. */
export function looksLikePerson(name: string): boolean {
  if (name.charCodeAt(0) >= FIRST_EAST_ASIAN && EAST_ASIAN_NAME.test(name)) return true
  const words = name.split(/\s+/)
  if (words.length < 2 || words.length > 5) return false
  return words.every((word) => NAME_WORD.test(word))
}

const FIRST_EAST_ASIAN = 0x1100
const EAST_ASIAN_NAME = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,6}$/u

/** First and last name in elements of their own are one name. */
function joinedWords(text: string): string {
  const parts = text.split('\n')
  const isName = parts.length === 2 && parts.every((part) => SOLE_NAME_WORD.test(part))
  return isName ? parts.join(' ') : text
}

const MAX_CHARS = 300
const BETWEEN_PEOPLE =
  /\s*(?:,|;|\||\/|•|·|、|／|\n|\s[–—-]\s)\s*|\s+(?:and|und|et|y|e|och|og|i|и|&|with|mit|for|für|in)\s+/i
const TRAILING = /\s*(?:\(.*\)?|\s[–—-]\s.*|\s(?:기자|記者|记者)(?:\s.*)?|\s(?:for|at)\s.*)$/
const MAX_WORDS = 6
const MAX_NAME_CHARS = 60

function withoutLeading(text: string): string {
  return text.trim().replace(GLUED_WORDS, '').replace(LEADING_WORDS, '').trim()
}

const ENDS_IN_NUMBER = /\d$/

function isName(name: string): boolean {
  if (name.length < 2 || name.length > MAX_NAME_CHARS || name.split(/\s+/).length > MAX_WORDS) return false
  if (name.includes(')') && !name.includes('(')) return false
  if (ENDS_IN_NUMBER.test(name) && NUMBERED_ACCOUNT.test(name)) return true
  if (/\d{2,}|@|https?:|:|\bwww\./i.test(name) || isNoName(name) || namesJob(name)) return false
  return TWO_LETTERS.test(name)
}

/** Whether it is what pages write where a name might stand. */
export function isNoName(text: string): boolean {
  return NO_NAMES.has(text.toLowerCase()) || NO_NAME_FORMS.test(text)
}

function namesJob(name: string): boolean {
  const words = name.toLowerCase().split(/[\s-]/)
  return words.some((word) => JOB_WORDS.has(word.replace(/[,.].*/, '')))
}
