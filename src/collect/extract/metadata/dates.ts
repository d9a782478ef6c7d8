import { parseDate } from '../../../lib/date/parse-date.ts'
import { dateInText, dateInUrl, monthInUrl } from './date-in-text.ts'
import { PUBLISHED_NAMES } from './date-names.table.ts'
import { type Decision, decide, type Finding } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import type { PageFacts } from './page-facts.ts'
import { readOnce } from './read-once.ts'

/** An instant, and the calendar day in the zone it was written in. */
export type PageDate = {
  readonly date: Date
  /** The date in ISO 8601. */
  readonly instant: string
  readonly day: string
  /** The offset it was written with, as `+09:00`, when it is that of a place and not UTC. */
  readonly offset?: string
}

/** When the article was published, as the page says. */
export function publishedAtOf(facts: PageFacts): Decision<PageDate> {
  const found = findDates(PUBLISHED_READERS, facts)
  const corrected = withoutUnseen(withoutRewritten(inMonthOfAddress(found, facts.url)))
  const { value, evidence } = decide('publishedAt', corrected, ({ instant }) => instant)
  return { value: value && { ...value, day: dayShown(value, found) }, evidence }
}

/** When it was last changed, as the page says. */
export function updatedAtOf(facts: PageFacts): Decision<PageDate> {
  const found = findDates(MODIFIED_READERS, facts)
  return decide('updatedAt', found, ({ instant }) => instant)
}

type Stated = string | Date | undefined | { readonly text: string; readonly confidence: number }
type DateReader = {
  readonly source: string
  readonly confidence: number
  readonly read: (facts: PageFacts) => readonly Stated[]
}

const metas =
  (...names: readonly string[]) =>
  (facts: PageFacts): string[] =>
    names.flatMap((name) => facts.metas.get(name) ?? [])

const PUBLISHED_READERS: readonly DateReader[] = [
  { source: 'json-ld datePublished', confidence: 0.95, read: (facts) => fromArticle(facts, 'datePublished') },
  {
    source: 'article:published_time',
    confidence: 0.93,
    read: metas(
      'article:published_time',
      'og:article:published_time',
      'article:published',
      'og:published_time',
    ),
  },
  { source: 'microdata datePublished', confidence: 0.9, read: (facts) => microdata(facts, 'datePublished') },
  { source: 'meta date', confidence: 0.85, read: metas(...PUBLISHED_NAMES) },
  { source: 'json-ld dateCreated', confidence: 0.7, read: (facts) => fromArticle(facts, 'dateCreated') },
  { source: 'other json-ld datePublished', confidence: 0.68, read: (facts) => fromOtherNodes(facts) },
  { source: 'time element', confidence: 0.66, read: (facts) => times(facts) },
  { source: 'date element', confidence: 0.59, read: (facts) => dateElements(facts) },
  { source: 'url', confidence: 0.6, read: (facts) => [dateInUrl(facts.url)] },
  { source: 'visible date', confidence: 0.58, read: (facts) => visible(facts) },
  { source: 'feed item', confidence: 0.5, read: (facts) => [facts.item.published] },
  { source: 'json-ld dateModified', confidence: 0.4, read: (facts) => fromArticle(facts, 'dateModified') },
  {
    source: 'modified_time',
    confidence: 0.38,
    read: metas('article:modified_time', 'og:updated_time', 'last-modified'),
  },
]

const MODIFIED_READERS: readonly DateReader[] = [
  { source: 'json-ld dateModified', confidence: 0.95, read: (facts) => fromArticle(facts, 'dateModified') },
  {
    source: 'article:modified_time',
    confidence: 0.9,
    read: metas('article:modified_time', 'og:updated_time'),
  },
  { source: 'microdata dateModified', confidence: 0.8, read: (facts) => microdata(facts, 'dateModified') },
  {
    source: 'meta modified',
    confidence: 0.7,
    read: metas('dcterms.modified', 'dc.date.modified', 'lastmod', 'last-modified'),
  },
]

/** Before the web there was nothing to publish on it; a day far ahead of all others is a mistake. */
const FIRST_YEAR = 1990
const LAST_YEAR = 2100

function findDates(readers: readonly DateReader[], facts: PageFacts): Finding<PageDate>[] {
  const order = writesMonthFirst(facts) ? 'mdy' : 'dmy'
  const dateOf = readOnce((text) => pageDate(text, order))
  const found: Finding<PageDate>[] = []
  for (const { source, confidence, read } of readers) {
    for (const stated of read(facts)) {
      const own = typeof stated === 'object' && 'text' in stated ? stated : { text: stated, confidence }
      const value = own.text instanceof Date ? inUtc(own.text) : dateOf(own.text ?? '')
      if (value) found.push(dated(value, source, own.confidence))
    }
  }
  return found
}

function dated(value: PageDate, source: string, confidence: number): Finding<PageDate> {
  const year = value.date.getUTCFullYear()
  const isLikely = year >= FIRST_YEAR && year <= LAST_YEAR
  return isLikely
    ? { value, source, confidence }
    : { value, source, confidence, refused: 'not a likely year' }
}

function inUtc(date: Date): PageDate {
  const instant = date.toISOString()
  return { date, instant, day: instant.slice(0, 10) }
}

function pageDate(stated: string, order: 'dmy' | 'mdy'): PageDate | undefined {
  // No date is written without a figure.
  if (!/\d/.test(stated)) return undefined
  const date = parseDate(stated, { order })
  const written = date && DAY_IN_FRONT.test(stated) ? stated.slice(0, 10) : dateInText(stated, order)
  if (!date) return written === undefined ? undefined : inUtc(new Date(`${written}T00:00:00Z`))
  const utc = inUtc(date)
  const day = written !== undefined && isNear(written, utc.day) ? written : utc.day
  const [, hours, minutes] = LOCAL_OFFSET.exec(stated) ?? []
  return hours === undefined ? { ...utc, day } : { ...utc, day, offset: `${hours}:${minutes}` }
}

/** One day apart at most. */
function isNear(day: string, other: string): boolean {
  return day === other || Math.abs(Date.parse(day) - Date.parse(other)) <= DAY_MS
}

const DAY_IN_FRONT = /^(?:19|20)\d\d-\d\d-\d\d(?!\d)/
const LOCAL_OFFSET = /\d([+-](?!00:?00)\d\d):?(\d\d)$/

/** In the United States and the Philippines 4/10 is the tenth of April. */
function writesMonthFirst(facts: PageFacts): boolean {
  const locale = facts.scan.language ?? facts.metas.get('og:locale')?.[0] ?? ''
  if (/^en[-_](?:us|ph)/i.test(locale)) return true
  return /^(?:en)?$/i.test(locale) && !/\.(?:uk|au|nz|ie|in|za)$/.test(facts.domain)
}

function fromArticle(facts: PageFacts, property: string): string[] {
  return stringsOf(facts.article?.properties[property])
}

const PAGE_TYPE =
  /^(?:WebPage|VideoObject|ItemPage|QAPage|FAQPage|AboutPage|MediaObject|PodcastEpisode|AudioObject)$/

function fromOtherNodes(facts: PageFacts): string[] {
  return facts.nodes
    .filter((node) => node.types.some((type) => PAGE_TYPE.test(type)))
    .flatMap((node) => [
      ...stringsOf(node.properties.datePublished),
      ...stringsOf(node.properties.uploadDate),
    ])
}

function microdata(facts: PageFacts, name: string): string[] {
  const itemprop = name.toLowerCase()
  const fromMetas = facts.scan.metas
    .filter((meta) => meta.from === 'itemprop' && meta.name === itemprop)
    .map((meta) => meta.content)
  const fromMarks = facts.scan.marks
    .filter((mark) => mark.name.includes(name) && mark.name.split(/\s+/).includes(name))
    .map((mark) => mark.value || mark.text)
  return [...fromMetas, ...fromMarks]
}

const BLOCKS_AFTER_TEXT = 6
const BLOCKS_AFTER_TITLE = 8

/** Where a date may stand that is the article's: in blocks counted from the first and last of the text and from the title. */
function nearness(facts: PageFacts, block: number): number {
  const isAbove = facts.titleBlock >= 0 && facts.titleBlock <= facts.textStart && block < facts.titleBlock - 1
  if (block >= facts.textStart - 15 && block <= facts.textStart + 3) return isAbove ? 0.94 : 1
  if (
    facts.titleBlock >= 0 &&
    block >= facts.titleBlock - 4 &&
    block <= facts.titleBlock + BLOCKS_AFTER_TITLE
  )
    return 0.97
  if (block >= facts.textEnd - 1 && block <= facts.textEnd + BLOCKS_AFTER_TEXT) return 0.8
  return block < facts.textStart ? 0.55 : 0
}

function times(facts: PageFacts): Stated[] {
  return facts.scan.marks
    .filter((mark) => mark.kind === 'time' && nearnessOfTime(facts, mark.block) > 0)
    .filter((mark) => !isComment(facts, mark.element))
    .map((mark) => ({
      text: mark.value || mark.text,
      confidence: (isOfChange(mark.name) ? 0.5 : 0.66) * nearnessOfTime(facts, mark.block),
    }))
}

function isOfChange(names: string): boolean {
  return /\b(?:updated|modified)\b/i.test(names) && !/publi/i.test(names)
}

const LONGEST_DATE = 60
const CHANGED =
  /\b(?:updated|modified|last|changed|revised|aktualisiert|geändert|actualizado|mis à jour|aggiornato)\b/i

/** Short elements whose class names a date, with the day in their title or text: `<abbr class="published" title="2024-05-03">`. */
function dateElements(facts: PageFacts): Stated[] {
  return facts.scan.marks
    .filter((mark) => mark.kind === 'date' && mark.text.length <= LONGEST_DATE)
    .filter((mark) => nearness(facts, mark.block) > 0 && !CHANGED.test(mark.text))
    .filter((mark) => !isComment(facts, mark.element))
    .map((mark) => ({ text: mark.value || mark.text, confidence: 0.59 * nearness(facts, mark.block) }))
}

const LONGEST_IMPRINT = 14

/** What is marked up as a time a little after the text is likelier its own than nothing. */
function nearnessOfTime(facts: PageFacts, block: number): number {
  const isAfter = block > facts.textEnd && block <= facts.textEnd + LONGEST_IMPRINT
  return Math.max(nearness(facts, block), isAfter ? 0.3 : 0)
}

const LONGEST_DATELINE = 250

function visible(facts: PageFacts): Stated[] {
  const order = writesMonthFirst(facts) ? 'mdy' : 'dmy'
  const found: { text: string; confidence: number }[] = []
  const end = Math.max(facts.textEnd + BLOCKS_AFTER_TEXT, facts.titleBlock + BLOCKS_AFTER_TITLE)
  const { blocks } = facts.scan
  for (let index = 0; index <= end; index++) {
    const block = blocks[index]
    if (!block || block.text.length > LONGEST_DATELINE) continue
    const near = nearness(facts, index)
    if (near === 0) continue
    const text = dateInText(block.text, order)
    if (text !== undefined && !isComment(facts, block.element))
      found.push({ text, confidence: trustInLine(block.text) * near })
  }
  return found
}

function trustInLine(line: string): number {
  if (line.length > 90) return 0.5
  return CHANGED.test(line) && !/publi|posted|veröffentlicht|erstellt|written/i.test(line) ? 0.45 : 0.58
}

const MAX_CLIMB = 8

export function isComment({ scan }: PageFacts, element: number): boolean {
  const { parents, names } = scan.elements
  for (let at = element, step = 0; at > 0 && step < MAX_CLIMB; at = parents[at] ?? 0, step++) {
    if (/\bcomment(?:s|list|-?body)?\b|\brelated\b/i.test(names.of(at))) return true
  }
  return false
}

/** A system that writes the day of the last change as that of publication; the day a reader sees is the older one. */
function withoutRewritten(found: readonly Finding<PageDate>[]): Finding<PageDate>[] {
  const modified = found.find((one) => one.source === 'json-ld dateModified')
  const shown = found.find((one) => one.source === 'visible date' && one.confidence >= 0.55)
  if (!modified || !shown) return [...found]
  return found.map((one) => {
    const isRewritten = one.source === 'json-ld datePublished' && one.value.day === modified.value.day
    return isRewritten && shown.value.day < one.value.day
      ? { ...one, refused: 'same as the day of the last change; the page shows an older one' }
      : one
  })
}

const CERTAIN = 0.56
const IN_HEAD = /json-ld|^article:|^meta |microdata/

/**
 * A page whose marked-up and visible dates all say one day, that of no change, shows its readers when it was published: the
 * system may know when the page was made or moved.
 */
function withoutUnseen(found: readonly Finding<PageDate>[]): Finding<PageDate>[] {
  const shown = found.filter((one) => SHOWN.has(one.source) && one.confidence >= CERTAIN)
  const day = shown[0]?.value.day ?? ''
  const isOne =
    new Set(shown.map((one) => one.source)).size > 1 && shown.every((one) => one.value.day === day)
  const isChange = found.some((one) => /modified/i.test(one.source) && one.value.day === day)
  if (!isOne || isChange) return [...found]
  return found.map((one) => {
    return !isNear(one.value.day, day) && IN_HEAD.test(one.source) && one.refused === undefined
      ? { ...one, refused: 'the page shows another day' }
      : one
  })
}

const MONTH_AGREES = 0.05

/** Of the days a page shows, one in the month that its address names is likelier its own. */
function inMonthOfAddress(found: readonly Finding<PageDate>[], url: string): Finding<PageDate>[] {
  const month = monthInUrl(url)
  if (month === undefined) return [...found]
  return found.map((one) =>
    SHOWN.has(one.source) && one.value.day.startsWith(month)
      ? { ...one, confidence: one.confidence + MONTH_AGREES }
      : one,
  )
}

const SHOWN: ReadonlySet<string> = new Set(['time element', 'date element', 'visible date'])

const DAY_MS = 86_400_000

/**
 * The day the page shows or has in its address, where that differs from the instant by its zone alone: one day apart,
 * and neither written with the offset of a place, the day of the last change nor contradicted by another place.
 */
function dayShown(value: PageDate, found: readonly Finding<PageDate>[]): string {
  // Midnight is how systems write a day, and a day is in no zone.
  const isDay = value.date.getTime() % DAY_MS === 0
  if (value.offset !== undefined || isDay) return value.day
  const shown = found.filter(
    (one) => one.source === 'url' || (one.source === 'visible date' && one.confidence > 0.55),
  )
  const confirming = found.filter(
    (one) => one.value.day === value.day && one.value.date.getTime() !== value.date.getTime(),
  )
  if (confirming.length > 0 || shown.some((one) => one.value.day === value.day)) return value.day
  const changed = found.filter((one) => /modified/i.test(one.source)).map((one) => one.value.day)
  const near = shown.find((one) => isNear(one.value.day, value.day))
  return near && !changed.includes(near.value.day) ? near.value.day : value.day
}
