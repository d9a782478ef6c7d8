import type { Taxonomy, Topic, TopicMatch } from '../../model/taxonomy.ts'
import { countPhrase, type Words, wordsOf } from './phrase.ts'

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
/** How much one phrase tells by where it stands, once and again; two independent finds combine as chances do. */
const PLACES = [
  { name: 'title', once: 0.85, again: 0 },
  { name: 'keywords', once: 0.7, again: 0 },
  { name: 'lead', once: 0.55, again: 0.15 },
  { name: 'text', once: 0.2, again: 0.1 },
] as const
type Place = (typeof PLACES)[number]['name']
type Places = Readonly<Record<Place, Words>>

/** What the words of each topic find in an article, surest first; nothing is added for parents and nothing is cut off. */
export function matchRules(article: TopicText, taxonomy: Taxonomy): readonly TopicMatch[] {
  const places = placesOf(article)
  return taxonomy.map((topic) => matchTopic(topic, places)).filter((match) => match.confidence > 0)
}

function placesOf(article: TopicText): Places {
  const words = (text: string) => wordsOf(text, article.language)
  const text = article.text ?? ''
  const lead = article.excerpt
    ? `${article.excerpt}\n${text.slice(0, LEAD_CHARACTERS)}`
    : text.slice(0, LEAD_CHARACTERS)
  return {
    title: words(article.title),
    keywords: words((article.keywords ?? []).join(' · ')),
    lead: words(lead),
    text: words(text.slice(LEAD_CHARACTERS)),
  }
}

function matchTopic(topic: Topic, places: Places): TopicMatch {
  if (topic.takesEverything) {
    return { topic: topic.name, confidence: 1, reasons: ['takes every article of the sources'] }
  }
  const forbidden = topic.mustNot.find(
    (phrase) => countPhrase(phrase, places.title) + countPhrase(phrase, places.lead) > 0,
  )
  if (forbidden) return { topic: topic.name, confidence: 0, reasons: [`must not say "${forbidden}"`] }
  const finds = [...topic.keywords, ...topic.hashtags.map((tag) => tag.replace(/^#/, ''))].flatMap((phrase) =>
    findPhrase(phrase, places),
  )
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

function findPhrase(phrase: string, places: Places): readonly { confidence: number; words: string }[] {
  return PLACES.flatMap(({ name, once, again }) => {
    const count = countPhrase(phrase, places[name])
    if (count === 0) return []
    const confidence = Math.min(0.9, once + again * Math.min(count - 1, 3))
    return [{ confidence, words: `"${phrase}" in the ${name}${count > 1 ? `, ${count} times` : ''}` }]
  })
}
