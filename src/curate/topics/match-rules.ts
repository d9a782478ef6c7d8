import type { Taxonomy, Topic, TopicMatch } from '../../model/taxonomy.ts'
import { countPhrase, type Phrase, phraseOf, type Words, wordsOf } from './phrase.ts'

/** What rules and models read of an article; any part may be missing. */
export type TopicText = {
  readonly title: string
  readonly text?: string
  readonly excerpt?: string
  readonly keywords?: readonly string[]
  readonly language?: string
}

/** A match needs this much confidence; from `REVIEW_FROM` on an editor is asked. */
export const MATCH_FROM = 0.5
export const REVIEW_FROM = 0.2

const LEAD_CHARACTERS = 400
/** Longest text that is read for words, in characters. */
const MAX_CHARACTERS = 20_000
/** How much one phrase tells by where it stands, once and again; two independent finds combine as chances do. */
const PLACES = [
  { name: 'title', once: 0.85, again: 0 },
  { name: 'keywords', once: 0.7, again: 0 },
  { name: 'lead', once: 0.55, again: 0.15 },
  { name: 'text', once: 0.2, again: 0.1 },
] as const
type Place = (typeof PLACES)[number]['name']
type Places = Readonly<Record<Place, Words>>

/** Finds the words of each topic in articles; nothing is added for parents and nothing is cut off. */
export type Matcher = (article: TopicText) => readonly TopicMatch[]

type Rule = {
  readonly topic: Topic
  readonly phrases: readonly Phrase[]
  readonly mustNot: readonly Phrase[]
}

/** Prepares a taxonomy's words, once for each language that comes up. */
export function createMatcher(taxonomy: Taxonomy): Matcher {
  const rulesOf = new Map<string, readonly Rule[]>()
  return (article) => {
    const language = article.language ?? 'en'
    const rules = rulesOf.get(language) ?? taxonomy.map((topic) => ruleOf(topic, language))
    rulesOf.set(language, rules)
    const places = placesOf(article)
    return rules.map((rule) => matchTopic(rule, places))
  }
}

function ruleOf(topic: Topic, language: string): Rule {
  const names = [...topic.keywords, ...topic.hashtags.map((tag) => tag.replace(/^#/, ''))]
  return {
    topic,
    phrases: [...new Set(names)].map((name) => phraseOf(name, language)),
    mustNot: topic.mustNot.map((name) => phraseOf(name, language)),
  }
}

function placesOf(article: TopicText): Places {
  const words = (text: string) => wordsOf(text, article.language)
  const text = article.text ?? ''
  const start = text.slice(0, LEAD_CHARACTERS)
  return {
    title: words(article.title),
    keywords: words((article.keywords ?? []).join(' · ')),
    lead: words(article.excerpt ? `${article.excerpt}\n${start}` : start),
    text: words(text.slice(LEAD_CHARACTERS, MAX_CHARACTERS)),
  }
}

function matchTopic({ topic, phrases, mustNot }: Rule, places: Places): TopicMatch {
  if (topic.takesEverything) {
    return { topic: topic.name, confidence: 1, reasons: ['takes every article of the sources'] }
  }
  const forbidden = mustNot.find(
    (phrase) => countPhrase(phrase, places.title) + countPhrase(phrase, places.lead) > 0,
  )
  if (forbidden) return { topic: topic.name, confidence: 0, reasons: [`must not say "${forbidden.name}"`] }
  const finds = phrases.flatMap((phrase) => findPhrase(phrase, places))
  const doubt = finds.reduce((product, find) => product * (1 - find.confidence), 1)
  return {
    topic: topic.name,
    confidence: Math.round((1 - doubt) * 100) / 100,
    reasons: finds
      .toSorted((a, b) => b.confidence - a.confidence)
      .slice(0, 5)
      .map((find) => find.words),
  }
}

function findPhrase(phrase: Phrase, places: Places): readonly { confidence: number; words: string }[] {
  return PLACES.flatMap(({ name, once, again }) => {
    const count = countPhrase(phrase, places[name])
    if (count === 0) return []
    const confidence = Math.min(0.9, once + again * Math.min(count - 1, 3))
    return [{ confidence, words: `"${phrase.name}" in the ${name}${count > 1 ? `, ${count} times` : ''}` }]
  })
}
