import { BroadsheetError } from '../../lib/error.ts'
import { webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchResult } from '../../model/http.ts'
import { isAddress, specialRangeOf } from './address-guard.ts'
import { BAD_PORTS, SPECIAL_NAMES } from './special-ranges.table.ts'

export type Refused = Extract<FetchResult, { kind: 'refused' }>

const MAX_URL_LENGTH = 8192

/** What the guard decides before a name is looked up: the address to ask, or why it is not asked. The socket's guard decides again. */
export function checkUrl(address: string, allowLoopback: readonly string[]): URL | Refused {
  if (address.length > MAX_URL_LENGTH)
    return refused('url-too-long', `The address is longer than ${MAX_URL_LENGTH} characters.`)
  const url = webUrl(address)
  if (!url) return refused('blocked-scheme', 'Only absolute http and https addresses are fetched.')
  if (isAllowedLoopback(url, allowLoopback)) return url
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (BAD_PORTS.has(port)) return refused('blocked-port', `Port ${port} belongs to another protocol.`)
  const reason = isAddress(url.hostname) ? specialRangeOf(url.hostname) : badName(url.hostname)
  return reason ? refused('blocked-address', `${url.hostname} is not a public host: ${reason}.`) : url
}

/** True for a `host:port` the operator lists as a loopback service of their own. */
export function isAllowedLoopback(url: URL, allowLoopback: readonly string[]): boolean {
  return allowLoopback.includes(authorityOf(url))
}

/** `host:port`, the port always named. */
export function authorityOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

export function requireContact(url: URL, contact: string | undefined): void {
  if (contact?.trim()) return
  throw new BroadsheetError(
    'CONTACT_MISSING',
    `${url.host} is not asked: no contact of the operator is configured.`,
    {
      hint: 'Set site.operator.contact in broadsheet.yaml to a mail address or a web page, so that publishers can reach you.',
      exitCode: 2,
    },
  )
}

export function refused(code: string, message: string): Refused {
  return { kind: 'refused', code, message }
}

function badName(hostname: string): string | undefined {
  const name = hostname.replace(/\.$/, '')
  const labels = name.split('.')
  if (name.length > 253 || labels.some((label) => label === '' || label.length > 63))
    return 'not a valid name'
  if (labels.length === 1) return 'a name without a dot'
  const special = SPECIAL_NAMES.has(labels.at(-1) ?? '') || SPECIAL_NAMES.has(labels.slice(-2).join('.'))
  return special ? 'a special-use name' : undefined
}
