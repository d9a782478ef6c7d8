import { ATTRIBUTE, type TagAttributes } from './attributes.ts'
import type { ScanState } from './scan-state.ts'

const MAX_IMAGES = 1000
const MAX_HEAD_TAGS = 1000
const MAX_FRAMES = 100

/** Keeps what a tag says by its attributes alone. */
export function readTag(state: ScanState, name: string): void {
  READERS.get(name)?.(state, state.attributes)
}

const READERS: ReadonlyMap<string, (state: ScanState, attributes: TagAttributes) => void> = new Map([
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

function readHtml(state: ScanState, attributes: TagAttributes): void {
  state.language ??= attributes.own(ATTRIBUTE.lang) ?? attributes.own(ATTRIBUTE['xml:lang'])
  if (attributes.has(ATTRIBUTE.amp) || attributes.has(ATTRIBUTE['⚡'])) state.ampPage = true
}

function readBase(state: ScanState, attributes: TagAttributes): void {
  state.base ??= attributes.get(ATTRIBUTE.href)
}

function readTitle(state: ScanState): void {
  if (state.foreignDepth === 0 && state.title === '') state.rawKind = 'title'
}

function readScript(state: ScanState, attributes: TagAttributes): void {
  const type = attributes.get(ATTRIBUTE.type)
  if (type && /ld\+json/i.test(type)) state.rawKind = 'json'
}

const NAMED_BY = ['property', 'name', 'itemprop', 'http-equiv'] as const

function readMeta(state: ScanState, attributes: TagAttributes): void {
  // Some systems write `value` where the standard says `content`.
  const content = attributes.own(ATTRIBUTE.content) ?? attributes.own(ATTRIBUTE.value)
  if (content === undefined || state.metas.length >= MAX_HEAD_TAGS) return
  for (const from of NAMED_BY) {
    const name = attributes.own(ATTRIBUTE[from])
    if (name !== undefined)
      state.metas.push({ name: name.trim().toLowerCase(), content: content.trim(), from })
  }
}

function readLink(state: ScanState, attributes: TagAttributes): void {
  const href = attributes.own(ATTRIBUTE.href)
  const rel = attributes.own(ATTRIBUTE.rel) ?? attributes.own(ATTRIBUTE.itemprop)
  if (href === undefined || rel === undefined || state.links.length >= MAX_HEAD_TAGS) return
  state.links.push({
    rel: rel.trim().toLowerCase(),
    href: href.trim(),
    type: attributes.own(ATTRIBUTE.type),
    sizes: attributes.get(ATTRIBUTE.sizes),
    title: attributes.get(ATTRIBUTE.title),
  })
}

function readAnchor(state: ScanState, attributes: TagAttributes): void {
  if (!attributes.has(ATTRIBUTE.href)) return
  state.linkCount++
  state.anchors.add(attributes, state.blocks.length)
}

function readImage(state: ScanState, attributes: TagAttributes): void {
  if (state.foreignDepth > 0 || state.nosnippetDepth > 0) return
  state.imagesSeen++
  if (state.images.length >= MAX_IMAGES) return
  const src = lazySource(attributes) ?? attributes.own(ATTRIBUTE.src) ?? ''
  state.images.push({
    src,
    srcset: attributes.own(ATTRIBUTE['data-srcset']) ?? attributes.own(ATTRIBUTE.srcset),
    alt: attributes.own(ATTRIBUTE.alt),
    width: pixels(attributes.get(ATTRIBUTE.width)),
    height: pixels(attributes.get(ATTRIBUTE.height)),
    element: state.stack.at(-1) ?? 0,
    block: state.blocks.length,
    itemprop: attributes.get(ATTRIBUTE.itemprop),
  })
}

function lazySource(attributes: TagAttributes): string | undefined {
  return (
    attributes.own(ATTRIBUTE['data-src']) ??
    attributes.own(ATTRIBUTE['data-lazy-src']) ??
    attributes.own(ATTRIBUTE['data-original'])
  )
}

function readFrame(state: ScanState, attributes: TagAttributes): void {
  const src = attributes.own(ATTRIBUTE.src) ?? attributes.own(ATTRIBUTE['data-src'])
  if (src !== undefined && state.frames.length < MAX_FRAMES && state.nosnippetDepth === 0) {
    state.frames.push({ src, block: state.blocks.length })
  }
}

function readInput(state: ScanState, attributes: TagAttributes): void {
  if (attributes.get(ATTRIBUTE.type)?.toLowerCase() === 'password') state.passwordFields++
}

function pixels(value: string | undefined): number | undefined {
  const match = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '')
  return match ? Number(match[1]) : undefined
}
