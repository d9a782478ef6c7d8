import { parseDate } from '../../lib/date/parse-date.ts'
import { decodeText } from '../../lib/html/decode-text.ts'
import type { AttributeList } from '../../lib/html/read-attributes.ts'
import { foldText } from '../../lib/text/fold.ts'
import type { FeedLink } from '../../model/feed.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { type Draft, extrasOf } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributeListOf, attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'
import { PERSON_RULES } from './person-rules.table.ts'
import { PLACE_RULES } from './place-rules.table.ts'
import { PODCAST_RULES } from './podcast-rules.table.ts'
import { addLink, address, claims, construct, date, line, lineOf, numberOf, setAddress } from './rules.ts'

// A feed with more is an attack; no newsroom gives an item a hundred.
const MAX_LIST = 500

const ITUNES = 'http://www.itunes.com/'

type Stated = {
  readonly term: string
  readonly scheme?: string | undefined
  readonly label?: string | undefined
}

function addCategory(draft: Draft, { term, scheme, label }: Stated): void {
  if (hasCategory(draft, term, scheme)) return
  if (label !== undefined)
    draft.categories.push(scheme === undefined ? { term, label } : { term, scheme, label })
  else draft.categories.push(scheme === undefined ? { term } : { term, scheme })
}

/** Whether a term is known, or no other is taken. */
function hasCategory({ categories }: Draft, term: string, scheme: string | undefined): boolean {
  if (term === '' || categories.length >= MAX_LIST) return true
  for (const known of categories) {
    if (known.term === term && known.scheme === scheme) return true
  }
  return false
}

const category: Rule = {
  value(reader, frame) {
    const text = lineOf(frame)
    if (frame.attributeSource === '') return addCategory(reader.target, { term: text })
    const attributes = attributeListOf(frame)
    const term = attributes.get('term')
    const label = attributes.get('label')
    const name = term ? foldText(term) : text
    addCategory(reader.target, {
      term: name || foldText(label ?? ''),
      scheme: attributes.get('scheme') ?? attributes.get('domain'),
      label,
    })
  },
}

const itunesCategory: Rule = {
  open(reader, frame) {
    const { text } = attributesOf(frame)
    if (text) addCategory(reader.target, { term: foldText(text), scheme: ITUNES })
  },
  children: () => ITUNES_CATEGORY_RULES,
}

const ITUNES_CATEGORY_RULES: Rules = rulesOf([['itunes:category', itunesCategory]])

function keywords(scheme: string | undefined): Rule {
  return {
    value(reader, frame) {
      for (const word of lineOf(frame).split(',')) addCategory(reader.target, { term: word.trim(), scheme })
    },
  }
}

/** RSS links hold their address, Atom links carry it; a link without either is none. */
const link: Rule = {
  value(reader, frame) {
    const attributes = frame.attributeSource === '' ? undefined : attributeListOf(frame)
    const href = attributes?.get('href')
    const rel = attributes?.get('rel')
    if (!attributes || (href === undefined && rel === undefined)) {
      return setAddress(reader, { field: 'link', rank: 0, given: linkText(frame) })
    }
    const url = reader.resolve(href ?? linkText(frame))
    const name = relOf(rel)
    if (url && READ_RELATIONS.has(name)) addFile(reader, { rel: name, url, attributes })
    else if (url) addOtherLink(reader, frame, { rel: name, url })
  },
}

function addFile(
  reader: FeedReader,
  { rel, url, attributes }: { rel: string; url: string; attributes: AttributeList },
): void {
  addLink(reader, { rel, url, type: attributes.get('type'), length: numberOf(attributes.get('length')) })
}

/** Relations that have a field of their own. */
const READ_RELATIONS: ReadonlySet<string> = new Set([
  'alternate',
  'enclosure',
  'self',
  'hub',
  'next',
  'license',
])

function addOtherLink(reader: FeedReader, frame: Frame, found: { rel: string; url: string }): void {
  const { type, title, hreflang: language, length, 'thr:count': count } = attributesOf(frame)
  const extras = extrasOf(reader.target)
  const link: FeedLink = withoutUndefined({ ...found, type, title, language, length: numberOf(length) })
  if ((extras.links?.length ?? 0) < MAX_LIST) extras.links = [...(extras.links ?? []), link]
  if (found.rel !== 'replies') return
  // RFC 4685: replies that are a page are what people call the comments.
  if (!type || type.includes('html')) reader.target.comments ??= found.url
  const comments = numberOf(count)
  if (comments !== undefined) reader.target.commentCount ??= comments
}

function linkText(frame: Frame): string {
  return frame.markup === undefined ? decodeText(frame.text).trim() : lineOf(frame)
}

// RFC 4287 section 4.2.7.2: a registered relation may be written as an address.
function relOf(rel: string | undefined): string {
  const name = (rel ?? 'alternate')
    .trim()
    .toLowerCase()
    .replace('http://www.iana.org/assignments/relation/', '')
  return name === 'licence' || name === 'copyright' ? 'license' : name || 'alternate'
}

const id: Rule = {
  value(reader, frame) {
    const text = foldText(frame.markup ?? frame.text)
    // An id that is a path is the same for every reader only when it is resolved.
    const found = text.startsWith('/') ? (reader.resolve(text) ?? text) : text
    if (found !== '' && claims(reader.target, 'id', 0)) reader.target.id = found
  },
}

const guid: Rule = {
  value(reader, frame) {
    const text = foldText(frame.text)
    if (text === '' || !claims(reader.target, 'id', 0)) return
    reader.target.id = text
    reader.target.guidIsLink = attributesOf(frame).ispermalink?.toLowerCase() !== 'false'
  },
}

const ccLicense: Rule = {
  open: (reader, frame) =>
    setAddress(reader, { field: 'licence', rank: 0, given: attributesOf(frame)['rdf:resource'] }),
  value: (reader, frame) => setAddress(reader, { field: 'licence', rank: 0, given: frame.text }),
}

const mediaLicense: Rule = {
  value: (reader, frame) =>
    setAddress(reader, { field: 'licence', rank: 1, given: attributesOf(frame).href ?? frame.text }),
}

/** RSL terms stay as they are written: the rights reader understands them. */
const rsl: Rule = {
  value(reader, frame) {
    const terms = frame.markup?.trim()
    if (terms && claims(reader.target, 'rsl', 0)) {
      reader.target.rsl = `<rsl:${frame.name.key?.slice(4)}${frame.attributeSource}>${terms.slice(0, 20_000)}</rsl:${frame.name.key?.slice(4)}>`
    }
  },
}

const enclosure: Rule = {
  open(reader, frame) {
    const attributes = attributeListOf(frame)
    const url = reader.resolve(attributes.get('url') ?? attributes.get('href'))
    if (url) addFile(reader, { rel: 'enclosure', url, attributes })
  },
}

/** A picture named by an attribute or by its text. */
export function addImage(
  reader: FeedReader,
  given: { url: string | undefined; width?: string | undefined; height?: string | undefined },
): void {
  const url = reader.resolve(given.url)
  if (!url || reader.target.images.length >= MAX_LIST) return
  const [width, height] = [numberOf(given.width), numberOf(given.height)]
  const isSized = width !== undefined || height !== undefined
  reader.target.images.push(isSized ? withoutUndefined({ url, width, height }) : { url })
}

const pictureElement: Rule = {
  value(reader, frame) {
    const attributes = attributeListOf(frame)
    const url = attributes.get('href') ?? attributes.get('url') ?? frame.text
    addImage(reader, { url, width: attributes.get('width'), height: attributes.get('height') })
  },
}

const language: Rule = {
  value(reader, frame) {
    const text = lineOf(frame)
    // Some systems write their locale's name, en_GB.
    if (text !== '' && claims(reader.target, 'language', 0))
      reader.target.language = text.replaceAll('_', '-')
  },
}

/** Elements that mean the same for a feed, an item and a source. */
export const COMMON_RULES: readonly (readonly [string, Rule])[] = [
  ['title', construct('title')],
  ['dc:title', construct('title', 2)],
  ['dcterms:title', construct('title', 2)],
  ['media:title', construct('title', 3)],
  ['itunes:title', construct('title', 4)],
  ['link', link],
  ['id', id],
  ['guid', guid],
  ['dc:identifier', line('id', 3)],
  ['feedburner:origlink', address('originalLink')],
  ...PERSON_RULES,
  ['published', date('published')],
  ['issued', date('published')],
  ['pubdate', date('published')],
  ['dcterms:issued', date('published', 1)],
  ['dcterms:available', date('published', 2)],
  ['created', date('created')],
  ['dcterms:created', date('created', 1)],
  ['updated', date('updated')],
  ['modified', date('updated')],
  ['lastbuilddate', date('updated', 1)],
  ['dcterms:modified', date('updated', 1)],
  ['dc:date', date('updated', 2)],
  ['category', category],
  ['keywords', keywords(undefined)],
  ['dc:subject', category],
  ['tags', keywords(undefined)],
  ['media:category', category],
  ['media:keywords', keywords(undefined)],
  ['itunes:category', itunesCategory],
  ['itunes:keywords', keywords(ITUNES)],
  ['enclosure', enclosure],
  ['itunes:image', pictureElement],
  ['itunes:link', { open: itunesLink }],
  ['media:thumbnail', pictureElement],
  ['podcast:image', pictureElement],
  ['language', language],
  ['dc:language', language],
  ['rights', construct('rights')],
  ['copyright', construct('rights')],
  ['dc:rights', construct('rights', 1)],
  ['media:copyright', construct('rights', 2)],
  ['creativecommons:license', ccLicense],
  ['cc:license', ccLicense],
  ['dcterms:license', ccLicense],
  ['podcast:license', ccLicense],
  ['media:license', mediaLicense],
  ['rsl:content', rsl],
  ['rsl:license', rsl],
  ['summary', construct('summary')],
  ['itunes:summary', construct('summary', 2)],
  ['abstract', construct('summary')],
  ['media:description', construct('summary', 4)],
  ['itunes:subtitle', construct('summary', 5)],
  ['dc:description', construct('description', 3)],
  ['dcterms:abstract', construct('description', 4)],
  ['description', construct('description')],
  ...PLACE_RULES,
  ...PODCAST_RULES,
  ['thr:in-reply-to', { open: inReplyTo }],
  ['expirationdate', { value: expires }],
  ['dcterms:valid', { value: expires }],
]

function inReplyTo(reader: FeedReader, frame: Frame): void {
  const { ref, href } = attributesOf(frame)
  const extras = extrasOf(reader.target)
  const url = reader.resolve(href)
  const known = extras.inReplyTo ?? []
  const next = { ...(ref && { id: ref }), ...(url && { url }) }
  if ((ref || url) && known.length < MAX_LIST) extras.inReplyTo = [...known, next]
}

// Dublin Core's period: "start=...; end=...; scheme=W3C-DTF".
function expires(reader: FeedReader, frame: Frame): void {
  const found = parseDate(/\bend\s*=\s*([^;]+)/.exec(frame.text)?.[1] ?? frame.text)
  if (found) extrasOf(reader.target).expires ??= found
}

/** `<itunes:link rel="image" href="...">`, an early form of itunes:image. */
function itunesLink(reader: FeedReader, frame: Frame): void {
  const { rel, href } = attributesOf(frame)
  if (rel === 'image') addImage(reader, { url: href })
}
