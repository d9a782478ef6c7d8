import type { FetchResult, Http, Wanted } from '../../model/http.ts'
import type { FetchPermit, SignalReader } from './signal-reader.ts'

/** What robots.txt itself and the documents beside it are asked by; their reader looks after its own permits. */
const EXEMPT: ReadonlySet<Wanted> = new Set(['robots', 'well-known'])

/**
 * The same way out for feeds, pages and pictures: an address that the operator or robots.txt bars is not asked, neither the one that was
 * wanted nor one that a redirect leads to. The answer then has that address in `barred`.
 */
export function permittedHttp(http: Http, signals: Pick<SignalReader, 'mayFetch'>): Http {
  async function barOf(url: string): Promise<FetchResult | undefined> {
    const permit = await signals.mayFetch(url)
    return permit.allowed ? undefined : { ...refusalOf(permit), barred: url }
  }
  return {
    ...http,
    async fetch(request) {
      if (EXEMPT.has(request.wanted)) return http.fetch(request)
      return (await barOf(request.url)) ?? http.fetch({ ...request, barOf })
    },
  }
}

function refusalOf({
  by,
  rule,
  outage,
}: FetchPermit): Extract<FetchResult, { kind: 'refused' | 'unavailable' }> {
  if (outage) {
    const message = `robots.txt could not be read, and without it nothing is asked: ${outage.words}`
    return { kind: 'unavailable', code: 'robots-unreachable', message }
  }
  const isOwn = by === 'operator'
  const message = `${isOwn ? 'The operator' : 'robots.txt'} bars this address: ${rule}`
  return { kind: 'refused', code: isOwn ? 'blocked' : 'robots', message }
}

/** The address that kept a question from being asked or followed; undefined when none did. */
export function barredBy(result: FetchResult): string | undefined {
  return result.kind === 'refused' || result.kind === 'unavailable' ? result.barred : undefined
}
