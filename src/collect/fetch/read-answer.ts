import type { FetchedPage, FetchRequest, FetchResult, Redirect } from '../../model/http.ts'
import { decodeBody, unpackGzipFile } from './decode-body.ts'
import { decodeStart } from './decode-start.ts'
import type { Answer } from './exchange.ts'
import { nameFailure } from './name-failure.ts'
import { retryAtOf } from './retry-after.ts'

export type AnswerContext = {
  readonly request: FetchRequest
  readonly url: string
  readonly redirects: readonly Redirect[]
  readonly maxBytes: number
  readonly now: Date
}

/** What a final answer (not a redirect) means. */
export function readAnswer(answer: Answer, context: AnswerContext): FetchResult {
  if (isChallenge(answer)) {
    return {
      kind: 'refused',
      code: 'challenge',
      message: 'The site asks visitors to prove they are people.',
      status: answer.status,
    }
  }
  if (answer.status === 200 || answer.status === 203) return readBody(answer, context)
  if (answer.status === 304) return notModified(answer, context)
  if (context.request.post && answer.status >= 200 && answer.status < 300) return readBody(answer, context)
  return byStatus(answer, context.now)
}

function readBody(answer: Answer, context: AnswerContext): FetchResult {
  try {
    const decode = context.request.wanted === 'robots' ? decodeStart : decodeBody
    const decoded = decode(answer.body, answer.headers['content-encoding'] ?? [], context.maxBytes)
    const body = context.request.wanted === 'image' ? decoded : unpackGzipFile(decoded, context.maxBytes)
    const problem = context.request.post ? undefined : problemOfBody(body, answer, context.request)
    return problem ?? { kind: 'fetched', page: pageOf(answer, body, context) }
  } catch (error) {
    return nameFailure(error)
  }
}

function pageOf(answer: Answer, body: Uint8Array, context: AnswerContext): FetchedPage {
  return {
    url: context.url,
    requestedUrl: context.request.url,
    status: answer.status,
    headers: answer.headers,
    body,
    redirects: context.redirects,
    fetchedAt: context.now,
    wireBytes: answer.body.length,
  }
}

/** Documents that may be empty: their absence of words is what they say. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['robots', 'well-known'])

function problemOfBody(body: Uint8Array, answer: Answer, request: FetchRequest): FetchResult | undefined {
  if (MAY_BE_EMPTY.has(request.wanted)) return undefined
  if (body.length === 0)
    return {
      kind: 'unavailable',
      code: 'empty',
      message: 'The answer has no content.',
      status: answer.status,
    }
  if (request.wanted === 'feed' && !isSelfDelimited(answer) && !endsWhole(body)) {
    return {
      kind: 'unavailable',
      code: 'incomplete',
      message: 'The connection closed in the middle of the document.',
    }
  }
  return undefined
}

// RFC 9112 6.3: without a length or chunks, the body ends with the connection, and a cut looks like an end.
function isSelfDelimited({ headers }: Answer): boolean {
  return (
    headers['content-length'] !== undefined ||
    headers['transfer-encoding'] !== undefined ||
    headers[':status'] !== undefined
  )
}

/** A feed's last character closes its root, as XML or as JSON; UTF-16's zero bytes and blanks may follow. */
function endsWhole(body: Uint8Array): boolean {
  const last = body.findLast((byte) => byte > 0x20)
  return last === 0x3e || last === 0x7d || last === 0x5d
}

function notModified(answer: Answer, { request, redirects }: AnswerContext): FetchResult {
  if (request.etag === undefined && request.lastModified === undefined) {
    return {
      kind: 'invalid',
      code: 'unasked-304',
      message: 'The server says nothing changed, but was not asked that.',
    }
  }
  return { kind: 'not-modified', headers: answer.headers, redirects }
}

/** Header fields by which services say that a person has to solve something first. */
const CHALLENGES: readonly (readonly [header: string, value: RegExp])[] = [
  ['cf-mitigated', /challenge/i],
  ['x-amzn-waf-action', /challenge|captcha/i],
  ['x-vercel-mitigated', /challenge|deny/i],
  ['x-datadome', /protected/i],
]

function isChallenge(answer: Answer): boolean {
  if (answer.status === 200) return false
  return CHALLENGES.some(([header, value]) => answer.headers[header]?.some((text) => value.test(text)))
}

const REFUSALS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['login-required', 'The site asks for a login.'],
  402: ['payment-required', 'The site asks for payment.'],
  403: ['forbidden', 'The site does not let us read this.'],
  407: ['proxy-login-required', 'The proxy asks for a login.'],
  451: ['legal-reasons', 'The site may not show this for legal reasons.'],
}

const WAITS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  202: ['not-ready', 'The server has no answer ready yet.'],
  204: ['empty', 'The answer has no content.'],
  205: ['empty', 'The answer has no content.'],
  408: ['request-timeout', 'The server waited too long for our question.'],
  421: ['misdirected', 'The server does not answer for this host.'],
  423: ['locked', 'The document is locked.'],
  425: ['too-early', 'The server wants to be asked later.'],
  429: ['too-many-requests', 'The site asks us to come less often.'],
  503: ['service-unavailable', 'The server is overloaded or being worked on.'],
}

function byStatus({ status, headers }: Answer, now: Date): FetchResult {
  if (status === 410) return { kind: 'gone', message: 'The site says this is gone for good.' }
  const refusal = REFUSALS[status]
  if (refusal) return { kind: 'refused', code: refusal[0], message: refusal[1], status }
  const wait =
    WAITS[status] ??
    (status >= 500 && status < 600 ? ['server-error', `The server failed (${status}).`] : undefined)
  if (wait) {
    const retryAt = status === 429 || status === 503 ? retryAtOf(headers['retry-after'], now) : undefined
    return {
      kind: 'unavailable',
      code: wait[0] ?? '',
      message: wait[1] ?? '',
      status,
      ...(retryAt ? { retryAt } : {}),
    }
  }
  if (status === 404)
    return { kind: 'missing', code: 'not-found', message: 'There is nothing at this address.', status }
  if (status >= 400 && status < 500) {
    return {
      kind: 'missing',
      code: `http-${status}`,
      message: `The server does not take our question (${status}).`,
      status,
    }
  }
  return {
    kind: 'invalid',
    code: 'unexpected-status',
    message: `The answer's status ${status} means nothing here.`,
  }
}
