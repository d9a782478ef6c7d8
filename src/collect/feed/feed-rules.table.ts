import { resolveUrl } from '../../lib/html/resolve-url.ts'
import type { FeedFormat } from '../../model/feed.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { COMMON_RULES } from './common-rules.table.ts'
import { extrasOf } from './draft.ts'
import { ENTRY_RULES, readEntryAttributes } from './entry-rules.table.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'
import { OPML_RULES } from './opml-rules.table.ts'
import { address, claims, construct, count, line, lineOf, numberOf, setAddress } from './rules.ts'
import { SITEMAP_INDEX_RULES, SITEMAP_RULES } from './sitemap-rules.table.ts'

/** The element a document starts with decides its format. */
function root(format: FeedFormat, children: () => Rules): Rule {
  return {
    open(reader, frame) {
      if (reader.format === 'unknown') {
        reader.format = format
        reader.version = versionOf(format, frame)
      }
      if (frame.language && claims(reader.feed, 'language', 1)) reader.feed.language = frame.language
    },
    children,
  }
}

function versionOf(format: FeedFormat, frame: Frame): string | undefined {
  const { version } = attributesOf(frame)
  if (version) return version.trim()
  if (format === 'atom') return /atom\/ns#|0\.3/.test(frame.attributeSource) ? '0.3' : '1.0'
  if (format === 'rdf') return frame.attributeSource.includes('simple/0.9') ? '0.90' : '1.0'
  return undefined
}

const item: Rule = {
  open(reader, frame) {
    reader.startEntry(frame)
    readEntryAttributes(reader, frame)
  },
  close: (reader) => reader.endEntry(),
  children: () => ENTRY_RULES,
}

/** CDF has no root but its channel, and puts addresses into attributes. */
const channel: Rule = {
  open(reader, frame) {
    if (reader.format === 'unknown') reader.format = /\bhref\s*=/i.test(frame.attributeSource) ? 'cdf' : 'rss'
    if (frame.attributeSource === '') return
    const { href, 'rdf:about': about, lastmod, base } = attributesOf(frame)
    if (base) frame.base = reader.resolve(base) ?? frame.base
    setAddress(reader, { field: 'link', rank: 1, given: href })
    if (about && claims(reader.feed, 'id', 1)) reader.feed.id = about
    if (lastmod && frame.language) reader.feed.language ??= frame.language
  },
  children: () => FEED_RULES,
}

const image: Rule = {
  value(reader, frame) {
    const url = reader.resolve(attributesOf(frame)['rdf:resource'] ?? frame.text)
    if (url) reader.feed.image ??= { url }
  },
  children: () => IMAGE_RULES,
}

const IMAGE_RULES: Rules = rulesOf([
  ['url', { value: (reader, frame) => setImage(reader, { url: reader.resolve(frame.text) }) }],
  ['width', { value: (reader, frame) => setImage(reader, { width: numberOf(frame.text) }) }],
  ['height', { value: (reader, frame) => setImage(reader, { height: numberOf(frame.text) }) }],
  ['title', line('imageTitle')],
])

function setImage(
  reader: FeedReader,
  part: { url?: string | undefined; width?: number | undefined; height?: number | undefined },
): void {
  const known = reader.feed.image ?? { url: '' }
  reader.feed.image = { ...known, ...withoutUndefined(part) }
}

/** Atom's logo is a text; CDF's has its address in an attribute, and may be an icon. */
function logo(reader: FeedReader, frame: Frame): void {
  const { href, style } = attributesOf(frame)
  const url = reader.resolve(href ?? frame.text)
  if (url && /icon/i.test(style ?? '')) reader.feed.icon ??= url
  else if (url) setImage(reader, { url })
}

const itunesImage: Rule = {
  value(reader, frame) {
    const { href, url } = attributesOf(frame)
    const found = reader.resolve(href ?? url ?? frame.text)
    if (found && !reader.feed.image?.url) reader.feed.image = { url: found }
  },
}

const generator: Rule = {
  value(reader, frame) {
    const { version } = attributesOf(frame)
    const name = lineOf(frame)
    if (name !== '' && claims(reader.feed, 'generator', 0))
      reader.feed.generator = version ? `${name} ${version}` : name
  },
}

const PERIOD_MINUTES: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
])

const updatePeriod: Rule = {
  value(reader, frame) {
    const minutes = PERIOD_MINUTES.get(lineOf(frame).toLowerCase())
    if (minutes) reader.feed.updatePeriodMinutes = minutes
  },
}

/** RSS counts hours 0 to 23; early feeds wrote 24 for midnight. */
const hour: Rule = {
  value(reader, frame) {
    const found = numberOf(frame.text)
    if (found === undefined || found > 24) return
    reader.feed.skipHours ??= []
    if (!reader.feed.skipHours.includes(found % 24)) reader.feed.skipHours.push(found % 24)
  },
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const day: Rule = {
  value(reader, frame) {
    const name = lineOf(frame).toLowerCase()
    if (!DAYS.includes(name)) return
    reader.feed.skipDays ??= []
    if (!reader.feed.skipDays.includes(name)) reader.feed.skipDays.push(name)
  },
}

const RECORD_FIELDS = [
  ...['domain', 'port', 'path', 'registerprocedure', 'protocol'],
  ...['title', 'description', 'name', 'link'],
]

/** An element of attributes or of children that is handed on as it is. */
function record(field: 'cloud' | 'textInput'): Rule {
  const child: Rule = {
    value(reader, frame) {
      const name = frame.name.key ?? ''
      const text = name === 'link' ? reader.resolve(frame.text) : lineOf(frame)
      if (text) extrasOf(reader.feed)[field] = { [name]: text, ...extrasOf(reader.feed)[field] }
    },
  }
  const children = rulesOf(RECORD_FIELDS.map((name) => [name, child]))
  return {
    open(reader, frame) {
      const entries = Object.entries(attributesOf(frame)).filter(([name]) => RECORD_FIELDS.includes(name))
      if (entries.length > 0) extrasOf(reader.feed)[field] = Object.fromEntries(entries)
    },
    children: () => children,
  }
}

const cdfSchedule: Rules = rulesOf([])

/** What may stand in a channel, a feed or an RDF document. */
const FEED_RULES: Rules = rulesOf([
  ...COMMON_RULES,
  ['channel', channel],
  ['item', item],
  ['entry', item],
  ['description', construct('description')],
  ['subtitle', construct('summary')],
  ['tagline', construct('summary')],
  ['info', construct('summary', 3)],
  ['image', image],
  ['itunes:image', itunesImage],
  ['textinput', record('textInput')],
  ['textarea', record('textInput')],
  ['cloud', record('cloud')],
  ['schedule', { children: () => cdfSchedule }],
  ['icon', address('icon')],
  ['logo', { value: logo }],
  ['generator', generator],
  [
    'admin:generatoragent',
    { open: (reader, frame) => setGenerator(reader, attributesOf(frame)['rdf:resource']) },
  ],
  ['ttl', count('ttlMinutes')],
  ['sy:updateperiod', updatePeriod],
  ['sy:updatefrequency', count('updateFrequency')],
  ['skiphours', { children: () => SKIP_RULES }],
  ['skipdays', { children: () => SKIP_RULES }],
])

function setGenerator(reader: FeedReader, given: string | undefined): void {
  const url = given && resolveUrl(given, undefined)
  if (url && claims(reader.feed, 'generator', 1)) reader.feed.generator = url
}

const SKIP_RULES: Rules = rulesOf([
  ['hour', hour],
  ['day', day],
])

const FEED = () => FEED_RULES

/** What a document may start with. Items without a feed around them are read too. */
export const ROOT_RULES: Rules = rulesOf([
  ['rss', root('rss', FEED)],
  ['rdf:rdf', root('rdf', FEED)],
  ['rdf', root('rdf', FEED)],
  ['feed', root('atom', FEED)],
  ['channel', channel],
  ['item', item],
  ['entry', item],
  ['opml', root('opml', () => OPML_RULES)],
  ['urlset', root('sitemap', () => SITEMAP_RULES)],
  ['sitemapindex', root('sitemap-index', () => SITEMAP_INDEX_RULES)],
])
