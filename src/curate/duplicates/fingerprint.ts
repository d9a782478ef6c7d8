import { hash32 } from '../../lib/text/hash32.ts'
import { shinglesOf } from '../../lib/text/shingles.ts'
import { wordsOf } from '../../lib/text/words.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { Agency } from './agencies.table.ts'
import { agencyOf } from './agency-of.ts'

/** What the search for duplicates keeps of an article. */
export type Fingerprint = {
  readonly id: string
  readonly url: string | undefined
  readonly provider: string | undefined
  /** The agency it names as its author. */
  readonly agency: Agency | undefined
  /** Hours since 1970 of publication; undefined when unknown. */
  readonly hour: number | undefined
  readonly titleHash: number
  /** Distinct hashed words of the title, ascending. */
  readonly titleWords: Uint32Array
  /** Hash of the text's words in order; 0 when there is no text. */
  readonly textHash: number
  /** Words of the text. */
  readonly length: number
  /** Distinct hashed runs of `SHINGLE_WORDS` words of title and text, ascending. */
  readonly shingles: Uint32Array
  /** Those of the first `LEAD_WORDS` words of the text. */
  readonly lead: Uint32Array
  /** Distinct hashed groups of digits of title and text, ascending: `1,250` and `1 250` are the same two. */
  readonly numbers: Uint32Array
}

export type TextInput = {
  readonly id: string
  readonly title: string
  readonly text?: string
  readonly url?: string
  readonly provider?: string
  readonly authors?: readonly string[]
  readonly publishedAt?: Date | string
}

export const SHINGLE_WORDS = 3
const LEAD_WORDS = 40

export function fingerprintOf(article: TextInput): Fingerprint {
  const title = wordsOf(article.title)
  const text = wordsOf(article.text ?? '')
  const all = [...title, ...text]
  return {
    id: article.id,
    url: article.url ? canonicalUrl(article.url) : undefined,
    provider: article.provider,
    agency: agencyOf(article),
    hour: hourOf(article.publishedAt),
    titleHash: hash32(title.join(' ')),
    titleWords: hashesOf(title),
    textHash: text.length > 0 ? hash32(text.join(' ')) : 0,
    length: text.length,
    shingles: shinglesOf(text.length > 0 ? all : [], SHINGLE_WORDS),
    lead: shinglesOf(text.slice(0, LEAD_WORDS), SHINGLE_WORDS),
    numbers: hashesOf(`${article.title} ${article.text ?? ''}`.match(/\p{N}+/gu) ?? []),
  }
}

function hashesOf(words: readonly string[]): Uint32Array {
  return new Uint32Array(new Set(words.map(hash32))).sort()
}

/** Hours since 1970, or undefined for no date or one that does not parse. */
export function hourOf(moment: Date | string | undefined): number | undefined {
  if (!moment) return undefined
  const hour = new Date(moment).getTime() / 3_600_000
  return Number.isFinite(hour) ? hour : undefined
}
