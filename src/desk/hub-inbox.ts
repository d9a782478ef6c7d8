import { type HubTools, saveSubscription } from '../collect/fetch/hub-subscriptions.ts'
import { answerHub, type HubAnswer, judgeDelivery } from '../collect/fetch/websub.ts'
import type { Subscription } from '../model/source.ts'
import type { Store } from '../model/store.ts'

/** What hubs say to us. Answers come from memory at once; the store learns of them between runs, because a run saves whole states. */
export type HubInbox = {
  readonly tools: HubTools
  answer(token: string, request: Request): Promise<Response>
  /** Aborts when a hub next says something. */
  heard(): AbortSignal
  hasNews(): boolean
  /** Writes what hubs said into the store. Not while a run is under way. */
  settle(): Promise<void>
}

type InboxTools = {
  readonly callbackBase: string
  readonly randomText: () => string
  readonly maxBytes: number
  now(): Date
}

type Known = { readonly sourceId: string; readonly subscription: Subscription }

/** Opens the inbox with the subscriptions the store knows. */
export async function openHubInbox(store: Store, tools: InboxTools): Promise<HubInbox> {
  const known = new Map<string, Known>()
  const changed = new Set<string>()
  let bell = new AbortController()
  const remember = (sourceId: string, subscription: Subscription) =>
    known.set(tokenOf(subscription), { sourceId, subscription })
  for (const { id, subscription } of (await store.readSourceStates()).values()) {
    if (subscription) remember(id, subscription)
  }
  return {
    tools: {
      callbackBase: tools.callbackBase,
      randomText: tools.randomText,
      onAsk(sourceId, asked) {
        // A delivery during the run is not in the state the run has read.
        const lastDeliveryAt = known.get(tokenOf(asked))?.subscription.lastDeliveryAt
        remember(sourceId, lastDeliveryAt ? { ...asked, lastDeliveryAt } : asked)
      },
    },
    async answer(token, request) {
      if (!known.has(token)) return new Response('There is no such subscription.', { status: 410 })
      const body = request.method === 'POST' ? await readBody(request, tools.maxBytes) : undefined
      // Read after the body, which takes its time to arrive.
      const entry = known.get(token)
      if (!entry || (request.method === 'POST' && !body))
        return new Response('The delivery is too large.', { status: 413 })
      const heard = body
        ? hearDelivery(entry.subscription, { request, body }, tools.now())
        : answerHub(entry.subscription, new URL(request.url).searchParams, tools.now())
      if (heard.subscription !== entry.subscription) {
        known.set(token, { ...entry, subscription: heard.subscription })
        changed.add(token)
        bell.abort()
      }
      return new Response(heard.body, { status: heard.status, headers: { 'content-type': 'text/plain' } })
    },
    heard() {
      if (bell.signal.aborted) bell = new AbortController()
      return bell.signal
    },
    hasNews: () => changed.size > 0,
    async settle() {
      const said = [...changed].flatMap((token) => known.get(token) ?? [])
      changed.clear()
      await settleIn(store, said)
    },
  }
}

type Delivered = { readonly request: Request; readonly body: Uint8Array }

function hearDelivery(subscription: Subscription, { request, body }: Delivered, now: Date): HubAnswer {
  const signature = request.headers.get('x-hub-signature') ?? undefined
  const judged = judgeDelivery(subscription, { signature, body }, now)
  return { status: 202, body: '', subscription: judged.subscription }
}

/** The body, or undefined when it is larger than allowed. */
async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function settleIn(store: Store, said: readonly Known[]): Promise<void> {
  if (said.length === 0) return
  const states = await store.readSourceStates()
  for (const { sourceId, subscription } of said) {
    const state = states.get(sourceId)
    // A feed that has changed its hub since has another callback.
    if (state?.subscription?.callback === subscription.callback)
      await saveSubscription(store, state, subscription)
  }
}

function tokenOf({ callback }: Subscription): string {
  return callback.slice(callback.lastIndexOf('/') + 1)
}
