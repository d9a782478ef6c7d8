import type { Article, Judgement } from './article.ts'
import type { AuthorityLedger } from './authority.ts'
import type { Edit } from './edit.ts'
import type { CurationSettings } from './settings.ts'
import type { FrontPage, Story } from './story.ts'
import type { Taxonomy, TopicMatch } from './taxonomy.ts'

/** What earlier runs decided about an article of the window; kept unless an editor or the merge-and-split pass changes it. */
export type Remembered = Pick<Judgement, 'story' | 'duplicateOf' | 'quality' | 'basis'> &
  Partial<Pick<Judgement, 'kind' | 'topics' | 'published' | 'leftOut' | 'related'>>

/** A linear topic model as `trainTopics` makes it; plain JSON data. */
export type TopicModel = {
  readonly version: 1
  readonly topics: readonly string[]
  /** `one`: every training article had exactly one topic; `some`: at least one; `any`: some had none. */
  readonly labels: 'one' | 'some' | 'any'
  /** Feature -> its inverse document frequency, then the index and the weight of each topic it speaks for or against. */
  readonly features: Readonly<Record<string, readonly number[]>>
  readonly bias: readonly number[]
  /** Lowest score at which a topic is taken. */
  readonly thresholds: readonly number[]
}

/** Everything curation depends on. Pure: same input, same output. */
export type CurateInput = {
  /** The live window in order of arrival: foundAt, then publishedAt, then id. */
  readonly articles: readonly Article[]
  readonly remembered: ReadonlyMap<string, Remembered>
  /** Stories of earlier runs that still have an article in the window; their ids are permanent. */
  readonly stories: readonly Story[]
  readonly edits: readonly Edit[]
  readonly taxonomy: Taxonomy
  /** Topics named by a source's configuration, by source id. */
  readonly sourceTopics: ReadonlyMap<string, readonly string[]>
  readonly topicModel?: TopicModel
  readonly settings: CurationSettings
  readonly authority: AuthorityLedger
  readonly now: Date
}

export type EditConflict = { readonly edit: Edit; readonly words: string }

export type Curation = {
  /** The window's articles with editors' fields and pictures, in the order given. */
  readonly articles: readonly Article[]
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly stories: readonly Story[]
  readonly frontPage: FrontPage
  /** Articles whose best topic was below its threshold, for an editor. */
  readonly review: readonly { readonly article: string; readonly matches: readonly TopicMatch[] }[]
  readonly conflicts: readonly EditConflict[]
  readonly authority: AuthorityLedger
}
