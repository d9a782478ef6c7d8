import type { CachedImage, Image } from '../../../model/article.ts'
import type { Paper } from '../paper.ts'

type Props = {
  readonly paper: Paper
  readonly image: Image
  /** CSS `sizes`: how wide it is shown. */
  readonly sizes: string
  /** `eager` for the one picture a reader sees first. */
  readonly loading?: 'eager' | 'lazy'
}

/** One of our own resized copies, in the best format the browser reads; nothing when there is no copy. */
export function Picture({ paper, image, sizes, loading = 'lazy' }: Props) {
  const copy = image.cached
  if (!copy) return null
  const formats = copy.formats.filter((format) => format !== 'jpeg')
  return (
    <picture>
      {formats.map((format) => (
        <source type={`image/${format}`} srcset={sourceSet(paper, copy, format)} sizes={sizes} />
      ))}
      <img
        src={copyHref(paper, copy, { width: middle(copy.widths), format: 'jpeg' })}
        srcset={sourceSet(paper, copy, 'jpeg')}
        sizes={sizes}
        width={copy.width}
        height={copy.height}
        alt={image.title ?? ''}
        loading={loading}
        decoding="async"
        {...(loading === 'eager' ? { fetchpriority: 'high' } : {})}
      />
    </picture>
  )
}

/** Whom the picture is from, where it says so. */
export function Credit({ paper, image }: { readonly paper: Paper; readonly image: Image }) {
  if (!image.attribution) return null
  return <p class="credit">{paper.language.say('photo', { credit: image.attribution })}</p>
}

/** First picture of an article that has a copy, when the site shows pictures. */
export function pictureOf(paper: Paper, images: readonly Image[]): Image | undefined {
  if (!paper.edition.outputs.images) return undefined
  return images.find((image) => image.cached !== undefined)
}

/** A copy of at least this width may fill more than a third of the page. */
const WIDE = 600

/** Whether a picture may be shown large without being blown up. */
export function isWide(image: Image | undefined): boolean {
  return (image?.cached?.width ?? 0) >= WIDE
}

type Format = CachedImage['formats'][number]

/** Address of one copy: `/images/<hash>-<width>.<format>` below the base. */
export function copyHref(
  paper: Paper,
  copy: CachedImage,
  { width, format }: { width: number; format: Format },
): string {
  return `${paper.base}/images/${copy.hash}-${width}.${format}`
}

function sourceSet(paper: Paper, copy: CachedImage, format: Format): string {
  return copy.widths.map((width) => `${copyHref(paper, copy, { width, format })} ${width}w`).join(', ')
}

function middle(widths: readonly number[]): number {
  return widths[Math.floor(widths.length / 2)] ?? 0
}
