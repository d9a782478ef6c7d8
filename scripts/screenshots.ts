/**
 * Remakes the pictures of docs/images from the invented edition of the tests: `node scripts/screenshots.ts`. An edition of
 * one's own is not needed, so the pictures change only when the design does.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { createViteServer } from 'vitest/node'

const ROOT = join(import.meta.dirname, '..')
const TARGET = join(ROOT, 'docs', 'images')

// biome-ignore format: one picture a line
const SHOTS = [
  { name: 'front-desktop', path: '/', width: 1280, height: 1000, scheme: 'light' },
  { name: 'front-dark', path: '/', width: 1280, height: 1000, scheme: 'dark' },
  { name: 'front-phone', path: '/', width: 390, height: 1200, scheme: 'light' },
  { name: 'story-desktop', path: 'story', width: 1280, height: 1000, scheme: 'light' },
  { name: 'topic-desktop', path: '/topics/models/', width: 1280, height: 900, scheme: 'light' },
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
const { serveEdition } = await vite.ssrLoadModule('/test/browser/serve-edition.ts')
const { EDITION, NOW } = await vite.ssrLoadModule('/test/fixtures/edition.ts')

const site = await serveEdition(EDITION)
const browser: Browser = await launchBrowser()
await mkdir(TARGET, { recursive: true })
for (const shot of SHOTS) await take(shot)
await browser.close()
await site.close()
await vite.close()

async function take({ name, path, width, height, scheme }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB' })
  // Ages are told as on the evening of the edition.
  await page.clock.setFixedTime(NOW)
  const address = path === 'story' ? `/stories/${EDITION.stories[0].id}/` : path
  await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' })
  const picture = await page.screenshot()
  await sharp(picture)
    .png({ palette: true, quality: 85, effort: 7 })
    .toFile(join(TARGET, `${name}.png`))
  await page.close()
}
