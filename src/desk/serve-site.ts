import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { BroadsheetError } from '../lib/error.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { answerFile } from './answer-file.ts'
import { fileCache, SAFE_HEADERS } from './file-cache.ts'
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
/** Serves the published files and the store's search. Port 0 takes a free one. Throws PORT_TAKEN, exit code 5. */
export async function serveSite(options: DeskOptions): Promise<Desk> {
  const server = await listen(listenerOf(options), options)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    address: `http://${options.host}:${port}${basePathOf(options.config)}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
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

/** Files are answered without the framework: most of what is asked, and several times as fast. */
function listenerOf(options: DeskOptions): RequestListener {
  const base = basePathOf(options.config)
  const files = fileCache(join(options.config.folder, 'public'))
  const answerApp = getRequestListener(makeApp(options).fetch)
  const appPaths = [`${base}/api/search/`, ...(options.inbox ? [`${base}/websub/`] : [])]
  return (request, response) => {
    const url = request.url ?? ''
    if (appPaths.some((path) => url.startsWith(path))) void answerApp(request, response)
    else answerFile(request, response, { files, base })
  }
}

/** `/paper` for a site at https://host/paper. */
function basePathOf(config: Config): string {
  return new URL(config.site.url).pathname.replace(/\/$/, '')
}

function listen(listener: RequestListener, { host, port }: DeskOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener)
    server.once('error', (cause: Error) =>
      reject(
        new BroadsheetError('PORT_TAKEN', `Cannot serve at ${host}:${port}: ${cause.message}`, {
          hint: 'Stop the program that uses the port, or choose another with --port.',
          exitCode: 5,
          cause,
        }),
      ),
    )
    server.listen(port, host, () => resolve(server))
  })
}
