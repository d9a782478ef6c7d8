import { optional } from '../optional.ts'
import type { AttributeName } from './attributes.ts'
import type { ScanState } from './scan-state.ts'

const MAX_IMAGES = 1000
const MAX_ANCHORS = 5000
const MAX_HEAD_TAGS = 1000
const MAX_FRAMES = 100

/** Keeps what a tag says by its attributes alone. */
export function readTag(state: ScanState, name: string): void {
  READERS.get(name)?.(state, state.attributes)
}

type Attributes = ReadonlyMap<AttributeName, string>

const READERS: ReadonlyMap<string, (state: ScanState, attributes: Attributes) => void> = new Map([
  ['html', readHtml],
  ['base', readBase],
  ['title', readTitle],
  ['script', readScript],
  ['meta', readMeta],
  ['link', readLink],
  ['a', readAnchor],
  ['img', readImage],
  ['amp-img', readImage],
  ['iframe', readFrame],
  ['input', readInput],
])

function readHtml(state: ScanState, attributes: Attributes): void {
  state.language ??= attributes.get('lang') ?? attributes.get('xml:lang')
  if (attributes.has('amp') || attributes.has('⚡')) state.ampPage = true
}

function readBase(state: ScanState, attributes: Attributes): void {
  state.base ??= attributes.get('href')
}

function readTitle(state: ScanState): void {
  if (state.foreignDepth === 0 && state.title === '') state.rawKind = 'title'
}

function readScript(state: ScanState, attributes: Attributes): void {
  const type = attributes.get('type')
  if (type && /ld\+json/i.test(type)) state.rawKind = 'json'
}

function readMeta(state: ScanState, attributes: Attributes): void {
  // Some systems write `value` where the standard says `content`.
  const content = attributes.get('content') ?? attributes.get('value')
  if (content === undefined || state.metas.length >= MAX_HEAD_TAGS) return
  for (const from of ['property', 'name', 'itemprop', 'http-equiv'] as const) {
    const name = attributes.get(from)
    if (name !== undefined)
      state.metas.push({ name: name.trim().toLowerCase(), content: content.trim(), from })
  }
}

function readLink(state: ScanState, attributes: Attributes): void {
  const href = attributes.get('href')
  const rel = attributes.get('rel') ?? attributes.get('itemprop')
  if (href === undefined || rel === undefined || state.links.length >= MAX_HEAD_TAGS) return
  state.links.push({
    rel: rel.trim().toLowerCase(),
    href: href.trim(),
    ...optional('type', attributes.get('type')),
    ...optional('sizes', attributes.get('sizes')),
    ...optional('title', attributes.get('title')),
  })
}

function readAnchor(state: ScanState, attributes: Attributes): void {
  const href = attributes.get('href')
  if (href === undefined) return
  state.linkCount++
  if (state.anchors.length >= MAX_ANCHORS) return
  const element = state.stack.at(-1) ?? 0
  state.anchors.push({ href, block: state.blocks.length, element, ...optional('rel', attributes.get('rel')) })
}

function readImage(state: ScanState, attributes: Attributes): void {
  if (state.foreignDepth > 0 || state.nosnippetDepth > 0) return
  state.imagesSeen++
  if (state.images.length >= MAX_IMAGES) return
  const src = lazySource(attributes) ?? attributes.get('src') ?? ''
  state.images.push({
    src,
    ...optional('srcset', attributes.get('data-srcset') ?? attributes.get('srcset')),
    ...optional('alt', attributes.get('alt')),
    ...optional('width', pixels(attributes.get('width'))),
    ...optional('height', pixels(attributes.get('height'))),
    element: state.stack.at(-1) ?? 0,
    block: state.blocks.length,
    ...optional('itemprop', attributes.get('itemprop')),
  })
}

function lazySource(attributes: Attributes): string | undefined {
  return attributes.get('data-src') ?? attributes.get('data-lazy-src') ?? attributes.get('data-original')
}

function readFrame(state: ScanState, attributes: Attributes): void {
  const src = attributes.get('src') ?? attributes.get('data-src')
  if (src !== undefined && state.frames.length < MAX_FRAMES && state.nosnippetDepth === 0) {
    state.frames.push({ src, block: state.blocks.length })
  }
}

function readInput(state: ScanState, attributes: Attributes): void {
  if (attributes.get('type')?.toLowerCase() === 'password') state.passwordFields++
}

function pixels(value: string | undefined): number | undefined {
  const match = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '')
  return match ? Number(match[1]) : undefined
}
