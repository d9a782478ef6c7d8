/**
 * Remakes the pictures of docs/images from the demo, run at a fixed moment: `node scripts/screenshots.ts`. So the pictures
 * change only when the demo or the design does.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { createViteServer } from 'vitest/node'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'docs', 'images')
const NOW = new Date('2026-11-24T14:05:00Z')

// biome-ignore format: one picture a line
const SHOTS = [
  { name: 'front-desktop', path: '/', width: 1280, height: 1000, scheme: 'light' },
  { name: 'front-dark', path: '/', width: 1280, height: 1000, scheme: 'dark' },
  { name: 'front-phone', path: '/', width: 390, height: 1200, scheme: 'light' },
  { name: 'story-desktop', path: 'story', width: 1280, height: 1000, scheme: 'light' },
  { name: 'topic-desktop', path: '/topics/society/', width: 1280, height: 900, scheme: 'light' },
] as const

type Shot = (typeof SHOTS)[number]

// The templates are TSX, which Node does not read: Vite, which runs the tests, reads them here too.
const vite = await createViteServer({
  root: ROOT,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
})
const { launchBrowser } = await vite.ssrLoadModule('/test/browser/launch.ts')
const { serveFiles } = await vite.ssrLoadModule('/test/browser/serve-edition.ts')
const { runBroadsheet } = await vite.ssrLoadModule('/test/run-broadsheet.ts')

const files = await demoFiles()
const site = await serveFiles(files)
const browser: Browser = await launchBrowser()
await mkdir(TARGET, { recursive: true })
for (const shot of SHOTS) await take(shot)
await browser.close()
await site.close()
await vite.close()

/** What a new demo publishes, by path. */
async function demoFiles(): Promise<Map<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-screenshots-'))
  await runBroadsheet(['demo', '--once', '--to', folder], { cwd: folder, now: NOW })
  const entries = await readdir(join(folder, 'public'), { recursive: true, withFileTypes: true })
  const found = new Map<string, Uint8Array>()
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    found.set(relative(join(folder, 'public'), path), await readFile(path))
  }
  await rm(folder, { recursive: true })
  return found
}

/** The page of the front page's first story. */
function storyPath(): string {
  const front = new TextDecoder().decode(files.get('index.html'))
  return /href="(\/stories\/[^"]+)"/.exec(front)?.[1] ?? '/'
}

async function take({ name, path, width, height, scheme }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB' })
  // Ages are told as at the moment of the demo's run.
  await page.clock.setFixedTime(NOW)
  const address = path === 'story' ? storyPath() : path
  await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' })
  const picture = await page.screenshot()
  await sharp(picture)
    .png({ palette: true, quality: 85, effort: 7 })
    .toFile(join(TARGET, `${name}.png`))
  await page.close()
}
