import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import { createGzip } from 'node:zlib'
import { type FileCache, SAFE_HEADERS, type ServedFile } from './file-cache.ts'

/** Answers GET and HEAD with a published file, its 304, or the 404 page; other methods with 405. `base` is the site's path. */
export function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  { files, base }: { readonly files: FileCache; readonly base: string },
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...SAFE_HEADERS, allow: 'GET, HEAD' }).end()
    return
  }
  const path = pathBelow(base, request.url ?? '')
  const file = path === undefined ? undefined : files.find(path)
  const page = file ?? files.find('404.html')
  if (file && isMatch(request.headers['if-none-match'], file.etag)) {
    response.writeHead(304, file.headers).end()
  } else if (page) {
    send(page, { request, response, status: file ? 200 : 404 })
  } else {
    response.writeHead(404, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
  }
}

/** The decoded path below the base path, without a leading slash; undefined for what lies elsewhere or cannot be decoded. */
function pathBelow(base: string, url: string): string | undefined {
  const end = url.indexOf('?')
  const path = end === -1 ? url : url.slice(0, end)
  if (!path.startsWith(`${base}/`)) return undefined
  const below = path.slice(base.length + 1)
  if (!below.includes('%')) return below
  try {
    return decodeURIComponent(below)
  } catch {
    return undefined
  }
}

/** Weak comparison with a list of tags (RFC 9110 13.1.2). */
function isMatch(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => `W/${tag.trim().replace(/^W\//, '')}` === etag)
}

type Sending = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly status: 200 | 404
}

function send(file: ServedFile, { request, response, status }: Sending): void {
  const mayGzip = acceptsGzip(request.headers['accept-encoding'])
  const headers = status === 200 ? file.headers : { ...SAFE_HEADERS, 'content-type': file.type }
  if (!file.body) {
    stream(file, { request, response, status, headers, mayGzip })
    return
  }
  const packed = mayGzip ? file.gzip() : undefined
  const body = packed ?? file.body
  response.writeHead(status, {
    ...headers,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': body.byteLength,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

type Streaming = Sending & { readonly headers: Readonly<Record<string, string>>; readonly mayGzip: boolean }

function stream(file: ServedFile, { request, response, status, headers, mayGzip }: Streaming): void {
  const isPacked = mayGzip && file.isText
  response.writeHead(status, {
    ...headers,
    ...(isPacked ? { 'content-encoding': 'gzip' } : { 'content-length': file.size }),
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  // A file that goes away, or a reader that does, ends the connection; there is no one left to tell.
  const ignore = () => {}
  const source = createReadStream(file.path, isPacked ? {} : { end: file.size - 1 })
  if (isPacked) pipeline(source, createGzip(), response, ignore)
  else pipeline(source, response, ignore)
}

function acceptsGzip(acceptEncoding: string | string[] | undefined): boolean {
  return /(?:^|[\s,])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?(?:[\s,]|$))/i.test(String(acceptEncoding ?? ''))
}
