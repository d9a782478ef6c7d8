import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Paper } from '../paper.ts'
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

/**
 * Everything a page may load comes from the site itself. `script` of type application/ld+json is data, which a
 * content security policy does not concern (HTML standard, "prepare the script element").
 */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"

/** A whole HTML document around the content of one page. */
export function renderPage(paper: Paper, head: PageHead, content: Child): string {
  const { language, base } = paper
  const body = String(
    <body>
      <a class="skip" href="#main">
        {language.say('skip')}
      </a>
      <Masthead paper={paper} head={head} />
      <main id="main">{content}</main>
      <Footer paper={paper} />
    </body>,
  )
  return `<!doctype html>\n<html lang="${attribute(language.tag)}" dir="${language.direction}" data-base="${attribute(base)}">\n<head>\n${headOf(paper, head)}</head>\n${body}\n</html>\n`
}

function headOf(paper: Paper, head: PageHead): string {
  const { site } = paper.edition
  const title = head.title === undefined ? site.name : `${head.title} · ${site.name}`
  const own = `${site.url}${head.path}`
  const lines = [
    html`<meta charset="utf-8">`,
    html`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    html`<meta name="viewport" content="width=device-width, initial-scale=1">`,
    html`<title>${title}</title>`,
    html`<meta name="description" content="${head.description}">`,
    html`<link rel="canonical" href="${head.canonical ?? own}">`,
    ...staticLinks(paper),
    ...previewOf(paper, head, { title: head.title ?? site.name, own }),
    ...(head.robots === undefined ? [] : [html`<meta name="robots" content="${head.robots}">`]),
    ...(head.jsonLd === undefined ? [] : [raw(jsonLdScript(head.jsonLd))]),
  ]
  return `${lines.join('\n')}\n`
}

function staticLinks({ assets, base, edition }: Paper) {
  const font = assets.href('newsreader-latin.woff2')
  const style = assets.href('site.css')
  const script = assets.href('site.js')
  return [
    html`<meta name="referrer" content="strict-origin-when-cross-origin">`,
    html`<meta name="color-scheme" content="light dark">`,
    html`<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fcfbf8">`,
    html`<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#131417">`,
    ...(font ? [html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`] : []),
    ...(style ? [html`<link rel="stylesheet" href="${style}">`] : []),
    ...(script ? [html`<script src="${script}" defer></script>`] : []),
    html`<link rel="icon" href="${assets.href('icon.svg') ?? `${base}/favicon.ico`}" type="image/svg+xml">`,
    html`<link rel="apple-touch-icon" href="${assets.href('icon-180.png') ?? ''}">`,
    html`<link rel="manifest" href="${base}/manifest.webmanifest">`,
    html`<link rel="alternate" type="application/atom+xml" href="${base}/feed.atom" title="${edition.site.name}">`,
  ]
}

function previewOf(paper: Paper, head: PageHead, { title, own }: { title: string; own: string }) {
  const picture = head.picture
  return [
    html`<meta property="og:title" content="${title}">`,
    html`<meta property="og:description" content="${head.description}">`,
    html`<meta property="og:type" content="${head.kind ?? 'website'}">`,
    html`<meta property="og:url" content="${own}">`,
    html`<meta property="og:site_name" content="${paper.edition.site.name}">`,
    html`<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">`,
    ...(picture
      ? [
          html`<meta property="og:image" content="${new URL(picture.href, paper.edition.site.url).href}">`,
          html`<meta property="og:image:width" content="${picture.width}">`,
          html`<meta property="og:image:height" content="${picture.height}">`,
          html`<meta property="og:image:alt" content="${picture.alt}">`,
        ]
      : []),
  ]
}

// `<` is the one character that could end the element early; JSON allows it escaped.
function jsonLdScript(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`
}

function attribute(text: string): string {
  return String(html`${text}`)
}
