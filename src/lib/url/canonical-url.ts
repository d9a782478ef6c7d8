import { parse } from 'tldts'
import { TRACKING_PARAMETERS } from './tracking.table.ts'

/**
 * The one form of a web address: absolute http(s), host in lower case, default port, fragment, user name and tracking
 * parameters removed, parameters in their order. Undefined for anything that is not a web address with a host.
 */
export function canonicalUrl(address: string, base?: string): string | undefined {
  const url = webUrl(address, base)
  if (!url) return undefined
  // Each of these writes the address anew.
  if (url.href.includes('#')) url.hash = ''
  if (url.username !== '') url.username = ''
  if (url.password !== '') url.password = ''
  if (url.search) url.search = searchWithoutTracking(url)
  return url.href
}

/** Characters of the longest address that is read. Nobody links by more; sitemaps.org allows no longer ones either. */
export const MAX_ADDRESS = 2_048

/** An http(s) URL object, or undefined: for what is none, and for more than 2,048 characters. */
export function webUrl(address: string, base?: string): URL | undefined {
  if (address.length > MAX_ADDRESS && address.trim().length > MAX_ADDRESS) return undefined
  const url = URL.parse(address.trim(), base)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || !url.hostname) return undefined
  return url
}

/** Registrable domain of an address (`news.bbc.co.uk` -> `bbc.co.uk`); the host itself for IP addresses and local names. */
export function domainOf(address: string): string {
  // Private suffixes (github.io, substack.com) count: one host there is its own publisher.
  const parsed = parse(address, { allowPrivateDomains: true })
  return parsed.domain ?? parsed.hostname ?? ''
}

// The text is cut, not rebuilt: URLSearchParams would re-encode what it did not change.
function searchWithoutTracking(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

function isTracking(pair: string): boolean {
  const name = pair.split('=', 1)[0]?.toLowerCase() ?? ''
  return name.startsWith('utm_') || TRACKING_PARAMETERS.has(name)
}
