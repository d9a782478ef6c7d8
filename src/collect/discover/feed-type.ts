/** Media types a feed is linked with; those of old and of mistaken publishers too. */
export const FEED_TYPE =
  /^(application\/(rss|atom|rdf|feed)\+(xml|json)|(application|text)\/(rss|atom|x-rss)|text\/x-opml)\b/i
const XML_TYPE = /^(application|text)\/xml\b/i

/** `rel=alternate` with a feed's type, or HTML's short `rel=feed`. */
export function isFeedLink(rel: readonly string[], type: string): boolean {
  if (rel.includes('feed')) return true
  return rel.includes('alternate') && (FEED_TYPE.test(type) || XML_TYPE.test(type))
}
