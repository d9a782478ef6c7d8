/** What a robots.txt says, group by group in the order of the file. */
export type RobotsRules = {
  readonly groups: readonly RobotsGroup[]
  readonly sitemaps: readonly string[]
  /** RSL `License:` lines outside any group: they bind every agent. */
  readonly licences: readonly string[]
  /** `Content-Signal` lines before the first group: they bind every agent. */
  readonly signals: readonly SignalLine[]
}

/** Lines that belong together; agents are product tokens in lower case, `*` stands for all that are named nowhere. */
export type RobotsGroup = {
  readonly agents: readonly string[]
  readonly rules: readonly RobotsRule[]
  readonly crawlDelays: readonly number[]
  /** IETF AIPREF `Content-Usage` lines. */
  readonly usage: readonly SignalLine[]
  readonly signals: readonly SignalLine[]
  readonly licences: readonly string[]
}

export type RobotsRule = {
  readonly kind: 'allow' | 'disallow'
  /** Normalized pattern. */
  readonly path: string
  /** The line as written, white space folded. */
  readonly raw: string
}

/** A line `Name: [/path ]value`; an empty path stands for every path. */
export type SignalLine = { readonly path: string; readonly value: string; readonly raw: string }

/** May a URL be fetched, and the rule that says so. */
export type RobotsAnswer = { readonly allowed: boolean; readonly rule: string }

export const NO_RULES: RobotsRules = { groups: [], sitemaps: [], licences: [], signals: [] }
