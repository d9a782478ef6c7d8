import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { SITE_POLICY } from '../../../lib/html/site-policy.ts'
import { CAREFUL_PREFERENCES, metaTagsOf } from '../../../lib/rights/own-preferences.ts'
import { fragment, type Paper } from '../paper.ts'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'

/** What a page says about itself in its head. */
export type PageHead = {
  /** Title without the site's name; absent on the front page. */
  readonly title?: string
  readonly description: string
  /** Path below the site's base, with slashes at both ends. */
  readonly path: string
  /** Address of the original when the words are a publisher's. */
  readonly canonical?: string
  readonly kind?: 'website' | 'article'
  /** Address of the picture of link previews. */
  readonly picture?: {
    readonly href: string
    readonly width: number
    readonly height: number
    readonly alt: string
  }
  /** schema.org description; plain data. */
  readonly jsonLd?: unknown
  readonly robots?: string
  /** Navigation entry that is marked as current: a path below the base. */
  readonly current?: string
}

/** A whole HTML document around the content of one page. */
export function renderPage(paper: Paper, head: PageHead, content: Child): string {
  const current = head.current ?? head.path
  const { slots } = paper.theme
  const top =
    slots.masthead ??
    fragment(paper, `masthead ${head.path === '/'} ${current}`, () => (
      <Masthead paper={paper} place={head.path === '/' ? 'front' : 'inside'} current={current} />
    ))
  const open = fragment(paper, 'open', () => documentStart(paper))
  const links = fragment(paper, 'links', () => staticLinks(paper))
  const footer = slots.footer ?? fragment(paper, 'footer', () => <Footer paper={paper} />)
  const main = String(<main id="main">{content}</main>)
  return `${open}${headOf(paper, head)}${links}${slots.head ?? ''}</head>\n<body>\n${top}\n${slots.above ?? ''}${main}\n${slots.below ?? ''}${footer}\n</body>\n</html>\n`
}

function documentStart({ language, base }: Paper) {
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}" data-base="${base}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(SITE_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
`
}

/** The site's own preferences on every page; a page's rule for search engines is a tag of its own beside them. */
const OWN_PREFERENCES = metaTagsOf(CAREFUL_PREFERENCES)
  .map(({ name, content }) => String(html`<meta name="${name}" content="${content}">\n`))
  .join('')

function headOf(paper: Paper, head: PageHead): string {
  const { site } = paper.edition
  const own = `${site.url}${head.path}`
  const title = head.title === undefined ? site.name : `${head.title} · ${site.name}`
  return String(html`<title>${title}</title>
<meta name="description" content="${head.description}">
<link rel="canonical" href="${head.canonical ?? own}">
<meta property="og:title" content="${head.title ?? site.name}">
<meta property="og:description" content="${head.description}">
<meta property="og:type" content="${head.kind ?? 'website'}">
<meta property="og:url" content="${own}">
${pictureTags(paper, head.picture)}${raw(OWN_PREFERENCES)}${optional(head.robots, robotsTag)}${optional(head.jsonLd, jsonLdScript)}`)
}

function optional<Value>(value: Value | undefined, render: (value: Value) => unknown) {
  return value === undefined ? '' : render(value)
}

function robotsTag(rule: string) {
  return html`<meta name="robots" content="${rule}">
`
}

function pictureTags(paper: Paper, picture: PageHead['picture']) {
  if (!picture)
    return html`<meta name="twitter:card" content="summary">
`
  const { origin } = new URL(paper.edition.site.url)
  return html`<meta name="twitter:card" content="summary_large_image">
<meta property="og:image" content="${origin}${picture.href}">
<meta property="og:image:width" content="${picture.width}">
<meta property="og:image:height" content="${picture.height}">
<meta property="og:image:alt" content="${picture.alt}">
`
}

function staticLinks({ assets, base, edition }: Paper) {
  const font = assets.href('newsreader-latin.woff2')
  const touchIcon = assets.href('icon-180.png')
  const feeds = `${base}/feeds/all`
  return html`<meta property="og:site_name" content="${edition.site.name}">
<meta name="referrer" content="strict-origin-when-cross-origin">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfbf8">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#131417">
${font ? html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>` : ''}
<link rel="stylesheet" href="${assets.href('site.css')}">
<script src="${assets.href('site.js')}"></script>
<link rel="icon" href="${assets.href('icon.svg')}" type="image/svg+xml">
${touchIcon ? html`<link rel="apple-touch-icon" href="${touchIcon}">` : ''}
<link rel="manifest" href="${base}/manifest.webmanifest">
<link rel="alternate" type="application/rss+xml" href="${feeds}.rss" title="${edition.site.name}">
<link rel="alternate" type="application/atom+xml" href="${feeds}.atom" title="${edition.site.name}">
<link rel="alternate" type="application/feed+json" href="${feeds}.json" title="${edition.site.name}">
`
}

// `<` is the one character that could end the element early; JSON allows it escaped.
function jsonLdScript(value: unknown) {
  return raw(
    `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>\n`,
  )
}
