import type { PageKind } from './page.ts'

/** The six uses that are decided apart (RIGHTS.md). */
export type Use = 'list' | 'excerpt' | 'image' | 'text' | 'ai' | 'train'

/** `limit` is in characters and is used for excerpts only. */
export type TextDecision = 'allow' | 'deny' | { readonly limit: number }

/** How large a copy of a picture may be shown: `thumbnail` 400 px, `cache` 1,280 px on the longer side. */
export type ImageDecision = 'deny' | 'thumbnail' | 'cache'

/** Why a use was decided as it was. */
export type RightsReason = {
  readonly use: Use
  readonly decision: string
  /** Permanent kebab-case name of the protocol: `robots-txt`, `robots-meta`, `tdmrep`, `profile` ... */
  readonly signal: string
  /** The signal as it was sent. */
  readonly raw: string
  /** Where it was read. */
  readonly url?: string
  readonly fetchedAt?: Date
  /** The rule in words, with its source. */
  readonly rule: string
  readonly basis: 'explicit' | 'inferred' | 'default'
  /** Set when the answer binds the picture alone and not the article's text (`noimageai`, ai.txt, plus:DataMining). */
  readonly scope?: 'picture'
}

/** What we may do with one article. `train` is always deny. */
export type RightsDecision = {
  readonly list: 'allow' | 'deny'
  readonly excerpt: TextDecision
  readonly image: ImageDecision
  readonly text: 'allow' | 'deny'
  readonly ai: 'allow' | 'deny'
  readonly train: 'deny'
  /** `ai` for the picture, where it differs from the text's; absent: as `ai`. */
  readonly pictureAi?: 'allow' | 'deny'
  /** A licence the publisher names; Creative Commons asks for a credit line with its name. */
  readonly licence?: { readonly url: string; readonly name?: string }
  readonly reasons: readonly RightsReason[]
}

/** A document that carries signals, as fetched: robots.txt, ai.txt, tdmrep.json, an RSL licence. */
export type RightsDocument = {
  readonly url: string
  /** HTTP status, or `unreachable`. */
  readonly status: number | 'unreachable'
  /** Decoded text, capped at 512 KiB; absent when there was no body. */
  readonly text?: string
  /** When its host last said this. */
  readonly fetchedAt: Date
  /** The host does not give it now. What it said at `fetchedAt` stays in force; nothing but robots.txt is asked of the host. */
  readonly outage?: RightsOutage
}

/** Questions for a document that found no answer, from the first to the last in a row. */
export type RightsOutage = {
  readonly since: Date
  readonly at: Date
  readonly status: number | 'unreachable'
  /** Why, for a person. */
  readonly words: string
}

/** Everything known when rights for one page are decided. Plain data; all parts but `url` and `profile` are optional. */
export type RightsEvidence = {
  /** The page the decision is about. */
  readonly url: string
  readonly profile: 'standard' | 'strict'
  /** Product token robots groups are matched with; default `broadsheetbot`. */
  readonly agent?: string
  /** Longest excerpt without a grant, characters; default 300. */
  readonly excerptLimit?: number
  /** True when the operator turned generative helpers on for this source. */
  readonly aiEnabled?: boolean
  /** Robots token of the vendor of the configured model, such as `GPTBot`. */
  readonly aiAgent?: string
  readonly robotsTxt?: RightsDocument
  readonly aiTxt?: RightsDocument
  readonly tdmrep?: RightsDocument
  readonly rsl?: readonly RightsDocument[]
  /** The page's own answer; absent when it was not fetched. Header names in lower case, repeated values kept apart. */
  readonly page?: {
    readonly status: number
    readonly headers: Readonly<Record<string, string | readonly string[]>>
    /** `<meta>` and `<link>` and JSON-LD signals the page reader found: name in lower case -> values in order. */
    readonly meta?: Readonly<Record<string, readonly string[]>>
    readonly links?: readonly { readonly rel: string; readonly type?: string; readonly href: string }[]
    readonly licence?: string
    readonly access?: 'subscription'
    /** What the page reader took it for; a `challenge` is not the article. */
    readonly kind?: PageKind
    readonly fetchedAt?: Date
  }
  /** What the feed item or its feed declares. */
  readonly item?: { readonly licence?: string; readonly rsl?: string }
  /** A picture the decision is also about: its host's robots.txt and ai.txt, its answer's headers, XMP found in the file. */
  readonly image?: {
    readonly url: string
    readonly robotsTxt?: RightsDocument
    readonly aiTxt?: RightsDocument
    readonly headers?: Readonly<Record<string, string | readonly string[]>>
    readonly xmpDataMining?: string
  }
  /** Operator's decisions, newest last. */
  readonly operator?: readonly OperatorRule[]
  /** The moment `unavailable_after` is compared with; absent: such dates are not applied. */
  readonly now?: Date
}

/** A takedown, a block or a written grant: human, dated, never overridden by a machine. */
export type OperatorRule = {
  readonly kind: 'takedown' | 'block' | 'grant'
  /** A URL, or a registrable domain that binds all its pages. */
  readonly target: string
  /** Uses a grant opens; a takedown and a block close all. */
  readonly uses?: readonly Use[]
  readonly excerptLimit?: number
  readonly who: string
  readonly why: string
  readonly at: Date
}
