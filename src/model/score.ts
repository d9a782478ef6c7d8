/** One named reason of a score with its points. */
export type Part = {
  /** Permanent kebab-case name, such as `independent-voices`. */
  readonly name: string
  /** Whole points, negative when it takes away. */
  readonly points: number
  /** What was seen, in words for a reader: "4 voices: a.example, b.example ...". */
  readonly evidence: string
}

/** A whole number from 0 to 100 that is the sum of its parts (invariant 6). Absent means unscored, which is not 0. */
export type Score = { readonly value: number; readonly parts: readonly Part[] }
