import { foldText } from '../../lib/text/fold.ts'
import type { Podcast } from '../../model/feed.ts'
import { extrasOf, type Mutable } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'
import { addLink, lineOf, numberOf } from './rules.ts'

const MAX_LIST = 100

/** A part of what is said of a podcast; the first of equal elements counts. */
function part<Field extends keyof Podcast>(
  field: Field,
  read: (frame: Frame, reader: FeedReader) => Podcast[Field],
): Rule {
  return {
    value(reader, frame) {
      const found = read(frame, reader)
      if (found === undefined) return
      const podcast = podcastOf(reader)
      podcast[field] ??= found
    },
  }
}

function podcastOf(reader: FeedReader): Mutable<Podcast> {
  const extras = extrasOf(reader.target)
  extras.podcast ??= {}
  return extras.podcast
}

// Apple's words for yes, and those that feeds took for them.
const YES = /^(?:yes|true|explicit)$/i
const NO = /^(?:no|false|clean)$/i

const isExplicit = part('isExplicit', (frame) => {
  const word = lineOf(frame)
  return YES.test(word) ? true : NO.test(word) ? false : undefined
})

/** Apple: any value but "Yes" has no effect. */
function yes(field: 'isBlocked' | 'isComplete' | 'isLocked'): Rule {
  return part(field, (frame) => (/^yes$/i.test(lineOf(frame)) ? true : undefined))
}

function text(field: 'kind' | 'guid' | 'medium'): Rule {
  return part(field, (frame) => {
    const line = lineOf(frame).slice(0, 200)
    return line === '' ? undefined : field === 'guid' ? line : line.toLowerCase()
  })
}

function number(field: 'season' | 'episode'): Rule {
  return part(field, (frame) =>
    /^\s*\d{1,6}(?:\.\d{1,3})?\s*$/.test(frame.text) ? Number(frame.text) : undefined,
  )
}

const duration = part('durationSeconds', (frame) => secondsOf(frame.text.trim()))

/** Seconds of `1:02:03`, `62:03` or `3723`. */
function secondsOf(text: string): number | undefined {
  if (!/^\d{1,6}(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined
  if (!text.includes(':')) return Math.floor(Number(text))
  return Math.floor(text.split(':').reduce((sum, digits) => sum * 60 + Number(digits), 0))
}

const newFeedUrl = part('newFeedUrl', (frame, reader) => reader.resolve(frame.text))

const chapters = part('chapters', (frame, reader) => reader.resolve(attributesOf(frame).url))

const transcript: Rule = {
  open(reader, frame) {
    const { url, type, language } = attributesOf(frame)
    const found = reader.resolve(url)
    if (!found) return
    const podcast = podcastOf(reader)
    const known = podcast.transcripts ?? []
    const next = { url: found, ...(type && { type }), ...(language && { language }) }
    if (known.length < MAX_LIST) podcast.transcripts = [...known, next]
  },
}

const funding: Rule = {
  value(reader, frame) {
    const url = reader.resolve(attributesOf(frame).url)
    if (!url) return
    const podcast = podcastOf(reader)
    const known = podcast.funding ?? []
    const words = foldText(frame.text)
    const next = { url, ...(words !== '' && { text: words }) }
    if (known.length < MAX_LIST) podcast.funding = [...known, next]
  },
}

/** The same episode in another file: its addresses are elements inside. */
const alternate: Rule = { children: () => ALTERNATE_RULES }

const alternateSource: Rule = {
  open(reader, frame) {
    const { uri, contenttype } = attributesOf(frame)
    const url = reader.resolve(uri)
    if (url) addLink(reader, { rel: 'enclosure', url, type: contenttype })
  },
}

const ALTERNATE_RULES: Rules = rulesOf([['podcast:source', alternateSource]])

/** What another page says about an episode. */
const social: Rule = {
  open(reader, frame) {
    const { uri, protocol } = attributesOf(frame)
    const url = protocol === 'disabled' ? undefined : reader.resolve(uri)
    if (url) reader.target.comments ??= url
  },
}

/** Apple's podcast tags; Podcasting 2.0 (podcastindex.org). */
export const PODCAST_RULES: readonly (readonly [string, Rule])[] = [
  ['itunes:explicit', isExplicit],
  ['itunes:block', yes('isBlocked')],
  ['podcast:block', yes('isBlocked')],
  ['itunes:complete', yes('isComplete')],
  ['podcast:locked', yes('isLocked')],
  ['itunes:duration', duration],
  ['itunes:season', number('season')],
  ['podcast:season', number('season')],
  ['itunes:episode', number('episode')],
  ['podcast:episode', number('episode')],
  ['itunes:episodetype', text('kind')],
  ['itunes:type', text('kind')],
  ['podcast:guid', text('guid')],
  ['podcast:medium', text('medium')],
  ['itunes:new-feed-url', newFeedUrl],
  ['podcast:chapters', chapters],
  ['podcast:transcript', transcript],
  ['podcast:funding', funding],
  ['podcast:alternateenclosure', alternate],
  ['podcast:socialinteract', social],
]

/** Length of an enclosure in seconds, as Media RSS gives it. */
export function durationOf(stated: string | undefined): number | undefined {
  return numberOf(stated) ?? (stated === undefined ? undefined : secondsOf(stated.trim()))
}
