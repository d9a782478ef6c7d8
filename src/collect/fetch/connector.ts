import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction, Socket } from 'node:net'
import { rootCertificates } from 'node:tls'
import { buildConnector } from 'undici'
import { isAddress, isLoopback, specialRangeOf } from './address-guard.ts'
import { FetchError } from './fetch-error.ts'

export type ResolvedAddress = { readonly address: string; readonly family: number }
/** Looks a name up: all of its addresses, or an error with a `code` as node:dns gives it. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

export type ConnectorOptions = {
  readonly timeoutMs: number
  readonly allowLoopback: readonly string[]
  readonly resolve?: Resolve
  /** PEM certificates trusted beside the system's; for tests and private authorities. */
  readonly ca?: readonly string[]
  /** Called with `host:port` whenever a socket is ready. */
  readonly onOpen?: (authority: string) => void
}

const DNS_CACHE_MS = 60_000
const DNS_CACHE_NAMES = 5_000

/**
 * Opens sockets to public addresses only. The name is looked up once, every address is checked, and the socket is given the checked
 * numbers and never the name: an answer that changes between check and use (DNS rebinding) has no second chance.
 */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const resolve = cached(options.resolve ?? systemResolve)
  const open = openerFor(
    options,
    guardedLookup(resolve, () => false),
  )
  const openLocal = openerFor(options, guardedLookup(resolve, isLoopback))
  return (target, callback) => {
    const port = target.port || (target.protocol === 'https:' ? '443' : '80')
    const local = options.allowLoopback.includes(`${target.hostname}:${port}`)
    const mayConnect = (address: string) => isConnectable(address, local)
    if (isAddress(target.hostname) && !mayConnect(target.hostname)) {
      callback(blocked(target.hostname), null)
      return
    }
    const start = local ? openLocal : open
    start(target, (...[error, socket]) => {
      if (error) callback(error, null)
      else if (isConnectedWell(socket, mayConnect)) {
        options.onOpen?.(`${target.hostname}:${port}`)
        callback(null, socket)
      } else {
        socket.destroy()
        callback(blocked(target.hostname), null)
      }
    })
  }
}

function openerFor(options: ConnectorOptions, lookup: LookupFunction): buildConnector.connector {
  return buildConnector({
    timeout: options.timeoutMs,
    allowH2: true,
    autoSelectFamily: true,
    lookup,
    ...(options.ca ? { ca: [...rootCertificates, ...options.ca] } : {}),
  })
}

function isConnectable(address: string, local: boolean): boolean {
  return specialRangeOf(address) === undefined || (local && isLoopback(address))
}

// The last check, on the socket itself: whatever chose the address, this is where the bytes go.
function isConnectedWell(socket: Socket, mayConnect: (address: string) => boolean): boolean {
  return socket.remoteAddress !== undefined && mayConnect(socket.remoteAddress)
}

function blocked(hostname: string): FetchError {
  return new FetchError('blocked-address', `${hostname} has no public address.`)
}

function guardedLookup(resolve: Resolve, exception: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const allowed = addresses.filter(
          ({ address }) => specialRangeOf(address) === undefined || exception(address),
        )
        const first = allowed[0]
        if (!first) callback(blocked(hostname), [])
        else if (options.all) callback(null, [...allowed])
        else callback(null, first.address, first.family)
      },
      (error) => callback(error, []),
    )
  }
}

function cached(resolve: Resolve): Resolve {
  const known = new Map<
    string,
    { readonly at: number; readonly answer: Promise<readonly ResolvedAddress[]> }
  >()
  return (hostname) => {
    const hit = known.get(hostname)
    if (hit && performance.now() - hit.at < DNS_CACHE_MS) return hit.answer
    if (known.size >= DNS_CACHE_NAMES) known.clear()
    const answer = resolve(hostname)
    known.set(hostname, { at: performance.now(), answer })
    answer.catch(() => known.delete(hostname))
    return answer
  }
}

function systemResolve(hostname: string): Promise<readonly ResolvedAddress[]> {
  // RFC 6761 6.3: names below localhost are this machine, whatever a resolver says.
  if (hostname.endsWith('.localhost')) return Promise.resolve([{ address: '127.0.0.1', family: 4 }])
  return new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, order: 'verbatim' }, (error, addresses) => {
      if (error) reject(error)
      else resolve(addresses)
    })
  })
}
