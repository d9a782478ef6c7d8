import type { FetchedPage } from '../../model/http.ts'

const MAX_FRESH_MINUTES = 24 * 60

/** How long an answer says it stays fresh (RFC 9111 5.2.2, 5.3), in minutes, at most a day; undefined when it does not say. */
export function freshMinutesOf(headers: FetchedPage['headers'], now: Date): number | undefined {
  const directives = (headers['cache-control'] ?? []).join(',').toLowerCase()
  if (/\bno-(cache|store)\b/.test(directives)) return 0
  const maxAge = /\bmax-age\s*=\s*"?(\d+)/.exec(directives)?.[1]
  const seconds = maxAge === undefined ? expiresSeconds(headers, now) : Number(maxAge) - ageOf(headers)
  if (seconds === undefined) return undefined
  return Math.min(Math.max(0, seconds / 60), MAX_FRESH_MINUTES)
}

// Counted from the server's own Date, so that a server with a wrong clock still means what it means.
function expiresSeconds(headers: FetchedPage['headers'], now: Date): number | undefined {
  const expires = Date.parse(headers.expires?.[0] ?? '')
  if (Number.isNaN(expires)) return undefined
  const date = Date.parse(headers.date?.[0] ?? '')
  return (expires - (Number.isNaN(date) ? now.getTime() : date)) / 1000
}

function ageOf(headers: FetchedPage['headers']): number {
  const age = Number(headers.age?.[0])
  return Number.isFinite(age) && age > 0 ? age : 0
}
