import type { Taxonomy, Topic, TopicMatch } from '../../model/taxonomy.ts'
import { countPhrase, namePhraseOf, type Phrase, phraseOf, type Words, wordsOf } from './phrase.ts'

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

/** What the words of a topic say about an article. */
export type RuleMatch = TopicMatch & {
  /** It says a word the topic must not say, or none of those it must: no model may say otherwise. */
  readonly ruledOut?: true
}

/** Finds the words of each topic in articles; nothing is added for parents and nothing is cut off. */
export type Matcher = (article: TopicText) => readonly RuleMatch[]

type Rule = {
  readonly topic: Topic
  readonly phrases: readonly Phrase[]
  readonly must: readonly Phrase[]
  readonly mustNot: readonly Phrase[]
  /** Topics above it that have words of their own. */
  readonly above: readonly string[]
}

/** A match, and whether it is sure enough to bring an article on topic without any word of the topics above. */
type Find = RuleMatch & { readonly standsAlone: boolean }

/** Most confidence of a common word that no word of the topics above supports: enough for an editor to be asked. */
const UNSUPPORTED = 0.4

/** Prepares a taxonomy's words, once for each language that comes up. */
export function createMatcher(taxonomy: Taxonomy): Matcher {
  const rulesOf = new Map<string, readonly Rule[]>()
  return (article) => {
    const language = article.language ?? 'en'
    const rules = rulesOf.get(language) ?? taxonomy.map((topic) => ruleOf(topic, taxonomy, language))
    rulesOf.set(language, rules)
    const places = placesOf(article)
    const finds = new Map(rules.map((rule) => [rule, matchTopic(rule, places)]))
    const found = new Set(
      [...finds.values()].filter((find) => find.confidence >= REVIEW_FROM).map((find) => find.topic),
    )
    return [...finds].map(([rule, find]) => supported(find, rule.above, found))
  }
}

function supported(find: Find, above: readonly string[], found: ReadonlySet<string>): RuleMatch {
  const { standsAlone, ...match } = find
  const { topic, confidence, reasons } = match
  const stands = standsAlone || above.length === 0 || above.some((name) => found.has(name))
  if (stands || confidence <= UNSUPPORTED) return match
  return { topic, confidence: UNSUPPORTED, reasons: [...reasons, `but no word of ${above.join(' or ')}`] }
}

function ruleOf(topic: Topic, taxonomy: Taxonomy, language: string): Rule {
  const names = [...topic.keywords, ...topic.hashtags.map((tag) => tag.replace(/^#/, ''))]
  return {
    topic,
    phrases: [
      ...[...new Set(names)].map((name) => phraseOf(name, language)),
      ...(topic.entities ?? []).map((name) => namePhraseOf(name, language)),
    ],
    must: (topic.must ?? []).map((name) => phraseOf(name, language)),
    mustNot: topic.mustNot.map((name) => phraseOf(name, language)),
    above: topicsAbove(topic, taxonomy),
  }
}

function topicsAbove(topic: Topic, taxonomy: Taxonomy): readonly string[] {
  const above: string[] = []
  for (let parent = topic.parent; parent !== undefined; ) {
    const name = parent
    const found = taxonomy.find((candidate) => candidate.name === name)
    if (found?.takesEverything) return []
    if (found && found.keywords.length + found.hashtags.length > 0) above.push(name)
    parent = found?.parent
  }
  return above
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

function matchTopic(rule: Rule, places: Places): Find {
  const { topic, phrases } = rule
  const { name } = topic
  const veto = vetoOf(rule, places)
  if (veto) return { topic: name, confidence: 0, reasons: [veto], standsAlone: false, ruledOut: true }
  if (topic.takesEverything) {
    return { topic: name, confidence: 1, reasons: ['takes every article of the sources'], standsAlone: true }
  }
  const finds = phrases.flatMap((phrase) => findPhrase(phrase, places))
  const doubt = finds.reduce((product, find) => product * (1 - find.confidence), 1)
  return {
    topic: name,
    confidence: Math.round((1 - doubt) * 100) / 100,
    reasons: finds
      .toSorted((a, b) => b.confidence - a.confidence)
      .slice(0, 5)
      .map((find) => find.words),
    standsAlone: !topic.needsParent && finds.some((find) => find.standsAlone),
  }
}

/** Why a topic is out of the question, if it is. */
function vetoOf({ must, mustNot }: Rule, places: Places): string | undefined {
  const says = (phrase: Phrase, among: readonly Place[]) =>
    among.some((place) => countPhrase(phrase, places[place]) > 0)
  const forbidden = mustNot.find((phrase) => says(phrase, ['title', 'lead']))
  if (forbidden) return `must not say "${forbidden.name}"`
  const missing =
    must.length > 0 && !must.some((phrase) => says(phrase, ['title', 'keywords', 'lead', 'text']))
  return missing ? `must say one of ${must.map((phrase) => `"${phrase.name}"`).join(', ')}` : undefined
}

type PhraseFind = { readonly confidence: number; readonly words: string; readonly standsAlone: boolean }

function findPhrase(phrase: Phrase, places: Places): readonly PhraseFind[] {
  return PLACES.flatMap(({ name, once, again }) => {
    const count = countPhrase(phrase, places[name])
    if (count === 0) return []
    const confidence = Math.min(0.9, once + again * Math.min(count - 1, 3))
    return [
      {
        confidence,
        words: `"${phrase.name}" in the ${name}${count > 1 ? `, ${count} times` : ''}`,
        standsAlone: isSpecific(phrase) || (isOnTop(name) && !isLong(places)),
      },
    ]
  })
}

function isOnTop(place: Place): boolean {
  return place === 'title' || place === 'keywords'
}

// A text this long about a topic below says some word of the topics above.
function isLong({ lead, text }: Places): boolean {
  return lead.written.length + text.written.length > 80
}

// A name or a phrase says more than one common word: "Claude" and "reasoning model" against "court".
function isSpecific({ name }: Phrase): boolean {
  return /\s|\p{Lu}|\p{N}|[^\p{Script=Latin}]/u.test(name)
}
