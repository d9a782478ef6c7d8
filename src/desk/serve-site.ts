import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { BroadsheetError } from '../lib/error.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import type { AppAnswer, AskedOfApp, DeskPlace, FromThread, ToThread } from './desk-messages.ts'
import { SAFE_HEADERS } from './file-cache.ts'
import type { HubInbox } from './hub-inbox.ts'

export type Desk = { readonly address: string; close(): Promise<void> }

type DeskOptions = {
  readonly config: Config
  readonly store: Store
  readonly host: string
  readonly port: number
  /** Takes what hubs of our sources say; absent when they cannot reach us. */
  readonly inbox?: HubInbox
}

const MAX_SEARCH_LENGTH = 200

/**
 * Serves the published files from a thread of its own, and the store's search and what hubs say from this one. Port 0 takes a free
 * one. Throws PORT_TAKEN, exit code 5.
 */
export async function serveSite(options: DeskOptions): Promise<Desk> {
  const base = basePathOf(options.config)
  const place: DeskPlace = {
    folder: join(options.config.folder, 'public'),
    base,
    host: options.host,
    port: options.port,
    appPaths: [`${base}/api/search/`, ...(options.inbox ? [`${base}/websub/`] : [])],
    maxBodyBytes: options.config.fetch.maxFeedBytes,
  }
  const thread = new Worker(THREAD, { workerData: place })
  const port = await listeningPort(thread, place)
  answerThread(thread, makeApp(options))
  return {
    address: `http://${options.host}:${port}${base}/`,
    close: async () => void (await thread.terminate()),
  }
}

/** Beside this file, in the language this file is in: tests run the source. */
const THREAD = new URL(`./desk-thread${extname(import.meta.url)}`, import.meta.url)

function listeningPort(thread: Worker, { host, port }: DeskPlace): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (cause: Error) => reject(cause)
    thread.once('error', onError)
    thread.once('message', (message: FromThread) => {
      thread.off('error', onError)
      if (message.kind === 'listening') return resolve(message.port)
      void thread.terminate()
      const why = message.kind === 'failed' ? message.message : 'it was asked before it was ready'
      reject(
        new BroadsheetError('PORT_TAKEN', `Cannot serve at ${host}:${port}: ${why}`, {
          hint: 'Stop the program that uses the port, or choose another with --port.',
          exitCode: 5,
        }),
      )
    })
  })
}

/** Answers what the thread passes on. */
function answerThread(thread: Worker, app: Hono): void {
  thread.on('message', (message: FromThread) => {
    if (message.kind !== 'asked') return
    void answerOf(app, message.asked).then((answer) => {
      const reply: ToThread = { id: message.id, answer }
      thread.postMessage(reply)
    })
  })
}

async function answerOf(app: Hono, { url, method, headers, body }: AskedOfApp): Promise<AppAnswer> {
  const request = new Request(new URL(url, 'http://desk.localhost'), {
    method,
    headers: new Headers(headers.map(([name, value]) => [name, value])),
    ...(body && method !== 'GET' && method !== 'HEAD' ? { body } : {}),
  })
  const response = await app.fetch(request)
  return {
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** What is not a file: the search and the callbacks of hubs. */
function makeApp({ config, store, inbox }: DeskOptions): Hono {
  const base = basePathOf(config)
  const app = new Hono()
  app.use(compress())
  app.get(`${base}/api/search/`, async (context) => {
    const query = (context.req.query('q') ?? '').slice(0, MAX_SEARCH_LENGTH)
    const hits = await store.search(query, 25)
    return context.json({ query, value: hits }, 200, {
      ...SAFE_HEADERS,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    })
  })
  if (inbox) {
    app.on(['GET', 'POST'], `${base}/websub/:token`, (context) =>
      inbox.answer(context.req.param('token'), context.req.raw),
    )
  }
  return app
}

/** `/paper` for a site at https://host/paper. */
function basePathOf(config: Config): string {
  return new URL(config.site.url).pathname.replace(/\/$/, '')
}
