/** A node of the taxonomy. `id` is used in addresses, `name` in records. */
export type Topic = {
  readonly id: string
  readonly name: string
  /** Name of the parent topic; the root topic of a site has none. */
  readonly parent?: string
  readonly keywords: readonly string[]
  /** Names of people, organisations and products, looked up as they are written: "Meta" is not "meta". */
  readonly entities?: readonly string[]
  /** Words of which an article must say one, whatever else it says. */
  readonly must?: readonly string[]
  readonly mustNot: readonly string[]
  readonly hashtags: readonly string[]
  /** Takes every article of the site's sources, whatever it says. */
  readonly takesEverything?: boolean
  /** Counts only where its parent's own words are found too: for topics whose words are common ones, such as "court". */
  readonly needsParent?: boolean
  /** Words a full report on it has; default 450. */
  readonly reportWords?: number
  /** How fast its stories age on the front page; default 18. */
  readonly halfLifeHours?: number
}

/** Topics in the order of the site's navigation; parents exist and there is no cycle (checked by config). */
export type Taxonomy = readonly Topic[]

export type TopicMatch = {
  /** Topic name. */
  readonly topic: string
  /** 0..1. */
  readonly confidence: number
  readonly reasons: readonly string[]
}
