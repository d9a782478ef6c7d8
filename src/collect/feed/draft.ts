import type { Category, FeedExtras, FeedImage, Person, Podcast } from '../../model/feed.ts'

/** Text as an element carried it. */
export type Construct = {
  /** `markup` is HTML written as elements of the document itself, so that every tag in it is one. */
  readonly kind: 'text' | 'html' | 'markup'
  readonly value: string
  /** Address its relative links start from. */
  readonly base: string | undefined
}

export type DraftLink = {
  readonly rel: string
  readonly url: string
  readonly type?: string | undefined
  readonly length?: number | undefined
  readonly durationSeconds?: number | undefined
}

export type DraftPerson = { name?: string; email?: string; url?: string }

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Fields of few feeds while they arrive. */
export type DraftExtras = Omit<Mutable<FeedExtras>, 'podcast'> & {
  podcast?: Mutable<Podcast>
  latitude?: number
  longitude?: number
  placeName?: string
}

/**
 * A feed, item or source while its elements arrive, in the order they do. A class, because all drafts then have all fields from
 * the start: the engine reads objects of one shape many times as fast as objects of many.
 */
export class Draft {
  /** How far from its own element the one was that a field was taken from. A nearer one replaces it. */
  ranks: Map<keyof Draft, number> | undefined = undefined
  title: Construct | undefined = undefined
  summary: Construct | undefined = undefined
  /** RSS description: a summary, or the content where the item has a summary too. */
  description: Construct | undefined = undefined
  content: Construct | undefined = undefined
  id: string | undefined = undefined
  guidIsLink = true
  link: string | undefined = undefined
  originalLink: string | undefined = undefined
  readonly links: DraftLink[] = []
  comments: string | undefined = undefined
  commentCount: number | undefined = undefined
  readonly authors: Person[] = []
  /** Authors by lesser elements (itunes:author, dc:creator beside author), used when there are no others. */
  readonly otherAuthors: Person[] = []
  published: Date | undefined = undefined
  updated: Date | undefined = undefined
  created: Date | undefined = undefined
  readonly categories: Category[] = []
  readonly images: FeedImage[] = []
  language: string | undefined = undefined
  licence: string | undefined = undefined
  rsl: string | undefined = undefined
  rights: Construct | undefined = undefined
  generator: string | undefined = undefined
  icon: string | undefined = undefined
  image: FeedImage | undefined = undefined
  imageTitle: string | undefined = undefined
  publication: string | undefined = undefined
  ttlMinutes: number | undefined = undefined
  updatePeriodMinutes: number | undefined = undefined
  updateFrequency: number | undefined = undefined
  skipHours: number[] | undefined = undefined
  skipDays: string[] | undefined = undefined
  source: Draft | undefined = undefined
  /** Made by `extrasOf` when the first such field comes. */
  extras: DraftExtras | undefined = undefined
}

/** The rare fields of a draft, to be written to. */
export function extrasOf(draft: Draft): DraftExtras {
  draft.extras ??= {}
  return draft.extras
}
