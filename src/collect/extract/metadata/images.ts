import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { PageImage } from '../../../model/page.ts'
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
  return decide('image', found, (one) => one.url)
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
  const isTiny = width !== undefined && height !== undefined && (width < MIN_PIXELS || height < MIN_PIXELS)
  const trust = LOOKS_LIKE_LOGO.test(address.replace(/[?#].*$/, '')) ? confidence / 2 : confidence
  return [{ value, source, confidence: trust, ...(isTiny ? { refused: 'too small' } : {}) }]
}

const MIN_PIXELS = 50
/** Such a picture is taken only when the page shows no other. */
const LOOKS_LIKE_LOGO =
  /(?:^|[/_-])(?:logo|favicon|placeholder|spacer|blank|pixel|avatar|gravatar|default[-_]image)[^/]*$/i

function bodyImages(facts: PageFacts): Finding<PageImage>[] {
  return facts.scan.images
    .filter((one) => one.block >= facts.textStart - 12 && one.block <= facts.textEnd)
    .slice(0, 10)
    .flatMap((one) =>
      image(facts, { url: one.src, width: one.width, height: one.height, title: one.alt }, [
        'picture in the text',
        0.4,
      ]),
    )
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
