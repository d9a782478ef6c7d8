import type { Dispatcher } from 'undici'
import { FetchError } from './fetch-error.ts'

export type ExchangeRequest = {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly totalTimeoutMs: number
  /** Bytes read of a successful answer's body, as they come over the wire. */
  readonly maxBytes: number
  /** What becomes of a larger body: an error, or its beginning. */
  readonly whenLarger: 'fail' | 'cut'
}

/** One answer, its body as it came over the wire. */
export type Answer = {
  readonly status: number
  /** Names in lower case; repeated headers kept apart, in order. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: Uint8Array
}

/** Reached headers or body before it broke: decides what a closed connection means. */
export type Stage = 'asking' | 'body'

export class BrokenExchange extends Error {
  readonly stage: Stage

  constructor(stage: Stage, cause: unknown) {
    super('The exchange broke.', { cause })
    this.stage = stage
  }
}

const MAX_HEADERS = 256
const MAX_HINTS = 20
// An error page or a redirect's body is read so far only, to keep the connection alive.
const MAX_ASIDE_BYTES = 65_536

/** Sends one request and reads the whole answer within its limits. Rejects with BrokenExchange. */
export function exchange(dispatcher: Dispatcher, request: ExchangeRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const reader = createReader(request)
    let timer: NodeJS.Timeout | undefined
    function fail(error: unknown): void {
      clearTimeout(timer)
      reject(new BrokenExchange(reader.stage(), error))
    }
    try {
      dispatcher.dispatch(dispatchOptions(request), {
        onRequestStart(controller) {
          timer ??= setTimeout(() => {
            controller.abort(
              new FetchError('timeout-total', `No whole answer within ${request.totalTimeoutMs} ms.`),
            )
          }, request.totalTimeoutMs)
        },
        onResponseStart(controller, status, headers) {
          const limit = reader.start(status, headers)
          if (limit) controller.abort(limit)
        },
        onResponseData(controller, chunk) {
          const limit = reader.read(chunk)
          if (limit) controller.abort(limit)
        },
        onResponseEnd() {
          clearTimeout(timer)
          whenFree(() => resolve(reader.answer()))
        },
        onResponseError(_controller, error) {
          if (!reader.hasEnough(error)) return fail(error)
          clearTimeout(timer)
          resolve(reader.answer())
        },
      })
    } catch (error) {
      fail(error)
    }
  })
}

// undici gives a connection back after a turn of the event loop; a question put sooner would open another one.
function whenFree(next: () => void): void {
  setImmediate(() => setImmediate(next))
}

function dispatchOptions(request: ExchangeRequest): Dispatcher.DispatchOptions {
  return {
    origin: request.url.origin,
    path: `${request.url.pathname}${request.url.search}`,
    method: request.method,
    headers: request.headers,
    headersTimeout: request.headersTimeoutMs,
    bodyTimeout: request.idleTimeoutMs,
    ...(request.body === undefined ? {} : { body: request.body }),
  }
}

const ENOUGH = new FetchError('enough', 'The rest is not needed.')

/** Statuses whose body is not read or not there. */
function hasNoUse(status: number): boolean {
  return status >= 300 || status === 204 || status === 205
}

/** Collects one answer and says when a limit is passed. */
function createReader({ maxBytes, whenLarger }: ExchangeRequest) {
  let hints = 0
  let status = 0
  let headers: Answer['headers'] = {}
  let size = 0
  const chunks: Uint8Array[] = []
  return {
    stage: (): Stage => (status === 0 ? 'asking' : 'body'),
    start(
      code: number,
      raw: Readonly<Record<string, string | readonly string[] | undefined>>,
    ): Error | undefined {
      if (code < 200) {
        return ++hints > MAX_HINTS
          ? new FetchError('too-many-hints', `More than ${MAX_HINTS} interim answers.`)
          : undefined
      }
      status = code
      headers = keptApart(raw)
      const count = Object.values(headers).reduce((sum, values) => sum + values.length, 0)
      return count > MAX_HEADERS
        ? new FetchError('too-many-headers', `More than ${MAX_HEADERS} headers.`)
        : undefined
    },
    read(chunk: Uint8Array): Error | undefined {
      size += chunk.length
      const isWanted = status >= 200 && status < 300
      if (!isWanted) return size > MAX_ASIDE_BYTES ? ENOUGH : undefined
      if (size <= maxBytes) {
        chunks.push(chunk)
        return undefined
      }
      if (whenLarger === 'fail') return new FetchError('too-large', `More than ${maxBytes} bytes.`)
      chunks.push(chunk.subarray(0, chunk.length - (size - maxBytes)))
      return ENOUGH
    },
    // What a redirect, an error or an answer without a body brings after its headers does not matter, nor whether it arrives.
    hasEnough: (error: Error) => error === ENOUGH || (hasNoUse(status) && !(error instanceof FetchError)),
    answer: (): Answer => ({ status, headers, body: Buffer.concat(chunks) }),
  }
}

function keptApart(
  raw: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, readonly string[]> {
  const headers: Record<string, readonly string[]> = Object.create(null)
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name.toLowerCase()] = typeof value === 'string' ? [value] : [...value]
  }
  return headers
}
