import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { PageImage } from '../../../model/page.ts'
import { optional } from '../../optional.ts'
import { HINT } from '../scan/hint.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { isRecord, resolveNode } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The picture the publisher shows the article with. */
export function leadImageOf(facts: PageFacts): Decision<PageImage> {
  const found: Finding<PageImage>[] = [
    ...image(facts, openGraphImage(facts), ['og:image', 0.95]),
    ...jsonLdImages(facts.article?.properties.image).flatMap((one) =>
      image(facts, one, ['json-ld image', 0.9]),
    ),
    ...image(facts, { url: metaOf(facts, 'twitter:image', 'twitter:image:src') }, ['twitter:image', 0.85]),
    ...facts.scan.links
      .filter((link) => link.rel === 'image_src')
      .flatMap((link) => image(facts, { url: link.href }, ['link image_src', 0.8])),
    ...image(
      facts,
      { url: metaOf(facts, 'thumbnail', 'thumbnailurl', 'sailthru.image.full', 'parsely-image-url') },
      ['meta thumbnail', 0.6],
    ),
    ...bodyImages(facts),
  ]
  return decide('image', doubted(found), (one) => one.url)
}

/** What one place says of a picture that is named like a logo, and what several places agree on. */
const LOGO_TRUST = 0.3
const AGREED_LOGO_TRUST = 0.5
const LOOKS_LIKE_LOGO =
  /(?:^|[/_-])(?:logo|favicon|placeholder|spacer|blank|pixel|avatar|gravatar|default[-_]image)[^/]*$/i

/** A picture named like a logo or a placeholder gives way to one in the text, unless several places declare it. */
function doubted(found: readonly Finding<PageImage>[]): Finding<PageImage>[] {
  return found.map((one) => {
    if (!LOOKS_LIKE_LOGO.test(one.value.url.replace(/[?#].*$/, ''))) return one
    const isAgreed = found.some((other) => other.source !== one.source && other.value.url === one.value.url)
    return { ...one, confidence: one.confidence * (isAgreed ? AGREED_LOGO_TRUST : LOGO_TRUST) }
  })
}

/** The provider's logo: as schema.org declares it, else an icon. */
export function logoOf(facts: PageFacts): Decision<string> {
  const publisher = resolveNode(facts.article?.properties.publisher, facts.nodes)
  const organizations = facts.nodes.filter((node) => node.types.some((type) => /Organization$/.test(type)))
  const found: Finding<string>[] = [
    ...logos(facts, publisher?.logo, ['json-ld publisher logo', 0.95]),
    ...organizations.flatMap((node) =>
      logos(facts, node.properties.logo, ['json-ld organization logo', 0.85]),
    ),
    ...url(facts, metaOf(facts, 'og:logo', 'logo'), ['meta logo', 0.8]),
    ...icons(facts),
  ]
  return decide('logo', found, (one) => one)
}

type RawImage = {
  readonly url: string | undefined
  readonly width?: unknown
  readonly height?: unknown
  readonly title?: unknown
}

function openGraphImage(facts: PageFacts): RawImage {
  return {
    url: metaOf(facts, 'og:image', 'og:image:secure_url', 'og:image:url'),
    width: metaOf(facts, 'og:image:width'),
    height: metaOf(facts, 'og:image:height'),
    title: metaOf(facts, 'og:image:alt'),
  }
}

function jsonLdImages(value: unknown): RawImage[] {
  if (typeof value === 'string') return [{ url: value }]
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(jsonLdImages)
  if (!isRecord(value)) return []
  const address = value.url ?? value.contentUrl
  const first = Array.isArray(address) ? address[0] : address
  return typeof first === 'string'
    ? [{ url: first, width: value.width, height: value.height, title: value.caption }]
    : []
}

function image(
  facts: PageFacts,
  raw: RawImage,
  [source, confidence]: [string, number],
): Finding<PageImage>[] {
  const address = raw.url === undefined || raw.url === '' ? undefined : webUrl(raw.url, facts.base)?.href
  if (address === undefined) return []
  const width = pixels(raw.width)
  const height = pixels(raw.height)
  const value: PageImage = {
    url: address,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(typeof raw.title === 'string' && raw.title !== '' ? { title: raw.title } : {}),
  }
  const isTiny = (width ?? MIN_PIXELS) < MIN_PIXELS || (height ?? MIN_PIXELS) < MIN_PIXELS
  return [{ value, source, confidence, ...(isTiny ? { refused: 'too small' } : {}) }]
}

const MIN_PIXELS = 50
type ShownImage = PageFacts['scan']['images'][number]

function bodyImages(facts: PageFacts): Finding<PageImage>[] {
  return facts.scan.images
    .filter((one) => one.block >= facts.textStart - 12 && one.block <= facts.textEnd)
    .filter((one) => !isAside(facts, one.element))
    .slice(0, 10)
    .flatMap((one) => {
      const raw = largestOf(one)
      return image(facts, raw, ['picture in the text', IN_TEXT + sizeBonus(raw)])
    })
}

const IN_TEXT = 0.4
const SIZE_BONUS = 0.07
/** Of a picture whose size is not stated: less than a large one's, more than a small one's. */
const UNKNOWN_SIZE_BONUS = 0.03
const LARGE_PIXELS = 1200 * 800

function sizeBonus({ width, height }: SizedImage): number {
  if (width === undefined) return UNKNOWN_SIZE_BONUS
  return SIZE_BONUS * Math.min(1, (width * (height ?? (width * 2) / 3)) / LARGE_PIXELS)
}

const ASIDE = HINT.author | HINT.related | HINT.share | HINT.ad | HINT.comment | HINT.signup
const MAX_CLIMB = 4

/** Faces of writers, teasers and banners stand in elements named so. */
function isAside({ scan }: PageFacts, element: number): boolean {
  const { parents, hints } = scan.elements
  for (let at = element, step = 0; at > 0 && step < MAX_CLIMB; at = parents[at] ?? 0, step++) {
    if (((hints[at] ?? 0) & ASIDE) !== 0) return true
  }
  return false
}

type SizedImage = RawImage & { readonly width?: number; readonly height?: number }

const CANDIDATE = /([^\s,]\S*[^\s,])\s+(\d{2,5})w/g
const MAX_SRCSET_CHARS = 5000

/** The largest picture of a set, with its own pixel size, else the one shown. */
function largestOf({ src, srcset, alt, width, height }: ShownImage): SizedImage {
  const candidates = srcset ? [...srcset.slice(0, MAX_SRCSET_CHARS).matchAll(CANDIDATE)] : []
  const shown = { url: src, title: alt, ...optional('width', width), ...optional('height', height) }
  const largest = candidates.reduce<{ url: string; width: number } | undefined>(
    (best, [, url = '', pixelsWide]) =>
      Number(pixelsWide) > (best?.width ?? 0) ? { url, width: Number(pixelsWide) } : best,
    undefined,
  )
  if (!largest || largest.width <= (width ?? 0)) return shown
  const scaled = width && height ? Math.round((largest.width * height) / width) : undefined
  return { url: largest.url, width: largest.width, title: alt, ...optional('height', scaled) }
}

function logos(facts: PageFacts, value: unknown, evidence: [string, number]): Finding<string>[] {
  const node = isRecord(value) ? resolveNode(value, facts.nodes) : value
  return jsonLdImages(node).flatMap((one) => url(facts, one.url, evidence))
}

function icons(facts: PageFacts): Finding<string>[] {
  return facts.scan.links
    .filter((link) => /\bicon\b|apple-touch-icon/.test(link.rel))
    .flatMap((link) => {
      const size = Number(/(\d+)x\d+/.exec(link.sizes ?? '')?.[1] ?? (link.rel.includes('apple') ? 120 : 16))
      return url(facts, link.href, ['icon', 0.3 + Math.min(size, 512) / 2000])
    })
}

function url(
  facts: PageFacts,
  href: string | undefined,
  [source, confidence]: [string, number],
): Finding<string>[] {
  const value = href === undefined || href === '' ? undefined : webUrl(href, facts.base)?.href
  return value === undefined ? [] : [{ value, source, confidence }]
}

function pixels(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN
  return number > 0 && number < 100_000 ? Math.round(number) : undefined
}
