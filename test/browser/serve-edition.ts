import { createServer, type Server } from 'node:http'
import { extname } from 'node:path'
import sharp from 'sharp'
import type { Edition } from '../../src/model/edition.ts'
import { siteFiles } from '../../src/publish/publish.ts'
import { readAssets } from '../../src/publish/write/read-assets.ts'
import { PICTURES } from '../fixtures/edition.ts'

export type ServedSite = {
  /** `http://127.0.0.1:port` and the site's base path. */
  readonly url: string
  readonly paths: readonly string[]
  /** Bytes sent so far, by path; bodies are sent as they are. */
  readonly sent: Map<string, number>
  close(): Promise<void>
}

/** Every file of an edition, pictures included, as bytes by path. */
export async function renderEdition(edition: Edition): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const file of siteFiles(edition, await readAssets())) {
    const content = file.render()
    files.set(file.path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }
  for (const [path, bytes] of await pictures()) files.set(path, bytes)
  return files
}

/** The edition on a loopback port, as a static host would serve it. */
export async function serveEdition(edition: Edition): Promise<ServedSite> {
  const base = new URL(edition.site.url).pathname.replace(/\/$/, '')
  return serveFiles(await renderEdition(edition), base)
}

/** Files on a loopback port, below a base path: `index.html` for folders, 404.html for the rest. */
export async function serveFiles(files: ReadonlyMap<string, Uint8Array>, base = ''): Promise<ServedSite> {
  const sent = new Map<string, number>()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const name = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path.slice(1)
    const file = name === '' || name.endsWith('/') ? `${name}index.html` : name
    const found = files.get(file)
    const body = found ?? files.get('404.html') ?? new Uint8Array()
    sent.set(file, body.length)
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'text/html; charset=utf-8',
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}${base}`,
    paths: [...files.keys()],
    sent,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

// biome-ignore format: pairs of colours
const GRADIENTS = [
  ['#2d4a63', '#8aa8a0', '#dcc6a8'], ['#5b3a33', '#c98a5e', '#ecd2ae'], ['#2c2f48', '#6f70a8', '#c3b8dd'], ['#24442f', '#7d9f6b', '#dfe0b6'],
  ['#43303f', '#a86b75', '#e9c9bd'], ['#1f3d4a', '#5f93a3', '#cfe0dd'], ['#4a3f1f', '#b39a55', '#ece3bd'], ['#33363c', '#81868f', '#d6d3cb'],
] as const

let made: Promise<Map<string, Uint8Array>> | undefined

// Gradients of our own, in all sizes and formats, made once a process.
function pictures(): Promise<Map<string, Uint8Array>> {
  made ??= makePictures()
  return made
}

async function makePictures(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const [index, { hash, widths }] of PICTURES.entries()) {
    const colours = GRADIENTS[index % GRADIENTS.length] ?? GRADIENTS[0]
    const whole = await sharp(Buffer.from(gradient(colours)))
      .png()
      .toBuffer()
    for (const width of widths) {
      const sized = sharp(whole).resize(width)
      files.set(
        `images/${hash}-${width}.avif`,
        await sized.clone().avif({ quality: 45, effort: 0 }).toBuffer(),
      )
      files.set(
        `images/${hash}-${width}.webp`,
        await sized.clone().webp({ quality: 70, effort: 0 }).toBuffer(),
      )
      files.set(`images/${hash}-${width}.jpeg`, await sized.clone().jpeg({ quality: 74 }).toBuffer())
    }
  }
  return files
}

function gradient([one, two, three]: readonly [string, string, string]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="800"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${one}"/><stop offset=".55" stop-color="${two}"/><stop offset="1" stop-color="${three}"/></linearGradient></defs><rect width="1280" height="800" fill="url(#g)"/><path d="M0 620 Q320 540 640 610 T1280 590 V800 H0Z" fill="${one}" opacity=".35"/><circle cx="980" cy="240" r="90" fill="${three}" opacity=".7"/></svg>`
}
