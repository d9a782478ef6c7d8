import { parseDate } from '../../lib/date/parse-date.ts'
import { addImage, COMMON_RULES } from './common-rules.table.ts'
import { Draft } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributeListOf, attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'
import { durationOf } from './podcast-rules.table.ts'
import { addLink, address, claims, construct, count, line, numberOf, setAddress, setRank } from './rules.ts'

const IMAGE_FILE = /\.(jpe?g|png|gif|webp|avif)(\?|$)/i

/** A file of Media RSS: pictures are images, the rest are enclosures. */
const mediaContent: Rule = {
  open(reader, frame) {
    const attributes = attributeListOf(frame)
    const url = attributes.get('url')
    const type = attributes.get('type') ?? ''
    if (attributes.get('medium') === 'image' || type.startsWith('image/') || IMAGE_FILE.test(url ?? '')) {
      return addImage(reader, { url, width: attributes.get('width'), height: attributes.get('height') })
    }
    const found = reader.resolve(url)
    if (found)
      addLink(reader, {
        rel: 'enclosure',
        url: found,
        type: type || undefined,
        length: numberOf(attributes.get('filesize')),
        durationSeconds: durationOf(attributes.get('duration')),
      })
  },
  children: () => MEDIA_RULES,
}

const group: Rule = { children: () => MEDIA_RULES }

/** `<image>` in an item: an address, or an element with a `<url>`. */
const image: Rule = {
  value(reader, frame) {
    const { 'rdf:resource': resource, href } = attributesOf(frame)
    const given = resource ?? href ?? frame.text
    if (given.trim() !== '') addImage(reader, { url: given })
  },
  children: () => IMAGE_RULES,
}

const IMAGE_RULES: Rules = rulesOf([
  ['url', { value: (reader, frame) => addImage(reader, { url: frame.text }) }],
])

/** The feed an item was taken from: RSS names it by an address and a text, Atom repeats its metadata. */
const source: Rule = {
  open(reader, frame) {
    const draft = new Draft()
    reader.target.source ??= draft
    const { url } = attributesOf(frame)
    const found = reader.resolve(url)
    if (found) draft.link = found
    reader.enter(draft)
  },
  value(reader, frame) {
    if (frame.text.trim() !== '' && claims(reader.target, 'title', 0)) {
      reader.target.title = { kind: 'html', value: frame.text, base: frame.base }
    }
    reader.leave()
  },
  children: () => SOURCE_RULES,
}

const contentElement: Rule = {
  ...construct('content'),
  open(reader, frame) {
    // Atom: content elsewhere is a link to the item's media, or to its page.
    const { src, type } = attributesOf(frame)
    const url = reader.resolve(src)
    if (url) addLink(reader, { rel: !type || /html/.test(type) ? 'alternate' : 'enclosure', url, type })
  },
}

const REFERENCES: readonly (readonly [string, Rule])[] = [
  ['comments', address('comments')],
  ['wfw:comment', address('comments', 1)],
  ['slash:comments', count('commentCount')],
  ['thr:total', count('commentCount')],
]

const SOURCE_RULES: Rules = rulesOf([
  ...COMMON_RULES,
  ['subtitle', construct('summary')],
  ['icon', address('icon')],
  ['logo', { value: (reader, frame) => addImage(reader, { url: frame.text }) }],
  ['generator', line('generator')],
])

const MEDIA_RULES: Rules = rulesOf([
  ...COMMON_RULES.filter(([name]) => name.startsWith('media:')),
  ['media:content', mediaContent],
  ['media:group', group],
])

/** What may stand in an item. */
export const ENTRY_RULES: Rules = rulesOf([
  ...COMMON_RULES,
  ...REFERENCES,
  ['content', contentElement],
  ['content:encoded', construct('content', 0)],
  ['xhtml:body', construct('content', 1)],
  ['body', construct('content', 1)],
  ['xhtml:div', construct('content', 2)],
  ['div', construct('content', 2)],
  ['fullitem', construct('content', 1)],
  ['prodlink', construct('content', 3)],
  ['media:content', mediaContent],
  ['media:group', group],
  ['image', image],
  ['source', source],
  // CDF: the page of an item that has no address of its own.
  [
    'a',
    {
      value: (reader, frame) =>
        setAddress(reader, { field: 'link', rank: 2, given: attributesOf(frame).href }),
    },
  ],
])

/** Attributes of an item's own tag: RSS 1.0 `rdf:about`, CDF `href` and `lastmod`. */
export function readEntryAttributes(reader: FeedReader, frame: Frame): void {
  if (frame.attributeSource === '') return
  const { 'rdf:about': about, href, lastmod } = attributesOf(frame)
  if (about) {
    reader.target.id = about.trim()
    setRank(reader.target, 'id', 1)
  }
  setAddress(reader, { field: 'link', rank: 1, given: href })
  const updated = parseDate(lastmod)
  if (updated) reader.target.updated = updated
}
