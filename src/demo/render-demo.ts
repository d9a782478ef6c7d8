import type { DemoArticle } from './demo-articles.ts'
import type { DemoPublisher } from './publishers.table.ts'

export type Shop = {
  readonly publisher: DemoPublisher
  readonly articles: readonly DemoArticle[]
  readonly origin: string
}

export function pathOf(article: DemoArticle): string {
  const slug = article.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `/${article.at.toISOString().slice(0, 10).replaceAll('-', '/')}/${slug || article.id}`
}

/** The publisher's feed in its own format. */
export function renderFeed(shop: Shop): { readonly type: string; readonly body: string } {
  if (shop.publisher.feed === 'json') return { type: 'application/feed+json', body: renderJson(shop) }
  if (shop.publisher.feed === 'atom')
    return { type: 'application/atom+xml; charset=utf-8', body: renderAtom(shop) }
  return { type: 'application/rss+xml; charset=utf-8', body: renderRss(shop) }
}

function renderRss({ publisher, articles, origin }: Shop): string {
  const items = articles.map((article) => {
    const link = `${origin}${pathOf(article)}`
    const words = article.titleOnly ? '' : `<description>${escapeXml(article.dek)}</description>`
    const by = article.author ? `<dc:creator>${escapeXml(article.author)}</dc:creator>` : ''
    return `<item><title>${escapeXml(article.title)}</title><link>${link}?utm_source=rss&amp;utm_medium=feed</link><guid isPermaLink="false">${article.id}</guid><pubDate>${article.at.toUTCString()}</pubDate>${by}<category>${escapeXml(article.section)}</category>${words}</item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${escapeXml(publisher.name)}</title><link>${origin}/</link><description>${escapeXml(publisher.name)}, an invented newspaper</description><language>${publisher.language ?? 'en'}</language><ttl>30</ttl>
${items.join('\n')}
</channel></rss>
`
}

function renderAtom({ publisher, articles, origin }: Shop): string {
  const entries = articles.map((article) => {
    const link = `${origin}${pathOf(article)}`
    return `<entry><title>${escapeXml(article.title)}</title><link href="${link}"/><id>tag:${publisher.slug},2026:${article.id}</id><published>${article.at.toISOString()}</published><updated>${article.at.toISOString()}</updated><author><name>${escapeXml(article.author)}</name></author><category term="${escapeXml(article.section)}"/><summary>${escapeXml(article.dek)}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publisher.language ?? 'en'}"><title>${escapeXml(publisher.name)}</title><link href="${origin}/"/><link rel="self" href="${origin}/feed"/><id>${origin}/</id><updated>${articles[0]?.at.toISOString() ?? '1970-01-01T00:00:00Z'}</updated>
${entries.join('\n')}
</feed>
`
}

function renderJson({ publisher, articles, origin }: Shop): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: publisher.name,
    home_page_url: `${origin}/`,
    feed_url: `${origin}/feed`,
    language: publisher.language ?? 'en',
    items: articles.map((article) => ({
      id: article.id,
      url: `${origin}${pathOf(article)}`,
      title: article.title,
      summary: article.dek,
      content_text: article.text.join('\n\n'),
      date_published: article.at.toISOString(),
      authors: [{ name: article.author }],
      tags: [article.section],
    })),
  })
}

/** A whole article page as newspapers make them: head, navigation, teasers and all. */
export function renderPage(shop: Shop, article: DemoArticle): string {
  const { publisher, articles, origin } = shop
  const url = `${origin}${pathOf(article)}`
  const picture = article.image === 'none' ? '' : `${origin}/pictures/${article.image}.jpg`
  const shown = article.paywalled ? article.text.slice(0, 1) : article.text
  const others = articles.filter((other) => other !== article).slice(0, 4)
  return `<!doctype html>
<html lang="${article.language ?? publisher.language ?? 'en'}">
<head>
<meta charset="utf-8">
<title>${escapeXml(article.title)} | ${escapeXml(publisher.name)}</title>
<meta name="description" content="${escapeXml(article.dek)}">
<link rel="canonical" href="${url}">
${publisher.amp ? `<link rel="amphtml" href="${origin}/amp${pathOf(article)}">` : ''}
<meta property="og:type" content="article"><meta property="og:title" content="${escapeXml(article.title)}"><meta property="og:site_name" content="${escapeXml(publisher.name)}">
${picture ? `<meta property="og:image" content="${picture}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="675">` : ''}
${publisher.head ?? ''}
<script type="application/ld+json">${JSON.stringify(jsonLd(shop, article, { url, picture })).replaceAll('<', '\\u003c')}</script>
</head>
<body>
<header><a href="/">${escapeXml(publisher.name)}</a><nav><a href="/news">News</a> <a href="/sport">Sport</a> <a href="/about">About</a></nav></header>
<main><article>
<h1>${escapeXml(article.title)}</h1>
<p class="byline">By ${escapeXml(article.author)} <time datetime="${article.at.toISOString()}">${article.at.toUTCString()}</time></p>
${picture ? `<figure><img src="${picture}" width="1200" height="675" alt=""><figcaption>Picture: ${escapeXml(publisher.name)}</figcaption></figure>` : ''}
${shown.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n')}
${article.paywalled ? '<div class="paywall"><p>Subscribe to read on.</p></div>' : ''}
</article></main>
<aside><h2>More from ${escapeXml(publisher.name)}</h2><ul>${others.map((other) => `<li><a href="${pathOf(other)}">${escapeXml(other.title)}</a></li>`).join('')}</ul><p>Sign up for our newsletter</p></aside>
<footer>© ${escapeXml(publisher.name)}. An invented newspaper.</footer>
</body>
</html>
`
}

type Addresses = { readonly url: string; readonly picture: string }

function jsonLd({ publisher, origin }: Shop, article: DemoArticle, { url, picture }: Addresses): unknown {
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.dek,
    datePublished: article.at.toISOString(),
    inLanguage: article.language ?? publisher.language ?? 'en',
    mainEntityOfPage: url,
    articleSection: article.section,
    author: article.author ? [{ '@type': 'Person', name: article.author }] : [],
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publisher.name,
      logo: { '@type': 'ImageObject', url: `${origin}/pictures/logo.png`, width: 96, height: 96 },
    },
    ...(picture ? { image: { '@type': 'ImageObject', url: picture, width: 1200, height: 675 } } : {}),
    ...(article.paywalled ? { isAccessibleForFree: false } : {}),
  }
}

export function renderHome({ publisher, articles }: Shop): string {
  return `<!doctype html><html lang="${publisher.language ?? 'en'}"><head><meta charset="utf-8"><title>${escapeXml(publisher.name)}</title><link rel="alternate" type="application/rss+xml" title="${escapeXml(publisher.name)}" href="/feed"></head><body><h1>${escapeXml(publisher.name)}</h1><ul>${articles.map((article) => `<li><a href="${pathOf(article)}">${escapeXml(article.title)}</a></li>`).join('')}</ul></body></html>`
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
