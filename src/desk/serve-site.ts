import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { BroadsheetError } from '../lib/error.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import { contentTypeOf } from './content-types.table.ts'
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
const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

/** Serves the published files and the store's search. Port 0 takes a free one. Throws PORT_TAKEN, exit code 5. */
export async function serveSite(options: DeskOptions): Promise<Desk> {
  const server = await listen(makeApp(options), options)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    address: `http://${options.host}:${port}${basePathOf(options.config)}/`,
    close: () =>
      new Promise((closed) => {
        if ('closeAllConnections' in server) server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

function makeApp({ config, store, inbox }: DeskOptions): Hono {
  const base = basePathOf(config)
  const folder = join(config.folder, 'public')
  const app = new Hono()
  app.use(compress())
  app.get(`${base}/api/search/`, async (context) => {
    const query = (context.req.query('q') ?? '').slice(0, MAX_SEARCH_LENGTH)
    const hits = await store.search(query, 25)
    return context.json({ query, value: hits }, 200, {
      ...HEADERS,
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
    })
  })
  if (inbox) {
    app.on(['GET', 'POST'], `${base}/websub/:token`, (context) =>
      inbox.answer(context.req.param('token'), context.req.raw),
    )
  }
  app.get('*', (context) => {
    const path = pathBelow(base, new URL(context.req.url).pathname)
    const file = path === undefined ? undefined : fileOf(folder, path)
    if (!file) return notFound(folder)
    return answerFile(file, context.req.header('if-none-match'))
  })
  return app
}

type ServedFile = { readonly path: string; readonly size: number; readonly etag: string }

/** A file of the public folder, or the index of a folder; nothing outside it and nothing hidden. */
function fileOf(folder: string, path: string): ServedFile | undefined {
  if (path.split('/').some((part) => part.startsWith('.')) || /[\\\0]/.test(path)) return undefined
  for (const name of path.endsWith('/') ? [`${path}index.html`, `${path}index.json`] : [path]) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found?.isFile())
      return {
        path: join(folder, name),
        size: found.size,
        etag: `"${found.size.toString(36)}-${found.mtimeMs.toString(36)}"`,
      }
  }
  return undefined
}

function answerFile(file: ServedFile, ifNoneMatch: string | undefined): Response {
  const headers = {
    ...HEADERS,
    'content-type': contentTypeOf(file.path),
    etag: file.etag,
    'cache-control': 'public, max-age=60',
    ...(file.path.endsWith('.json') || file.path.endsWith('.xml')
      ? { 'access-control-allow-origin': '*' }
      : {}),
  }
  if (ifNoneMatch?.replace(/^W\//, '') === file.etag) return new Response(null, { status: 304, headers })
  return new Response(bodyOf(file.path), { headers: { ...headers, 'content-length': String(file.size) } })
}

function bodyOf(path: string): ReadableStream {
  // Node's web stream is the platform's; the two declarations of the type differ in name only.
  return Readable.toWeb(createReadStream(path)) as ReadableStream
}

function notFound(folder: string): Response {
  const page = fileOf(folder, '404.html')
  return new Response(page ? bodyOf(page.path) : 'Not found', {
    status: 404,
    headers: { ...HEADERS, 'content-type': page ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8' },
  })
}

function pathBelow(base: string, path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.startsWith(`${base}/`) ? decoded.slice(base.length + 1) || '/' : undefined
  } catch {
    return undefined
  }
}

/** `/paper` for a site at https://host/paper. */
function basePathOf(config: Config): string {
  return new URL(config.site.url).pathname.replace(/\/$/, '')
}

function listen(app: Hono, { host, port }: DeskOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server))
    server.on('error', (cause: Error) =>
      reject(
        new BroadsheetError('PORT_TAKEN', `Cannot serve at ${host}:${port}: ${cause.message}`, {
          hint: 'Stop the program that uses the port, or choose another with --port.',
          exitCode: 5,
          cause,
        }),
      ),
    )
  })
}
