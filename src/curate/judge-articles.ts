import { sha256 } from '../lib/hash.ts'
import type { Article, ArticleKind } from '../model/article.ts'
import type { CurateInput } from '../model/curation.ts'
import { formatRights, mayList } from '../model/may.ts'
import type { Score } from '../model/score.ts'
import type { Taxonomy, TopicMatch } from '../model/taxonomy.ts'
import type { Decisions } from './edits/apply-edits.ts'
import { findKind } from './kinds/kind-of.ts'
import { canJudge, QUALITY_VERSION, scoreOf, scoreQuality } from './quality/score-quality.ts'
import { findTopics, type TopicFinding, withParents } from './topics/classify-topics.ts'
import { createMatcher, type Matcher } from './topics/match-rules.ts'

/** What is decided about an article from itself alone, before it is known what others tell. */
export type Judged = {
  readonly article: Article
  readonly basis: string
  readonly kind: ArticleKind
  readonly topics: readonly TopicMatch[]
  /** Matches for an editor to look at; empty unless nothing was sure enough. */
  readonly review: readonly TopicMatch[]
  readonly quality?: Score
  readonly published: boolean
  readonly leftOut?: { readonly reason: string; readonly words: string }
}

/** Raised when kinds, topics or the reasons below change, so that everything is judged again. */
const JUDGED_BY = 2

/** Kinds that are not published at all. */
const NOT_PUBLISHED: readonly ArticleKind[] = ['market-report', 'horoscope', 'deal', 'job', 'sponsored']

/** Kind, topics and quality of every article, and whether it is published. What an earlier run decided from the same is taken over. */
export function judgeArticles(input: CurateInput, decisions: Decisions): readonly Judged[] {
  const bench = { input, decisions, matcher: createMatcher(input.taxonomy) }
  const shared = sharedBasis(input)
  return decisions.articles.map((article) => {
    const basis = basisOf(article, shared, bench)
    return rememberedOf(article, basis, input) ?? judgeArticle(article, basis, bench)
  })
}

type Bench = { readonly input: CurateInput; readonly decisions: Decisions; readonly matcher: Matcher }

/** What the judgement of every article depends on. */
function sharedBasis({ taxonomy, topicModel, settings }: CurateInput): string {
  const { minQuality, qualityWeights } = settings
  return sha256(
    JSON.stringify([JUDGED_BY, QUALITY_VERSION, taxonomy, topicModel, minQuality, qualityWeights]),
  )
}

function basisOf(article: Article, shared: string, { input, decisions }: Bench): string {
  const sourceTopics = input.sourceTopics.get(article.sourceId)
  const { evidence: _, rights, ...own } = article
  const edits = [decisions.hidden, decisions.pinned, decisions.topics, decisions.quality].map((map) =>
    map.get(article.id),
  )
  return sha256(JSON.stringify([shared, own, formatRights(rights).list, edits, sourceTopics]), 24)
}

function rememberedOf(article: Article, basis: string, { remembered }: CurateInput): Judged | undefined {
  const known = remembered.get(article.id)
  // Without topics the review list would be lost; such articles are judged again.
  if (known?.basis !== basis || !known.kind || !known.topics?.length || known.published === undefined)
    return undefined
  const { kind, topics, published, quality, leftOut } = known
  return {
    article,
    basis,
    kind,
    topics,
    published,
    review: [],
    ...(quality && { quality }),
    ...(leftOut && { leftOut }),
  }
}

function judgeArticle(article: Article, basis: string, bench: Bench): Judged {
  const { input, decisions } = bench
  const kind = findKind(article)
  const finding = topicsOf(article, bench)
  const quality = qualityOf(article, bench, reportWordsOf(finding.topics, input.taxonomy))
  const facts = { article, kind, finding, quality, input, decisions }
  const leftOut = REASONS.find((reason) => reason.holds(facts))
  return {
    article,
    basis,
    kind: kind.kind,
    topics: finding.topics,
    review: finding.review,
    ...(quality ? { quality } : {}),
    published: leftOut === undefined || leftOut.published === true,
    ...(leftOut ? { leftOut: { reason: leftOut.name, words: leftOut.words(facts) } } : {}),
  }
}

type Facts = {
  readonly article: Article
  readonly kind: { readonly kind: ArticleKind; readonly evidence: string }
  readonly finding: TopicFinding
  readonly quality: Score | undefined
  readonly input: CurateInput
  readonly decisions: Decisions
}

type Reason = {
  readonly name: string
  /** The article is published all the same, but never on the front page. */
  readonly published?: true
  readonly holds: (facts: Facts) => boolean
  readonly words: (facts: Facts) => string
}

const isPinned = ({ article, decisions }: Facts) => decisions.pinned.has(article.id)

/** Why an article is not published, first reason first. An editor's pin lifts what machines decided, never rights. */
const REASONS: readonly Reason[] = [
  {
    name: 'rights',
    holds: ({ article }) => !mayList(article.rights),
    words: ({ article }) =>
      article.rights.reasons.find((reason) => reason.use === 'list')?.rule ??
      'Its publisher does not want it listed.',
  },
  {
    name: 'hidden',
    holds: ({ article, decisions }) => decisions.hidden.has(article.id),
    words: ({ article, decisions }) => {
      const hide = decisions.hidden.get(article.id)
      return `Hidden by ${hide?.who ?? 'an editor'}${hide?.why ? `: ${hide.why}` : '.'}`
    },
  },
  {
    name: 'kind',
    holds: (facts) => !isPinned(facts) && NOT_PUBLISHED.includes(facts.kind.kind),
    words: ({ kind }) => `It is a ${kind.kind.replace('-', ' ')}: ${kind.evidence}.`,
  },
  {
    name: 'in-review',
    holds: (facts) =>
      !isPinned(facts) && facts.finding.topics.length === 0 && facts.finding.review.length > 0,
    words: ({ finding }) => `No topic is sure enough; an editor may decide. ${finding.offTopic ?? ''}`.trim(),
  },
  {
    name: 'off-topic',
    holds: (facts) => !isPinned(facts) && facts.finding.topics.length === 0,
    words: ({ finding }) => finding.offTopic ?? 'It has no topic of this site.',
  },
  {
    name: 'quality',
    holds: (facts) =>
      !isPinned(facts) &&
      facts.quality !== undefined &&
      facts.quality.value < facts.input.settings.minQuality,
    words: ({ quality, input }) =>
      `Its quality is ${quality?.value}; ${input.settings.minQuality} is needed.`,
  },
  {
    name: 'unscored',
    published: true,
    holds: (facts) => !isPinned(facts) && facts.quality === undefined,
    words: () => 'There is too little of it to judge: no text, no excerpt, hardly a title.',
  },
  {
    name: 'event',
    published: true,
    holds: (facts) => !isPinned(facts) && facts.kind.kind === 'event',
    words: ({ kind }) => `It announces an event: ${kind.evidence}.`,
  },
]

function topicsOf(article: Article, { input, decisions, matcher }: Bench): TopicFinding {
  const edit = decisions.topics.get(article.id)
  if (!edit) {
    const sourceTopics = input.sourceTopics.get(article.sourceId)
    return findTopics(article, {
      taxonomy: input.taxonomy,
      model: input.topicModel,
      sourceTopics,
      matcher,
    })
  }
  const reasons = [`set by ${edit.who}`]
  const known = edit.topics.filter((name) => input.taxonomy.some((topic) => topic.name === name))
  const topics = withParents(
    known.map((topic) => ({ topic, confidence: 1, reasons })),
    input.taxonomy,
  )
  return topics.length > 0
    ? { topics, review: [] }
    : { topics, review: [], offTopic: `No topic, says ${edit.who}.` }
}

/** How long a full report on these topics is: a brief where one of them is a topic of briefs. */
function reportWordsOf(topics: readonly TopicMatch[], taxonomy: Taxonomy): number | undefined {
  const names = new Set(topics.map((match) => match.topic))
  const lengths = taxonomy
    .filter((topic) => names.has(topic.name))
    .flatMap((topic) => topic.reportWords ?? [])
  return lengths.length > 0 ? Math.min(...lengths) : undefined
}

function qualityOf(
  article: Article,
  { input, decisions }: Bench,
  topicWords: number | undefined,
): Score | undefined {
  const edit = decisions.quality.get(article.id)
  const scored = canJudge(article)
    ? scoreQuality(article, {
        weights: input.settings.qualityWeights,
        ...(topicWords === undefined ? {} : { topicWords }),
      })
    : undefined
  if (!edit) return scored
  const wanted = Math.max(0, Math.min(100, Math.round(edit.value)))
  const evidence = `set to ${wanted} by ${edit.who}${edit.why ? `: ${edit.why}` : ''}`
  return scoreOf([
    ...(scored?.parts ?? []),
    { name: 'editor', points: wanted - (scored?.value ?? 0), evidence },
  ])
}
