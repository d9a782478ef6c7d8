/**
 * The server in a thread of its own: a run that computes for seconds keeps no reader waiting. It answers files; what is none it
 * passes to the program, which answers when it can.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { answerFile } from './answer-file.ts'
import type { AppAnswer, AskedOfApp, DeskPlace, FromThread, ToThread } from './desk-messages.ts'
import { fileCache } from './file-cache.ts'

// Started by serve-site.ts alone, which gives a DeskPlace.
const place: DeskPlace = workerData
const files = fileCache(place.folder)
const waiting = new Map<number, (answer: AppAnswer) => void>()
let lastId = 0

const server = createServer((request, response) => {
  if (place.appPaths.some((path) => request.url?.startsWith(path))) void passOn(request, response)
  else answerFile(request, response, { files, base: place.base })
})
server.once('error', ({ message }) => tell({ kind: 'failed', message }))
server.listen(place.port, place.host, () => {
  const address = server.address()
  tell({ kind: 'listening', port: typeof address === 'object' && address ? address.port : place.port })
})
parentPort?.on('message', ({ id, answer }: ToThread) => {
  waiting.get(id)?.(answer)
  waiting.delete(id)
})

function tell(message: FromThread): void {
  parentPort?.postMessage(message)
}

async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request).catch(() => undefined)
  if (!body) {
    response.writeHead(413, { 'content-type': 'text/plain', connection: 'close' }).end('That is too large.')
    return
  }
  const { method = 'GET', url = '/' } = request
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
  const answer = await ask({ method, url, headers, ...(body.byteLength > 0 ? { body } : {}) })
  response.writeHead(answer.status, answer.headers.flat()).end(answer.body)
}

function ask(asked: AskedOfApp): Promise<AppAnswer> {
  const id = ++lastId
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    tell({ kind: 'asked', id, asked })
  })
}

/** The body, or undefined when it is larger than allowed. Throws when the connection breaks. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > place.maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
