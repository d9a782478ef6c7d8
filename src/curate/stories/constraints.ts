/** What editors said about stories: it binds every decision and every later run. */
export type Constraints = {
  /** The two articles tell one story. */
  readonly mustLink: (left: string, right: string) => void
  /** The two articles tell different stories. */
  readonly cannotLink: (left: string, right: string) => void
  /** The article stays in the story it is in. */
  readonly pin: (article: string) => void
  readonly isPinned: (article: string) => boolean
  readonly partnersOf: (article: string) => ReadonlySet<string>
  readonly areApart: (left: string, right: string) => boolean
  readonly hasApart: (article: string) => boolean
}

const NONE: ReadonlySet<string> = new Set()

export function createConstraints(): Constraints {
  const together = new Map<string, Set<string>>()
  const apart = new Map<string, Set<string>>()
  const pinned = new Set<string>()
  return {
    pin: (article) => {
      pinned.add(article)
    },
    mustLink: (left, right) => relate(together, left, right),
    cannotLink: (left, right) => relate(apart, left, right),
    isPinned: (article) => pinned.has(article) || together.has(article) || apart.has(article),
    partnersOf: (article) => together.get(article) ?? NONE,
    areApart: (left, right) => apart.get(left)?.has(right) ?? false,
    hasApart: (article) => apart.has(article),
  }
}

function relate(relation: Map<string, Set<string>>, left: string, right: string): void {
  for (const [from, to] of [
    [left, right],
    [right, left],
  ] as const) {
    const known = relation.get(from) ?? new Set()
    relation.set(from, known.add(to))
  }
}
