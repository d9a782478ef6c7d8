import type { Socket } from 'node:net'
import { rootCertificates } from 'node:tls'
import { buildConnector } from 'undici'
import { isAddress, isLoopback, specialRangeOf } from './address-guard.ts'
import { FetchError } from './fetch-error.ts'
import { cachedResolve, type Resolve, type ResolvedAddress, systemResolve } from './resolve.ts'

/** Opens a socket to one of these addresses, all of them checked. */
export type Dial = (
  target: buildConnector.Options,
  addresses: readonly ResolvedAddress[],
  callback: buildConnector.Callback,
) => void

export type ConnectorOptions = {
  readonly timeoutMs: number
  /** `host:port` of services that may be on loopback. */
  readonly allowLoopback: readonly string[]
  /** Stands in for the system's resolver. */
  readonly resolve?: Resolve
  /** Stands in for the network: gets the checked addresses, so that a test sees where bytes would go. */
  readonly dial?: Dial
  /** PEM certificates trusted beside the system's; for tests and private authorities. */
  readonly ca?: readonly string[]
  /** Called with `host:port` whenever a socket is ready. */
  readonly onOpen?: (authority: string) => void
}

/**
 * Opens sockets to public addresses only. A name is looked up once, every address is checked, and the socket is given the checked
 * numbers and never the name: an answer that changes between check and use (DNS rebinding) has no second chance.
 */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const resolve = options.resolve ?? cachedResolve(systemResolve)
  const dial = options.dial ?? networkDial(options)
  return (target, callback) => {
    const authority = `${target.hostname}:${target.port || (target.protocol === 'https:' ? '443' : '80')}`
    const isLocal = options.allowLoopback.includes(authority)
    checkedAddresses(target.hostname, { isLocal, resolve, timeoutMs: options.timeoutMs }).then(
      (addresses) => {
        dial(target, addresses, (...[error, socket]) => {
          if (error) return callback(error, null)
          options.onOpen?.(authority)
          callback(null, socket)
        })
      },
      (error) => callback(error, null),
    )
  }
}

type Check = { readonly isLocal: boolean; readonly resolve: Resolve; readonly timeoutMs: number }

/** The host's addresses that may be connected to. Rejects when there is none. */
async function checkedAddresses(hostname: string, check: Check): Promise<readonly ResolvedAddress[]> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  const found = isAddress(hostname)
    ? [{ address: bare, family: bare.includes(':') ? 6 : 4 }]
    : await inTime(check.resolve(hostname), check.timeoutMs)
  const allowed = found.filter(({ address }) => isConnectable(address, check.isLocal))
  if (allowed.length === 0) throw new FetchError('blocked-address', `${hostname} has no public address.`)
  return allowed
}

function isConnectable(address: string, isLocal: boolean): boolean {
  return specialRangeOf(address) === undefined || (isLocal && isLoopback(address))
}

function inTime<Answer>(answer: Promise<Answer>, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new FetchError('timeout-dns', 'The name of the host was not looked up in time.')),
      timeoutMs,
    )
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function networkDial(options: ConnectorOptions): Dial {
  return (target, addresses, callback) => {
    // One connector a dial, because the checked addresses are the connection's own; TLS sessions live in the system's cache.
    const connect = buildConnector({
      timeout: options.timeoutMs,
      allowH2: true,
      autoSelectFamily: true,
      lookup: (_hostname, { all }, found) => {
        const first = addresses[0]
        if (all) found(null, [...addresses])
        else found(null, first?.address ?? '', first?.family)
      },
      ...(options.ca ? { ca: [...rootCertificates, ...options.ca] } : {}),
    })
    connect(target, (...[error, socket]) => {
      if (error) callback(error, null)
      else if (isConnectedTo(socket, addresses)) callback(null, socket)
      else {
        socket.destroy()
        callback(
          new FetchError('blocked-address', `${target.hostname} was reached at an unchecked address.`),
          null,
        )
      }
    })
  }
}

// The last check, on the socket itself: whatever chose the address, this is where the bytes go.
function isConnectedTo({ remoteAddress }: Socket, addresses: readonly ResolvedAddress[]): boolean {
  const reached = remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '')
  return addresses.some(({ address }) => address === remoteAddress || address === reached)
}
