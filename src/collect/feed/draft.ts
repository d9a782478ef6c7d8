import type { Category, FeedExtras, FeedImage, Person } from '../../model/feed.ts'

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

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Fields of few feeds while they arrive. */
export type DraftExtras = Mutable<FeedExtras> & {
  latitude?: number
  longitude?: number
  placeName?: string
}

/** A feed, item or source while its elements arrive, in the order they do. */
export type Draft = {
  /** How far from its own element the one was that a field was taken from. A nearer one replaces it. */
  ranks?: Map<keyof Draft, number>
  title?: Construct
  summary?: Construct
  /** RSS description: a summary, or the content where the item has a summary too. */
  description?: Construct
  content?: Construct
  id?: string
  guidIsLink: boolean
  link?: string
  originalLink?: string
  readonly links: DraftLink[]
  comments?: string
  commentCount?: number
  readonly authors: Person[]
  /** Authors by lesser elements (itunes:author, dc:creator beside author), used when there are no others. */
  readonly otherAuthors: Person[]
  published?: Date
  updated?: Date
  created?: Date
  readonly categories: Category[]
  readonly images: FeedImage[]
  language?: string
  licence?: string
  rsl?: string
  rights?: Construct
  generator?: string
  icon?: string
  image?: FeedImage
  imageTitle?: string
  publication?: string
  ttlMinutes?: number
  updatePeriodMinutes?: number
  updateFrequency?: number
  skipHours?: number[]
  skipDays?: string[]
  source?: Draft
  /** Made by `extrasOf` when the first such field comes. */
  extras?: DraftExtras
}

/** The rare fields of a draft, to be written to. */
export function extrasOf(draft: Draft): DraftExtras {
  draft.extras ??= {}
  return draft.extras
}

/** An empty draft. */
export function newDraft(): Draft {
  return {
    guidIsLink: true,
    links: [],
    authors: [],
    otherAuthors: [],
    categories: [],
    images: [],
  }
}
