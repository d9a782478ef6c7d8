import type { Article, ArticleKind } from '../../model/article.ts'
import type { CurateInput, Curation } from '../../model/curation.ts'
import type { Edit } from '../../model/edit.ts'
import type { Score } from '../../model/score.ts'
import type { RankedStory, Story } from '../../model/story.ts'
import type { TopicMatch } from '../../model/taxonomy.ts'
import { wouldChangeOf } from '../front-page/would-change.ts'
import { groupInput } from '../group-stories.ts'
import { authorityOf, MEDIAN_AUTHORITY } from '../heat/authority-of.ts'
import { findKind } from '../kinds/kind-of.ts'
import { explainPair, type PairPart } from '../stories/explain-pair.ts'

/** Everything that was decided about one article, with evidence; plain data for a command, a page or JSON. */
export type Explanation = {
  readonly article: {
    readonly id: string
    readonly url: string
    readonly title: string
    readonly provider: string
  }
  readonly published: boolean
  readonly kind: { readonly kind: ArticleKind; readonly evidence: string }
  readonly topics: readonly TopicMatch[]
  /** Topics an editor should decide about. */
  readonly review: readonly TopicMatch[]
  /** Parts add up to the value; absent means unscored. */
  readonly quality?: Score
  readonly heat?: Score
  /** Of its provider, learnt over 90 days; what its voice weighs in heat follows from it. */
  readonly authority: Score
  readonly duplicate?: { readonly of: string; readonly title: string; readonly parts: readonly PairPart[] }
  readonly story?: {
    readonly id: string
    readonly lead: string
    readonly articles: number
    readonly voices: readonly string[]
    /** Why the article is in it: how it compares with the story's lead, or with its next article when it is the lead. */
    readonly parts: readonly PairPart[]
  }
  readonly place: Place
  readonly wouldChange: readonly string[]
  /** Editor's decisions about it or its story. */
  readonly edits: readonly Edit[]
}

/** Where on the front page it is, or why it is not. */
export type Place =
  | { readonly kind: 'lead' | 'rising'; readonly number: number; readonly rank: Score }
  | { readonly kind: 'section'; readonly topic: string; readonly number: number; readonly rank: Score }
  | { readonly kind: 'left-out'; readonly reason: string; readonly words: string }

/** Explains an article by its id or address, or a story's lead by the story's id; undefined when the window has no such thing. */
export function explainArticle(id: string, input: CurateInput, curation: Curation): Explanation | undefined {
  const story = curation.stories.find((one) => one.id === id || one.aliases.includes(id))
  const wanted = story?.lead ?? id
  const article = curation.articles.find((one) => [one.id, one.url, one.originalUrl].includes(wanted))
  const judgement = article && curation.judgements.get(article.id)
  if (!article || !judgement) return undefined
  const own = curation.stories.find((one) => one.id === judgement.story)
  const duplicate = duplicateOf(article, judgement.duplicateOf, curation)
  const place = placeOf(article.id, curation)
  return {
    article: { id: article.id, url: article.url, title: article.title, provider: article.provider.name },
    published: judgement.published,
    kind: findKind(article),
    topics: judgement.topics,
    review: curation.review.find((one) => one.article === article.id)?.matches ?? [],
    ...(judgement.quality ? { quality: judgement.quality } : {}),
    ...(judgement.heat ? { heat: judgement.heat } : {}),
    authority: authorityOf(curation.authority).get(article.provider.domain) ?? MEDIAN_AUTHORITY,
    ...(duplicate ? { duplicate } : {}),
    ...(own ? { story: storyOf(article, own, curation) } : {}),
    place,
    wouldChange: [
      ...(place.kind === 'left-out' ? [WAYS_IN[place.reason] ?? 'A pin by an editor would show it.'] : []),
      ...(judgement.heat && isAboutRank(place)
        ? wouldChangeOf({ heat: judgement.heat, voices: own?.voices.length ?? 1, quality: judgement.quality })
        : []),
    ],
    edits: input.edits.filter((edit) => isAbout(edit, article.id, own)),
  }
}

/** What would bring an article onto the page, by the reason it is left out. */
const WAYS_IN: Readonly<Record<string, string>> = {
  rights: 'A grant by its publisher would list it; nothing else may.',
  hidden: 'A later pin by an editor would show it again.',
  kind: 'An editor may pin it when it is not what it looks like.',
  'in-review': 'An editor may set its topics.',
  'off-topic': 'A keyword of the taxonomy that it uses, or topics set by an editor, would bring it on topic.',
  quality: 'More quality, or a lower `minQuality`, would publish it.',
  unscored: 'A text or an excerpt to judge, or a quality set by an editor, would give it a place.',
  event: 'A pin by an editor would show it; announcements get no place by themselves.',
  'too-old':
    'A new article about it would bring its story back, and so would a longer `freshnessHours` or a pin.',
  'page-full':
    'A higher rank than the last story of the page, a larger `frontPageStories` or a pin would show it.',
  'section-full':
    'A higher rank than the last story of its section, a larger `sectionStories` or a pin would show it.',
  'provider-full':
    'A higher rank than the last story of its provider, a larger `maxProviderShare` or a pin would show it.',
  'no-lead': 'A published report in its story, or a lead chosen by an editor, would show it.',
}

/** Points matter where a better rank would move it. */
function isAboutRank(place: Place): boolean {
  return place.kind !== 'left-out' || place.reason.endsWith('-full')
}

function duplicateOf(article: Article, of: string | undefined, curation: Curation): Explanation['duplicate'] {
  const original = of === undefined ? undefined : curation.articles.find((one) => one.id === of)
  if (!original) return undefined
  const { parts } = explainPair(groupInput(article), groupInput(original))
  return { of: original.id, title: original.title, parts }
}

function storyOf(article: Article, story: Story, curation: Curation): NonNullable<Explanation['story']> {
  const other = curation.articles.find(
    (one) =>
      one.id !== article.id &&
      (article.id === story.lead ? story.articles.includes(one.id) : one.id === story.lead),
  )
  return {
    id: story.id,
    lead: story.lead,
    articles: story.articles.length,
    voices: story.voices,
    parts: other ? explainPair(groupInput(article), groupInput(other)).parts : [],
  }
}

function placeOf(id: string, { frontPage }: Curation): Place {
  const { lead, rising, sections, leftOut } = frontPage
  const has = (story: RankedStory) => story.articles.includes(id)
  if (lead && has(lead)) return { kind: 'lead', number: 1, rank: lead.rank }
  const risen = rising.find(has)
  if (risen) return { kind: 'rising', number: rising.indexOf(risen) + 1, rank: risen.rank }
  for (const { topic, stories } of sections) {
    const story = stories.find(has)
    if (story) return { kind: 'section', topic, number: stories.indexOf(story) + 1, rank: story.rank }
  }
  const reason = leftOut.find((one) => one.article === id)
  return {
    kind: 'left-out',
    reason: reason?.reason ?? 'unknown',
    words: reason?.words ?? 'It is not in this window.',
  }
}

function isAbout(edit: Edit, article: string, story: Story | undefined): boolean {
  if ('article' in edit && edit.article === article) return true
  if (!story) return false
  if ('stories' in edit) return edit.stories.some((name) => name === story.id || story.aliases.includes(name))
  return 'story' in edit && (edit.story === story.id || story.aliases.includes(edit.story))
}
