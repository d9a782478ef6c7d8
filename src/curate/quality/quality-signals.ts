import { domainOf } from '../../lib/url/canonical-url.ts'
import { NO_NAME, sayingPatterns } from './attribution.table.ts'
import {
  AD_WORDS,
  AFFILIATE_LINK,
  CLICKBAIT,
  NO_PERSON,
  OWN_REPORTING,
  PRIMARY_HOSTS,
  WIRE_CREDIT,
} from './quality-patterns.table.ts'
import { countQuotations } from './quotations.ts'
import type { Reading } from './reading.ts'
import type { Signal } from './score-quality.ts'

/** Signals that need the text. */
export const TEXT_SIGNALS: readonly Signal[] = [
  { name: 'substance', most: 20, find: substance },
  { name: 'quotes', most: 8, find: quotes },
  { name: 'named-sources', most: 8, find: namedSources },
  { name: 'numbers', most: 6, find: numbers },
  { name: 'primary-links', most: 8, find: primaryLinks },
]

/** What stands for them where the text may not be read. */
export const UNREAD_SIGNALS: readonly Signal[] = [{ name: 'unread-text', most: 26, find: unreadText }]

/** Signals every article has. */
export const WHOLE_SIGNALS: readonly Signal[] = [
  { name: 'own-reporting', most: 12, find: ownReporting },
  { name: 'named-author', most: 6, find: namedAuthor },
  { name: 'dates', most: 4, find: dates },
  { name: 'image', most: 6, find: image },
  { name: 'headline', most: 10, find: headline },
  { name: 'readable', most: 8, find: readable },
  { name: 'clean', most: 4, find: clean },
  { name: 'advertising', most: 0, find: advertising },
]

type Found = { readonly points: number; readonly evidence: string }

function substance({ words, topicWords, article }: Reading): Found {
  const target = article.type === 'video' || article.type === 'podcast' ? topicWords / 4 : topicWords
  // The first hundred words add more than the tenth hundred.
  const share = Math.min(1, Math.sqrt(words / target))
  return {
    points: 20 * share,
    evidence: `${words} words; a full report on its topic has ${Math.round(target)}`,
  }
}

function quotes({ body }: Reading): Found {
  const found = countQuotations(body)
  return { points: Math.min(8, found * 2), evidence: plural(found, 'quotation') }
}

function namedSources({ article, body }: Reading): Found {
  const patterns = sayingPatterns(article.language)
  const found = patterns.flatMap((pattern) => [...body.matchAll(pattern)].map((match) => match[1] ?? ''))
  const names = new Set(found.map((name) => name.replace(/['’]s$/, '')).filter((name) => !NO_NAME.test(name)))
  const shown = [...names].slice(0, 3).join(', ')
  return {
    points: Math.min(8, names.size * 2),
    evidence:
      names.size === 0 ? 'nobody is named as a source' : `${plural(names.size, 'named source')}: ${shown}`,
  }
}

// Digits of any script; part of a name such as 5G or B12 where letters of an alphabet touch it, but not before 人 or 万.
const ALPHABET = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}`
const FIGURE = new RegExp(
  String.raw`(?<![${ALPHABET}\p{Nd}.,])(?:\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3}(?!\p{Nd}))+|\p{Nd}[\p{Nd}.,]*)(?:\s?[%٪])?(?![${ALPHABET}])`,
  'gu',
)

function numbers({ body }: Reading): Found {
  const found = new Set(body.match(FIGURE)?.map((value) => value.replace(/[.,]$/, '')))
  return { points: Math.min(6, found.size), evidence: plural(found.size, 'different figure') }
}

function primaryLinks({ article }: Reading): Found {
  const own = domainOf(article.url)
  const outside = new Set(article.links.map(domainOf).filter((domain) => domain !== '' && domain !== own))
  const primary = [...outside].filter((domain) => PRIMARY_HOSTS.test(domain))
  if (outside.size === 0) return { points: 0, evidence: 'links to nothing outside its own site' }
  const shown = primary.length > 0 ? primary.slice(0, 3).join(', ') : 'none of them a primary source'
  return {
    points: Math.min(8, primary.length * 4 + (outside.size - primary.length)),
    evidence: `links to ${plural(outside.size, 'other site')}: ${shown}`,
  }
}

function unreadText({ words }: Reading): Found {
  // What a middling text gets, so that a publisher's "no" to reading costs its articles no more than a poor text would.
  const points = 18 + Math.min(8, words / 5)
  return { points, evidence: `its text is not read; the excerpt has ${plural(words, 'word')}` }
}

function ownReporting({ body, kind, article }: Reading): Found {
  if (kind.kind === 'press-release') return { points: 0, evidence: `a press release: ${kind.evidence}` }
  const credit =
    article.authors.join(' ').match(WIRE_CREDIT)?.[0] ?? body.slice(0, 300).match(WIRE_CREDIT)?.[0]
  if (credit) return { points: 4, evidence: `agency copy: ${credit.trim()}` }
  const own = body.match(OWN_REPORTING)?.[0]
  if (own) return { points: 12, evidence: `reporting of its own: "${own.trim()}"` }
  return { points: 7, evidence: 'neither agency copy nor plainly reporting of its own' }
}

function namedAuthor({ article }: Reading): Found {
  const person = article.authors.find(
    (author) => hasFullName(author.trim()) && !NO_PERSON.test(author) && author !== article.provider.name,
  )
  if (person) return { points: 6, evidence: `by ${person}` }
  return article.authors.length > 0
    ? { points: 2, evidence: `signed "${article.authors[0]}", no person's name` }
    : { points: 0, evidence: 'no author is named' }
}

// Two words, or two to five characters where names are written without a space.
function hasFullName(author: string): boolean {
  return (
    /\s/.test(author) ||
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・]{2,8}$/u.test(author)
  )
}

const HOUR_MS = 3_600_000

function dates({ article }: Reading): Found {
  if (Number.isNaN(article.publishedAt.getTime())) return { points: 0, evidence: 'no date' }
  const aheadHours = (article.publishedAt.getTime() - article.foundAt.getTime()) / HOUR_MS
  return aheadHours > 1
    ? { points: 0, evidence: 'dated after the moment it was found' }
    : { points: 4, evidence: `dated ${article.publishedAt.toISOString().slice(0, 10)}` }
}

function image({ article }: Reading): Found {
  const best = article.images.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0]
  if (!best) return { points: 0, evidence: 'no image' }
  if (best.width === undefined) return { points: 4, evidence: 'an image of unknown size' }
  const size = `${best.width} pixels wide`
  return best.width >= 600
    ? { points: 6, evidence: `an image ${size}` }
    : { points: 2, evidence: `a small image, ${size}` }
}

function headline({ article, body }: Reading): Found {
  const faults = [
    ...CLICKBAIT.filter(({ pattern }) => pattern.test(article.title)).map(({ name }) => name),
    ...(isShouted(article.title) ? ['in capitals'] : []),
    ...(article.title.length > 140 ? ['longer than 140 characters'] : []),
    ...(keepsPromise(article.title, body) ? [] : ['hardly any of its words occur in the text']),
  ]
  if (faults.length === 0) return { points: 10, evidence: 'says what the article says' }
  return { points: Math.max(0, 10 - 5 * faults.length), evidence: faults.join('; ') }
}

function isShouted(title: string): boolean {
  const letters = title.match(/\p{L}/gu) ?? []
  const capitals = title.match(/\p{Lu}/gu) ?? []
  return letters.length >= 12 && capitals.length > letters.length * 0.7
}

function keepsPromise(title: string, body: string): boolean {
  const words = title.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  if (words.length < 3 || body.length < 400) return true
  const said = body.toLowerCase()
  // The first letters only, so that endings do not matter.
  return words.filter((word) => said.includes(word.slice(0, 6))).length >= words.length * 0.25
}

/** Words a sentence that readers of a language are used to, at most; 28 in others. */
const LONGEST_SENTENCE: Readonly<Record<string, number>> = {
  ar: 40,
  fa: 40,
  ur: 40,
  es: 34,
  pt: 34,
  it: 34,
  fr: 32,
}

function readable({ article, body, sentences, words }: Reading): Found {
  const longest = LONGEST_SENTENCE[article.language?.slice(0, 2) ?? ''] ?? 28
  if (/[\p{Script=Thai}\p{Script=Lao}]/u.test(body.slice(0, 200)))
    return { points: 6, evidence: 'its script does not mark where sentences end' }
  if (sentences.length === 0) return { points: 4, evidence: 'no sentences to read' }
  const mean = Math.round(words / sentences.length)
  if (mean >= 8 && mean <= longest) return { points: 8, evidence: `${mean} words a sentence` }
  if (mean < 8) return { points: mean >= 5 ? 5 : 2, evidence: `${mean} words a sentence: scraps` }
  return { points: mean <= longest + 12 ? 5 : 1, evidence: `${mean} words a sentence: long` }
}

// UTF-8 read as Windows-1252, replacement characters, entities and tags that reached the text.
const DIRT =
  /\ufffd|â€[™œ\u009d“”˜¦]|Ã[©¨¤¶¼±³¡­\u00a0]|&(?:#\d+|#x[\da-f]+|amp|nbsp|quot|lt|gt);|<\/?(?:p|div|span|br|a|img|strong|em)\b[^>]*>/giu

function clean({ article, body }: Reading): Found {
  const dirt = [...`${article.title} ${body}`.matchAll(DIRT)].length
  return dirt === 0
    ? { points: 4, evidence: 'no broken characters or mark-up' }
    : {
        points: 0,
        evidence: plural(
          dirt,
          'broken character or mark-up remnant',
          'broken characters or mark-up remnants',
        ),
      }
}

function advertising({ article, body, words }: Reading): Found {
  const links = article.links.filter((link) => AFFILIATE_LINK.test(link)).length
  const phrases = [...body.matchAll(AD_WORDS)].length
  const found = links + phrases
  if (found === 0) return { points: 0, evidence: 'no affiliate links or advertising words' }
  const density = found / Math.max(1, words / 300)
  return {
    points: -Math.min(20, Math.max(3, Math.round(4 * density))),
    evidence: `${plural(links, 'affiliate link')} and ${plural(phrases, 'advertising phrase')} in ${plural(words, 'word')}`,
  }
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
