import { expect, test } from 'vitest'
import { siteFiles } from '../src/publish/site/site-files.ts'
import { readAssets } from '../src/publish/write/read-assets.ts'
import { EDITION } from './fixtures/edition.ts'

const assets = await readAssets()

test('every page is there once', () => {
  const paths = [...siteFiles(EDITION, assets)].map((file) => file.path)
  expect(new Set(paths).size).toBe(paths.length)
  for (const path of ['index.html', '404.html', 'about/index.html', 'bot/index.html', 'search/index.html']) {
    expect(paths).toContain(path)
  }
})

test('no page holds a style attribute, an inline script or foreign mark-up', () => {
  for (const file of siteFiles(EDITION, assets)) {
    if (!file.path.endsWith('.html')) continue
    const page = String(file.render())
    expect(page).not.toMatch(
      /\sstyle=|<script>|<script(?! src=| type="application\/ld\+json")|onerror=alert\(1\)>(?!&)/,
    )
    expect(page).not.toContain('[object')
    expect(page).not.toContain('undefined')
  }
})
