import type { CuratedArticle } from './article.ts'
import type { Sponsorship } from './edition.ts'

/** How the newsletter is made and sent. */
export type NewsletterSettings = {
  /** ISO weekdays (Monday 1) with an issue, in the site's time zone; one of them makes it a weekly. */
  readonly weekdays: readonly number[]
  /** Local hour from which an issue may go out. */
  readonly hour: number
  /** Stories shown with their excerpt, and those named in one line, at most. */
  readonly stories: number
  readonly briefs: number
  /** Lowest heat of a story in it. */
  readonly minHeat: number
  readonly maxPerTopic: number
  readonly maxPerProvider: number
  /** Sender's address, and where answers go when that is another one. */
  readonly from: string
  readonly replyTo?: string
  /** Address that takes an unsubscription by one POST (RFC 8058); `{recipient}` stands for a hash of the address. */
  readonly unsubscribeUrl?: string
  readonly unsubscribeMail?: string
  /** Where the sender lives: many countries' law asks for it. */
  readonly postalAddress?: string
}

/** A story in an issue. */
export type IssueStory = {
  readonly lead: CuratedArticle
  /** Articles of its story that are shown, the lead included. */
  readonly articles: readonly CuratedArticle[]
  readonly voices: number
}

/** One issue, ready to be rendered. */
export type Issue = {
  /** Day of the issue in the site's time zone, `YYYY-MM-DD`. */
  readonly id: string
  readonly at: Date
  readonly subject: string
  readonly preheader: string
  /** By topic, in the order of the best story of each. */
  readonly sections: readonly { readonly topic: string; readonly stories: readonly IssueStory[] }[]
  readonly briefs: readonly IssueStory[]
  /** The editor's own words, plain. */
  readonly note?: string
  readonly sponsor?: Sponsorship
  /** Stories that are eligible and found no place; they stay eligible. */
  readonly waiting: number
}
