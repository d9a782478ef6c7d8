/** What a WebSub publisher posts to its hub when feeds changed (W3C WebSub section 7, "publish" as hubs accept it). */
export type HubRequest = { readonly url: string; readonly contentType: string; readonly body: string }

/** The request that tells a hub which of the site's feeds changed; undefined when none did. `changed` are output paths. */
export function hubRequest(hub: string, siteUrl: string, changed: readonly string[]): HubRequest | undefined {
  const feeds = changed.filter((path) => /^feeds\/.*\.(?:rss|atom|json)$/.test(path))
  if (feeds.length === 0) return undefined
  const body = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const path of feeds) body.append('hub.url', `${siteUrl}/${path}`)
  return { url: hub, contentType: 'application/x-www-form-urlencoded', body: body.toString() }
}
