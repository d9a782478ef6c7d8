// Names that are addresses of the API's own, years, or that no Windows disk can hold.
const RESERVED = /^(?:page|\d{4}|con|prn|aux|nul|com\d|lpt\d)$/

const DATED = /^\d{4}-\d\d-\d\d-/

/** The name an article wants in the API: that of its record without the day. */
export function slugOfPath(path: string): string {
  const name = nameOfPath(path)
  return DATED.test(name) ? name.slice('2026-10-01-'.length) : name
}

export function nameOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.endsWith('.md') ? -'.md'.length : undefined)
}

/**
 * The name of an article's document below `api/news/`: the slug of its record's path, or the path's whole name where an
 * older article, a topic or the API itself has that slug. A record's path never changes, and so its place in that order.
 */
export function apiName(
  path: string,
  { ownsSlug, topicIds }: { readonly ownsSlug: boolean; readonly topicIds: ReadonlySet<string> },
): string {
  const slug = slugOfPath(path)
  return ownsSlug && !topicIds.has(slug) && !RESERVED.test(slug) ? slug : nameOfPath(path)
}
