import type { CuratedArticle } from './article.ts'
import type { OutputSettings, SiteSettings } from './settings.ts'
import type { Source, SourceState } from './source.ts'
import type { FrontPage, Story } from './story.ts'
import type { Taxonomy } from './taxonomy.ts'

/** A takedown's trace: enough never to take the address back, no words. */
export type Tombstone = { readonly urlHash: string; readonly at: Date; readonly rule: string }

/** One issue of the newsletter as its archive page and the API show it. */
export type NewsletterIssue = {
  /** Day of the issue, `YYYY-MM-DD`; its name in addresses. */
  readonly id: string
  readonly at: Date
  readonly subject: string
  readonly preheader: string
  /** Article ids in the order of the issue. */
  readonly articles: readonly string[]
}

/** Words a sponsor pays for, shown from one day to another (`YYYY-MM-DD`, UTC, both included). */
export type Sponsorship = {
  readonly from: string
  readonly until: string
  readonly sponsor: string
  readonly title: string
  readonly text: string
  readonly url: string
}

/** Everything the outputs are a pure function of. No clock: times shown are the articles' own. */
export type Edition = {
  readonly site: SiteSettings
  readonly outputs: OutputSettings
  readonly taxonomy: Taxonomy
  /** Every article kept, newest publication first, editor's decisions applied; `published` says which are shown. */
  readonly articles: readonly CuratedArticle[]
  readonly stories: readonly Story[]
  readonly frontPage: FrontPage
  readonly sources: readonly { readonly source: Source; readonly state: SourceState }[]
  readonly tombstones: readonly Tombstone[]
  readonly profile: 'standard' | 'strict'
  readonly agent: string
  /** Newest first. */
  readonly newsletters?: readonly NewsletterIssue[]
  readonly sponsorships?: readonly Sponsorship[]
}

/** An edition without its articles and stories: what is small whatever the archive holds. */
export type EditionFrame = Omit<Edition, 'articles' | 'stories'>

/** One output file: rendered only when `version` differs from the last run's. */
export type PlannedFile = {
  /** Below the output folder, `/` between parts. */
  readonly path: string
  /** Changes whenever the bytes would: a hash of what it is rendered from. */
  readonly version: string
  render(): string | Uint8Array
}
