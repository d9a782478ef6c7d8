/** What a provider did in one span of ten days; counts of events. */
export type EarnedSpan = {
  /** Whole spans of ten days since 1970. */
  readonly span: number
  /** Other voices that followed a story it told first. */
  readonly first: number
  /** Other voices that linked to an article of it. */
  readonly cited: number
  /** Other voices that repeated a name it was first to bring into a story. */
  readonly original: number
  /** Stories of others that it told later. */
  readonly follows: number
}

/** What every provider earned in the last 90 days, by registrable domain; a provider without events is absent. */
export type AuthorityLedger = ReadonlyMap<string, readonly EarnedSpan[]>
