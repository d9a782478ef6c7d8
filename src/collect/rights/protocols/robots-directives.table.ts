import { ALL_USES, type Effect, forUses } from '../answer.ts'

/**
 * What the words of robots meta tags and X-Robots-Tag do. Sources: Google's robots meta specification
 * (developers.google.com/search/docs/crawling-indexing/robots-meta-tag) for all but `noai` and `noimageai` (DeviantArt, 2022).
 */
export const DIRECTIVES: Readonly<Record<string, readonly Effect[]>> = {
  noindex: forUses(ALL_USES, 'deny'),
  none: forUses(ALL_USES, 'deny'),
  nosnippet: [{ use: 'excerpt', value: 'deny' }],
  noimageindex: [{ use: 'image', value: 'deny' }],
  noarchive: [
    { use: 'text', value: 'deny' },
    { use: 'ai', value: 'deny', basis: 'inferred' },
  ],
  noai: [{ use: 'ai', value: 'deny' }],
  noimageai: [{ use: 'ai', value: 'deny', scope: 'picture' }],
}

/** `max-image-preview:` values. */
export const IMAGE_PREVIEWS: Readonly<Record<string, readonly Effect[]>> = {
  none: [{ use: 'image', value: 'deny' }],
  standard: [{ use: 'image', value: 'thumbnail' }],
  large: [{ use: 'image', value: 'cache' }],
}

/** Directives with a value; a word before a colon that is none of these names an agent. */
export const VALUED: ReadonlySet<string> = new Set([
  'max-snippet',
  'max-image-preview',
  'max-video-preview',
  'unavailable_after',
])
