import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { EDITION } from '../../../test/fixtures/edition.ts'
import { siteFiles } from '../publish.ts'
import { readAssets } from '../write/read-assets.ts'

async function siteWith(files: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-theme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const name of ['theme', 'pages']) await mkdir(join(folder, name))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const assets = await readAssets({ folder })
  return new Map([...siteFiles(EDITION, assets)].map((file) => [file.path, String(file.render())]))
}

test('a page in Markdown gets its address, its title, and a place in the footer', async () => {
  const site = await siteWith({ 'pages/house-rules.md': '# House rules\n\nBe *kind* to ferries & people.\n' })
  expect(site.get('house-rules/index.html')).toContain(
    '<h1>House rules</h1><p>Be <em>kind</em> to ferries &amp; people.</p>',
  )
  expect(site.get('index.html')).toContain('<a href="/house-rules/">House rules</a>')
})

test('the owner’s about page takes the place of ours; a folder of ours is never overwritten', async () => {
  const site = await siteWith({
    'pages/about.md': '# Who we are',
    'pages/stories.md': '# Mine',
    'pages/NOTES.txt': 'x',
  })
  expect(site.get('about/index.html')).toContain('Who we are')
  expect(site.has('stories/index.html')).toBe(false)
})

test('a theme adds rules to the sheet, replaces the footer, and fills in the site’s words safely', async () => {
  const site = await siteWith({
    'theme/ours.css': '.lead h2 { color: teal }',
    'theme/footer.html': '<footer class="footer">{{name}}, {{operator}}, {{unknown}}</footer>',
    'theme/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const page = site.get('about/index.html') ?? ''
  expect(page).toContain(
    '<footer class="footer">Tidewater AI Daily, Tidewater Reading Club, {{unknown}}</footer>',
  )
  const sheet = [...site].find(([path]) => /^assets\/site-.*\.css$/.test(path))?.[1]
  expect(sheet).toContain('.lead h2 { color: teal }')
  expect(sheet).toContain('--accent')
})
