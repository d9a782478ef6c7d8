import { Parser } from 'htmlparser2'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { siteFiles } from '../src/publish/publish.ts'
import { readAssets } from '../src/publish/write/read-assets.ts'
import { EDITION, PICTURES } from './fixtures/edition.ts'

/** What pages say of themselves to browsers, other sites and search engines, on a site below a path. */
const URL_OF_SITE = 'https://tidewater.example/paper'
const edition = { ...EDITION, site: { ...EDITION.site, url: URL_OF_SITE } }
const files = new Map([...siteFiles(edition, await readAssets())].map((file) => [file.path, file]))

type Head = {
  readonly metas: ReadonlyMap<string, string>
  readonly links: ReadonlyMap<string, string>
  readonly data: readonly string[]
}

function headOf(path: string): Head {
  const metas = new Map<string, string>()
  const links = new Map<string, string>()
  const data: string[] = []
  let isData = false
  const parser = new Parser({
    onopentag(name, { property, name: called, 'http-equiv': rule, content = '', rel, href = '', type }) {
      if (name === 'meta') metas.set(property ?? called ?? rule?.toLowerCase() ?? '', content)
      if (name === 'link' && rel) links.set(rel, href)
      isData = type === 'application/ld+json'
    },
    ontext: (text) => isData && data.push(text),
    onclosetag: () => {
      isData = false
    },
  })
  parser.end(String(files.get(path)?.render() ?? ''))
  return { metas, links, data }
}

const STORY = `stories/${EDITION.stories[0]?.id}/index.html`
const pathsOf = (folder: string) =>
  [...files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.html'))

test('every page brings its policy, closed but for the site itself, and says who it is', () => {
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'))
  for (const path of pages) {
    const { metas, links } = headOf(path)
    const policy = metas.get('content-security-policy') ?? ''
    expect(policy, path).toMatch(/^default-src 'none'; /)
    expect(policy, path).not.toMatch(/unsafe|data:|https?:|\*/)
    expect(metas.get('description'), path).toBeTruthy()
    expect(metas.get('referrer'), path).toBe('strict-origin-when-cross-origin')
    expect(links.get('canonical'), path).toMatch(/^https:\/\//)
  }
})

test('our own pages are canonical here; the page of a lone article names its publisher’s', () => {
  expect(headOf(STORY).links.get('canonical')).toBe(`${URL_OF_SITE}/${STORY.replace('index.html', '')}`)
  expect(headOf('index.html').links.get('canonical')).toBe(`${URL_OF_SITE}/`)
  for (const path of pathsOf('articles')) {
    const article = EDITION.articles.find(({ id }) => path === `articles/${id}/index.html`)
    expect(headOf(path).links.get('canonical'), path).toBe(new URL(article?.url ?? '').href)
  }
})

test('every story has a picture for link previews, which is there in the size it is said to have', async () => {
  for (const path of pathsOf('stories')) {
    const { metas } = headOf(path)
    expect(metas.get('twitter:card'), path).toBe('summary_large_image')
    const address = metas.get('og:image') ?? ''
    expect(address.startsWith(`${URL_OF_SITE}/`), address).toBe(true)
    const name = address.slice(URL_OF_SITE.length + 1)
    const card = files.get(name)
    if (!card) {
      expect(
        PICTURES.flatMap(({ hash, widths }) => widths.map((width) => `images/${hash}-${width}.jpeg`)),
      ).toContain(name)
      continue
    }
    const { width, height } = await sharp(Buffer.from(card.render())).metadata()
    expect([`${width}`, `${height}`]).toEqual([metas.get('og:image:width'), metas.get('og:image:height')])
  }
})

test('structured data is JSON, ours where it is ours, and names what it is based on', () => {
  const [text = ''] = headOf(STORY).data
  const story = JSON.parse(text)
  expect(story).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: `${URL_OF_SITE}/${STORY.replace('index.html', '')}`,
    publisher: { '@type': 'Organization', url: `${URL_OF_SITE}/` },
  })
  expect(story.image).toMatch(/^https:\/\/tidewater\.example\/paper\//)
  expect(story.isBasedOn.length).toBe(EDITION.stories[0]?.articles.length)
  expect(story.isBasedOn.every((basis: { url?: string }) => basis.url?.startsWith('https://'))).toBe(true)
  expect(Date.parse(story.datePublished)).toBeLessThanOrEqual(Date.parse(story.dateModified))
  const front = JSON.parse(headOf('index.html').data[0] ?? '')
  const positions = front.mainEntity.itemListElement.map(({ position }: { position: number }) => position)
  expect(front.mainEntity['@type']).toBe('ItemList')
  expect(positions).toEqual(positions.map((_: number, index: number) => index + 1))
})

test('the site can be installed: a manifest below its path with icons of the sizes it says', async () => {
  const manifest = JSON.parse(String(files.get('manifest.webmanifest')?.render()))
  expect(manifest).toMatchObject({ name: EDITION.site.name, start_url: '/paper/', scope: '/paper/' })
  // What Chromium asks of an app: a display of its own, and icons of 192 and 512 pixels.
  expect(['minimal-ui', 'standalone', 'fullscreen']).toContain(manifest.display)
  expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(
    expect.arrayContaining(['192x192', '512x512']),
  )
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = files.get(src.replace('/paper/', ''))?.render()
    if (type !== 'image/png' || bytes === undefined) continue
    const { width, height } = await sharp(Buffer.from(bytes)).metadata()
    expect(`${width}x${height}`).toBe(sizes)
  }
})
