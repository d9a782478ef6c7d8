import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchResult, Redirect } from '../../model/http.ts'
import type { Answer } from './exchange.ts'
import { refused } from './refusal.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status)
}

export type Hop = {
  readonly from: URL
  readonly answer: Answer
  readonly redirects: readonly Redirect[]
  readonly maxRedirects: number
}

/** Where a redirect leads, or why it is not followed. The target still has to pass the guard. */
export function nextHop({ from, answer, redirects, maxRedirects }: Hop): Redirect | FetchResult {
  const location = answer.headers.location?.[0]?.trim()
  if (!location) return invalid('redirect-without-target', 'The redirect does not say where to.')
  const to = webUrl(location, from.href)
  if (!to) return refused('redirect-scheme', 'The redirect leads to something other than the web.')
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    return refused('redirect-downgrade', 'The redirect leaves encryption.')
  }
  to.hash = ''
  to.username = ''
  to.password = ''
  if (to.href === from.href || redirects.some((earlier) => earlier.from === to.href)) {
    return invalid('redirect-loop', 'The redirects run in a circle.')
  }
  if (redirects.length >= maxRedirects) {
    return invalid('too-many-redirects', `More than ${maxRedirects} redirects.`)
  }
  return { status: answer.status, from: from.href, to: to.href }
}

function invalid(code: string, message: string): FetchResult {
  return { kind: 'invalid', code, message }
}
