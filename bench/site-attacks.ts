/** Hostile words as titles, excerpts, names and pictures of every page: `--data` holds attacks/xss.jsonl or is that folder. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Parser } from 'htmlparser2'
import type { CuratedArticle } from '../dist/model/article.js'
import { siteFiles } from '../dist/publish/publish.js'
import { readAssets } from '../dist/publish/write/read-assets.js'
import type { BenchOptions } from './bench.ts'
import { largeEdition } from './site/large-edition.ts'

const FILES = ['xss.jsonl', 'unicode.jsonl', 'urls.jsonl']

export async function run({ data }: BenchOptions): Promise<void> {
  const folder = existsSync(join(data, 'attacks')) ? join(data, 'attacks') : data
  const assets = await readAssets()
  for (const file of globSync(FILES, { cwd: folder }).sort()) {
    const attacks = readFileSync(join(folder, file), 'utf8').split('\n').flatMap(hostileWords)
    const edition = largeEdition(Math.max(60, attacks.length))
    const articles = edition.articles.map((article, index) =>
      poisoned(article, attacks[index % attacks.length] ?? ''),
    )
    const failures: string[] = []
    let pages = 0
    for (const page of siteFiles({ ...edition, articles }, assets)) {
      if (!page.path.endsWith('.html')) continue
      pages += 1
      failures.push(...dangersOf(String(page.render())).map((danger) => `${page.path}: ${danger}`))
    }
    console.log(
      `${basename(file, '.jsonl').padEnd(10)} ${attacks.length} attacks, ${pages} pages, ${failures.length} dangers`,
    )
    for (const failure of failures.slice(0, 5)) console.log(`  ${failure}`)
  }
}

// Whatever field holds the attack: every string of a line is one.
function hostileWords(line: string): string[] {
  if (line === '') return []
  const row: Record<string, unknown> = JSON.parse(line)
  return Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'string' && !['id', 'class', 'origin', 'licence', 'technique', 'note'].includes(name)
      ? [value]
      : [],
  )
}

function poisoned(article: CuratedArticle, words: string): CuratedArticle {
  return {
    ...article,
    title: words,
    excerpt: words,
    url: words,
    authors: [words],
    provider: { ...article.provider, name: words },
    images: article.images.map((image) => ({ ...image, title: words, attribution: words })),
    quality: { value: 1, parts: [{ name: words, points: 1, evidence: words }] },
  }
}

const ALLOWED_LINK = /^(https?:|mailto:|\/|#)/

function dangersOf(page: string): string[] {
  const dangers: string[] = []
  const onopentag = (name: string, attributes: Record<string, string>) => {
    const names = Object.keys(attributes).filter(
      (attribute) => attribute === 'style' || attribute.startsWith('on'),
    )
    if (names.length > 0) dangers.push(`${name} with ${names}`)
    if (
      name === 'script' &&
      attributes.type !== 'application/ld+json' &&
      !attributes.src?.startsWith('/assets/')
    )
      dangers.push('script')
    if (/^(iframe|object|embed|base|style|template|math|frameset)$/.test(name)) dangers.push(name)
    if (name === 'a' && !ALLOWED_LINK.test(attributes.href ?? '')) dangers.push(`link to ${attributes.href}`)
    if (/^(img|source)$/.test(name) && !/^\/|^$/.test(attributes.src ?? ''))
      dangers.push(`loads ${attributes.src}`)
  }
  new Parser({ onopentag }).end(page)
  return dangers
}
