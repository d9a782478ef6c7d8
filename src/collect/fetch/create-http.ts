import { setTimeout as delay } from 'node:timers/promises'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { domainOf, webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchRequest, FetchResult, Http, Redirect } from '../../model/http.ts'
import type { FetchSettings } from '../../model/settings.ts'
import { createConnector, type Dial } from './connector.ts'
import { type Answer, exchange } from './exchange.ts'
import { createGate, type Gate } from './gate.ts'
import { createHolds, type Holds } from './holds.ts'
import { nameFailure } from './name-failure.ts'
import { readAnswer } from './read-answer.ts'
import { isRedirect, nextHop } from './redirect.ts'
import { authorityOf, checkUrl, isAllowedLoopback, requireContact } from './refusal.ts'
import { requestHeaders, userAgentOf } from './request-headers.ts'
import type { Resolve } from './resolve.ts'

export type HttpTools = {
  now(): Date
  sleep?(ms: number): Promise<void>
  random?(): number
  /** Used when the settings name no contact. */
  userAgentContact?: string
  /** Stands in for the system's resolver; its answers pass the same guard. */
  resolve?: Resolve
  /** Stands in for the network; gets checked addresses only. */
  dial?: Dial
  /** PEM certificates trusted beside the system's. */
  ca?: readonly string[]
}

const MAX_HEADER_BYTES = 32_768
const MAX_CRAWL_DELAY_MS = 120_000

type Session = {
  readonly settings: FetchSettings
  /** Sockets opened so far, by `host:port`. */
  readonly opened: Map<string, number>
  readonly dispatcher: Dispatcher
  readonly gate: Gate
  readonly holds: Holds
  readonly userAgent: string
  readonly contact: string | undefined
  now(): Date
}

/**
 * The one way out: asks politely (queues, gaps, Retry-After), only public hosts (checked in the socket, after DNS, at every redirect),
 * within limits of time and size, and takes only whole answers. Throws `CONTACT_MISSING` when a stranger is to be asked and the
 * operator cannot be reached; everything a server does is a result.
 */
export function createHttp(settings: FetchSettings, tools: HttpTools): Http {
  const contact = settings.contact ?? tools.userAgentContact
  const opened = new Map<string, number>()
  const session: Session = {
    settings,
    contact,
    opened,
    dispatcher: createDispatcher(settings, tools, opened),
    gate: createGate(settings, {
      sleep: tools.sleep ?? ((ms) => delay(ms)),
      elapsed: () => performance.now(),
    }),
    holds: createHolds(settings.allowLoopback),
    userAgent: userAgentOf(settings.agent, contact),
    now: tools.now,
  }
  return {
    fetch: (request) => follow(session, request),
    setCrawlDelay(host, delayMs) {
      const url = webUrl(`http://${host}/`)
      if (url) session.gate.widenGap(laneOf(url, settings), Math.min(delayMs, MAX_CRAWL_DELAY_MS))
    },
    hold(address, until) {
      const url = webUrl(address)
      if (url) session.holds.add(url, until, tools.now())
    },
    close: () => session.dispatcher.destroy(),
  }
}

function createDispatcher(
  settings: FetchSettings,
  tools: HttpTools,
  opened: Map<string, number>,
): Dispatcher {
  const options: Agent.Options = {
    connections: settings.domainConcurrency,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    allowH2: true,
    connect: createConnector({
      timeoutMs: settings.connectTimeoutMs,
      allowLoopback: settings.allowLoopback,
      onOpen: (authority) => opened.set(authority, (opened.get(authority) ?? 0) + 1),
      ...(tools.resolve ? { resolve: tools.resolve } : {}),
      ...(tools.dial ? { dial: tools.dial } : {}),
      ...(tools.ca ? { ca: tools.ca } : {}),
    }),
  }
  // A configured proxy looks names up itself; the addresses of its answers are its operator's to guard.
  if (settings.proxy) {
    const { connect: _direct, ...limits } = options
    return new ProxyAgent({ uri: settings.proxy, connectTimeout: settings.connectTimeoutMs, ...limits })
  }
  return new Agent(options)
}

/** Asks one address and follows where it leads. */
async function follow(session: Session, request: FetchRequest): Promise<FetchResult> {
  const { allowLoopback, maxRedirects, totalTimeoutMs } = session.settings
  const redirects: Redirect[] = []
  const budget = createBudget(totalTimeoutMs)
  let url = checkUrl(request.url, allowLoopback)
  if ('kind' in url) return url
  for (;;) {
    const answer = await askInTurn(session, request, { url, budget })
    if ('kind' in answer) return answer
    if (!isRedirect(answer.status) || isSettled(request, answer)) {
      return concluded(session, answer, { request, url, redirects })
    }
    const hop = nextHop({ from: url, answer, redirects, maxRedirects })
    if ('kind' in hop) return hop
    redirects.push(hop)
    // A stranger may not send us to the operator's own services.
    url = checkUrl(hop.to, isAllowedLoopback(url, allowLoopback) ? allowLoopback : [])
    if ('kind' in url) return url
    const bar = await request.barOf?.(hop.to)
    if (bar) return bar
  }
}

type Budget = { leftMs(): number; spend(ms: number): void }

/** Time for one question with its redirects; waiting in queues is not counted. */
function createBudget(totalMs: number): Budget {
  let spentMs = 0
  return {
    leftMs: () => Math.max(1, totalMs - spentMs),
    spend(ms) {
      spentMs += ms
    },
  }
}

// RFC 9110 15.4: after a POST only 307 and 308 mean "the same again, there".
function isSettled(request: FetchRequest, answer: Answer): boolean {
  return request.post !== undefined && answer.status !== 307 && answer.status !== 308
}

type Ask = { readonly url: URL; readonly budget: Budget }

/** Waits for the domain's turn, then asks; a host that told us to wait is not asked at all. */
async function askInTurn(session: Session, request: FetchRequest, ask: Ask): Promise<Answer | FetchResult> {
  if (!isAllowedLoopback(ask.url, session.settings.allowLoopback)) requireContact(ask.url, session.contact)
  return session.gate.run(laneOf(ask.url, session.settings), async () => {
    const held = session.holds.find(ask.url, session.now())
    if (held) return heldResult(held)
    const startedAt = performance.now()
    const answer = await exchangeOnce(session, request, ask)
    ask.budget.spend(performance.now() - startedAt)
    return answer
  })
}

/** Which queue an address waits in. One's own services on loopback differ by port and not by name. */
function laneOf(url: URL, { allowLoopback }: FetchSettings): string {
  return isAllowedLoopback(url, allowLoopback) ? url.host : domainOf(url.href)
}

async function exchangeOnce(
  session: Session,
  request: FetchRequest,
  ask: Ask,
): Promise<Answer | FetchResult> {
  const sent = exchangeRequest(session, request, ask)
  const openedBefore = session.opened.get(authorityOf(ask.url))
  try {
    return await exchange(session.dispatcher, sent)
  } catch (error) {
    const failure = nameFailure(error)
    const isReused = openedBefore !== undefined && openedBefore === session.opened.get(authorityOf(ask.url))
    if (!isReused || !isLost(failure) || request.post) return failure
  }
  // RFC 9112 9.3.1: a kept connection may close as we write on it; the question was not heard, so it is put once more.
  return exchange(session.dispatcher, sent).catch(nameFailure)
}

function isLost(failure: FetchResult): boolean {
  return failure.kind === 'unavailable' && (failure.code === 'reset' || failure.code === 'empty-reply')
}

function heldResult(retryAt: Date): FetchResult {
  return {
    kind: 'unavailable',
    code: 'held',
    message: 'The host asked us to wait; it is not asked before that.',
    retryAt,
  }
}

function exchangeRequest({ settings, userAgent }: Session, request: FetchRequest, { url, budget }: Ask) {
  return {
    url,
    method: request.post ? ('POST' as const) : ('GET' as const),
    headers: requestHeaders(request, userAgent),
    ...(request.post ? { body: request.post.body } : {}),
    headersTimeoutMs: settings.headersTimeoutMs,
    idleTimeoutMs: settings.idleTimeoutMs,
    totalTimeoutMs: budget.leftMs(),
    maxBytes: maxBytesOf(request, settings),
    whenLarger: request.wanted === 'robots' ? ('cut' as const) : ('fail' as const),
  }
}

type Conclusion = {
  readonly request: FetchRequest
  readonly url: URL
  readonly redirects: readonly Redirect[]
}

function concluded(session: Session, answer: Answer, { request, url, redirects }: Conclusion): FetchResult {
  const result = readAnswer(answer, {
    request,
    url: url.href,
    redirects,
    maxBytes: maxBytesOf(request, session.settings),
    now: session.now(),
  })
  if (result.kind === 'unavailable' && result.retryAt) session.holds.add(url, result.retryAt, session.now())
  return result
}

// RFC 9309 2.5 asks crawlers to read at least 500 KiB of robots.txt; what lies beyond may be left.
const MAX_RULES_BYTES = 1_048_576

function maxBytesOf(request: FetchRequest, settings: FetchSettings): number {
  if (request.maxBytes !== undefined) return request.maxBytes
  switch (request.wanted) {
    case 'feed':
      return settings.maxFeedBytes
    case 'page':
      return settings.maxPageBytes
    case 'image':
      return settings.maxImageBytes
    case 'robots':
    case 'well-known':
      return MAX_RULES_BYTES
  }
}
