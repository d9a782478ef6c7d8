/** Something a parser or a source did wrong that cost part of its content, never the rest. */
export type Problem = {
  /** Permanent kebab-case name, such as `cut-off` or `bad-date`. */
  readonly code: string
  /** One sentence a person can act on. */
  readonly message: string
  /** Where: an item's index or id, an element's name, a header. */
  readonly at?: string
}
