import { lookup } from 'node:dns'

export type ResolvedAddress = { readonly address: string; readonly family: number }
/** Looks a name up: all of its addresses, or an error with a `code` as node:dns gives it. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

const CACHE_MS = 60_000
const CACHE_NAMES = 5_000

/** Remembers answers for a minute, so that a page and its pictures cost one look-up; failures are not remembered. */
export function cachedResolve(resolve: Resolve): Resolve {
  const known = new Map<
    string,
    { readonly at: number; readonly answer: Promise<readonly ResolvedAddress[]> }
  >()
  return (hostname) => {
    const hit = known.get(hostname)
    if (hit && performance.now() - hit.at < CACHE_MS) return hit.answer
    if (known.size >= CACHE_NAMES) known.clear()
    const answer = resolve(hostname)
    known.set(hostname, { at: performance.now(), answer })
    answer.catch(() => known.delete(hostname))
    return answer
  }
}

/** The system's resolver, hosts file included. */
export function systemResolve(hostname: string): Promise<readonly ResolvedAddress[]> {
  // RFC 6761 6.3: names below localhost are this machine, whatever a resolver says.
  if (hostname.endsWith('.localhost')) return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true, order: 'verbatim' }, (error, addresses) => {
      if (error) reject(error)
      else resolve(addresses)
    })
  })
}
