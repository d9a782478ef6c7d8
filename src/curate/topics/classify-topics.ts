import type { TopicModel } from '../../model/curation.ts'
import type { Taxonomy, TopicMatch } from '../../model/taxonomy.ts'
import { applyModel } from './apply-model.ts'
import { createMatcher, MATCH_FROM, type Matcher, REVIEW_FROM, type TopicText } from './match-rules.ts'

/** Topics an article has, and the ones an editor should look at because nothing was sure enough. */
export type TopicFinding = {
  readonly topics: readonly TopicMatch[]
  readonly review: readonly TopicMatch[]
  /** Why it is off topic; absent when it has a topic. */
  readonly offTopic?: string
}

export type TopicHelp = {
  readonly taxonomy: Taxonomy
  /** `createMatcher(taxonomy)`, when many articles are asked about. */
  readonly matcher?: Matcher
  readonly model?: TopicModel | undefined
  /** Topics its source's configuration names. */
  readonly sourceTopics?: readonly string[] | undefined
}

/** Topics of an article by the taxonomy's words, root topic first and parents included, or by a trained model, surest first. */
export function classifyTopics(
  article: TopicText,
  taxonomyOrModel: Taxonomy | TopicModel,
): readonly TopicMatch[] {
  if (!isModel(taxonomyOrModel)) return findTopics(article, { taxonomy: taxonomyOrModel }).topics
  const matches = applyModel(article, taxonomyOrModel)
  const taken = matches.filter((match) => match.confidence >= MATCH_FROM)
  if (taxonomyOrModel.labels === 'one') return matches.slice(0, 1)
  // Where every training article had a topic, so has this one: the nearest.
  return taken.length === 0 && taxonomyOrModel.labels === 'some' ? matches.slice(0, 1) : taken
}

/** Topics by the taxonomy's words, by a model and by the source's configuration together; the surest of the three counts. */
export function findTopics(article: TopicText, help: TopicHelp): TopicFinding {
  const byRules = (help.matcher ?? createMatcher(help.taxonomy))(article)
  const ruledOut = new Set(byRules.filter((match) => match.ruledOut).map((match) => match.topic))
  const byModel = help.model ? applyModel(article, help.model) : []
  const matches = surest([
    ...(help.sourceTopics ?? []).map((topic) => ({ topic, confidence: 1, reasons: ['named by the source'] })),
    ...byRules.map(({ topic, confidence, reasons }) => ({ topic, confidence, reasons })),
    ...byModel.filter((match) => !ruledOut.has(match.topic)),
  ]).filter((match) => help.taxonomy.some((topic) => topic.name === match.topic))
  const taken = withParents(
    matches.filter((match) => match.confidence >= MATCH_FROM),
    help.taxonomy,
  )
  if (taken.length > 0) return { topics: taken, review: [] }
  const near = matches.filter((match) => match.confidence >= REVIEW_FROM)
  return { topics: [], review: near, offTopic: offTopicWords(matches, help.taxonomy) }
}

/** Parents of every match, root topics first, then the surest. */
export function withParents(matches: readonly TopicMatch[], taxonomy: Taxonomy): readonly TopicMatch[] {
  const byName = new Map(taxonomy.map((topic) => [topic.name, topic]))
  const all = matches.flatMap((match) => {
    const chain: TopicMatch[] = [match]
    let parent = byName.get(match.topic)?.parent
    while (parent !== undefined) {
      chain.push({ topic: parent, confidence: match.confidence, reasons: [`parent of ${match.topic}`] })
      parent = byName.get(parent)?.parent
    }
    return chain
  })
  const isRoot = (match: TopicMatch) => byName.get(match.topic)?.parent === undefined
  const order = new Map(taxonomy.map((topic, index) => [topic.name, index]))
  return surest(all).toSorted(
    (a, b) =>
      Number(isRoot(b)) - Number(isRoot(a)) ||
      b.confidence - a.confidence ||
      (order.get(a.topic) ?? 0) - (order.get(b.topic) ?? 0),
  )
}

function surest(matches: readonly TopicMatch[]): readonly TopicMatch[] {
  const best = new Map<string, TopicMatch>()
  for (const match of matches) {
    const known = best.get(match.topic)
    if (!known || match.confidence > known.confidence) best.set(match.topic, match)
  }
  return [...best.values()].toSorted((a, b) => b.confidence - a.confidence)
}

function offTopicWords(matches: readonly TopicMatch[], taxonomy: Taxonomy): string {
  const nearest = matches[0]
  if (nearest && nearest.confidence > 0) {
    const percent = Math.round(nearest.confidence * 100)
    return `Nearest topic is ${nearest.topic} with ${percent}% (${nearest.reasons.join('; ')}); ${MATCH_FROM * 100}% is needed.`
  }
  const forbidden = matches.find((match) => match.reasons.length > 0)
  if (forbidden) return `${forbidden.topic} ${forbidden.reasons[0]}, and no other topic's words were found.`
  return `None of the words of ${taxonomy.length} topics were found in it.`
}

function isModel(given: Taxonomy | TopicModel): given is TopicModel {
  return !Array.isArray(given)
}
