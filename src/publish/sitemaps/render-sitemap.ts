import type { SiteSettings } from '../../model/settings.ts'
import { isoSeconds } from '../records/read-record.ts'
import { element } from '../xml.ts'

/** A page of our own site. */
export type SitemapEntry = {
  readonly url: string
  readonly changedAt?: Date
  readonly images?: readonly string[]
  /** Set for pages about one piece of news. */
  readonly news?: { readonly title: string; readonly publishedAt: Date }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'
const IMAGE = 'http://www.google.com/schemas/sitemap-image/1.1'

export function renderSitemap(entries: readonly SitemapEntry[]): string {
  const lines = entries.map(({ url, changedAt, images = [] }) => {
    const changed = element('lastmod', changedAt && isoSeconds(changedAt))
    const pictures = images
      .map((image) => `<image:image>${element('image:loc', image)}</image:image>`)
      .join('')
    return `<url>${element('loc', url)}${changed}${pictures}</url>\n`
  })
  return `${HEAD}<urlset xmlns="${SITEMAP}" xmlns:image="${IMAGE}">\n${lines.join('')}</urlset>\n`
}

export function renderNewsSitemap(entries: readonly SitemapEntry[], site: SiteSettings): string {
  const publication = element('news:name', site.name) + element('news:language', newsLanguage(site.language))
  const lines = entries.map(({ url, news }) => {
    if (!news) return ''
    const date = element('news:publication_date', isoSeconds(news.publishedAt))
    const title = element('news:title', news.title)
    return `<url>${element('loc', url)}<news:news><news:publication>${publication}</news:publication>${date}${title}</news:news></url>\n`
  })
  return `${HEAD}<urlset xmlns="${SITEMAP}" xmlns:news="${NEWS}">\n${lines.join('')}</urlset>\n`
}

export function renderSitemapIndex(urls: readonly string[]): string {
  const lines = urls.map((url) => `<sitemap>${element('loc', url)}</sitemap>\n`)
  return `${HEAD}<sitemapindex xmlns="${SITEMAP}">\n${lines.join('')}</sitemapindex>\n`
}

// ISO 639 in small letters, and the two names Google's schema has for Chinese.
function newsLanguage(tag: string): string {
  const [primary = 'en'] = tag.toLowerCase().split('-')
  if (primary !== 'zh') return primary
  return /\b(?:hant|tw|hk|mo)\b/i.test(tag) ? 'zh-tw' : 'zh-cn'
}
