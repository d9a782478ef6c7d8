import { Parser } from 'htmlparser2'
import { foldText } from '../../lib/text/fold.ts'
import { webUrl } from '../../lib/url/canonical-url.ts'

export type PageLink = {
  readonly kind: 'link' | 'a'
  /** Absolute. */
  readonly url: string
  /** Words of `rel` in lower case. */
  readonly rel: readonly string[]
  /** `type` in lower case; `''` when absent. */
  readonly type: string
  /** Of a link tag its title, of an anchor its text. */
  readonly title: string
}

const MAX_LINKS = 5_000
const MAX_TITLE = 200

/** `<link>` and `<a>` elements with an address, in document order, resolved by `<base>`. */
export function readPageLinks(html: string, pageUrl: string): readonly PageLink[] {
  const links: PageLink[] = []
  let base = pageUrl
  let anchor: { attributes: Readonly<Record<string, string>>; text: string } | undefined

  function add(kind: PageLink['kind'], attributes: Readonly<Record<string, string>>, title: string): void {
    const url = webUrl(attributes.href ?? '', base)
    if (!url || !attributes.href?.trim() || links.length >= MAX_LINKS) return
    url.hash = ''
    const rel = (attributes.rel ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    links.push({
      kind,
      url: url.href,
      rel,
      type: (attributes.type ?? '').trim().toLowerCase(),
      title: foldText(title).slice(0, MAX_TITLE),
    })
  }
  function closeAnchor(): void {
    if (anchor) add('a', anchor.attributes, anchor.attributes.title || anchor.text)
    anchor = undefined
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) base = webUrl(attributes.href, pageUrl)?.href ?? base
      if (name === 'link') add('link', attributes, attributes.title ?? '')
      if (name !== 'a') return
      closeAnchor()
      anchor = { attributes, text: '' }
    },
    ontext(text) {
      if (anchor && anchor.text.length < MAX_TITLE) anchor.text += text
    },
    onclosetag(name) {
      if (name === 'a') closeAnchor()
    },
  })
  parser.end(html)
  closeAnchor()
  return links
}
