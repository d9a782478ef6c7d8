import { parseDate } from '../../lib/date/parse-date.ts'
import { htmlToText } from '../../lib/html/html-to-text.ts'
import { foldText } from '../../lib/text/fold.ts'
import { constructOf, looksLikeHtml } from './construct.ts'
import type { Construct, Draft, DraftLink } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import type { Frame, Rule } from './frame.ts'

// A feed with more is an attack; no newsroom gives an item a hundred.
const MAX_LINKS = 500

/** Keys of a draft whose value is of one type. */
type KeysOf<T> = {
  [K in keyof Draft]-?: Exclude<Draft[K], undefined> extends T
    ? T extends Exclude<Draft[K], undefined>
      ? K
      : never
    : never
}[keyof Draft]

/** One line of text of an element. */
export function lineOf(frame: Frame): string {
  const text = frame.markup ?? frame.text
  return frame.markup !== undefined || looksLikeHtml(text) ? htmlToText(text) : foldText(text)
}

/** Whether a field may take a value from an element of this rank: 0 is the field's own element, more is a stand-in. */
export function claims(draft: Draft, field: keyof Draft, rank: number): boolean {
  if (!isFree(draft, field, rank)) return false
  setRank(draft, field, rank)
  return true
}

/** Only stand-ins are written down: a field with a value and no rank has its own element. */
export function setRank(draft: Draft, field: keyof Draft, rank: number): void {
  if (rank > 0) {
    draft.ranks ??= new Map()
    draft.ranks.set(field, rank)
  } else draft.ranks?.delete(field)
}

function isFree(draft: Draft, field: keyof Draft, rank: number): boolean {
  return draft[field] === undefined || (draft.ranks !== undefined && (draft.ranks.get(field) ?? 0) > rank)
}

/** A text or HTML field. */
export function construct(field: KeysOf<Construct>, rank = 0): Rule {
  return {
    value(reader, frame) {
      if (!isFree(reader.target, field, rank)) return
      const found = constructOf(frame, reader.format)
      if (found.value.trim() !== '' && claims(reader.target, field, rank)) reader.target[field] = found
    },
  }
}

/** A field of one line. */
export function line(field: KeysOf<string>, rank = 0): Rule {
  return {
    value(reader, frame) {
      const found = lineOf(frame)
      if (found !== '' && claims(reader.target, field, rank)) reader.target[field] = found
    },
  }
}

/** A field that holds a web address, relative ones resolved. */
export function address(field: KeysOf<string>, rank = 0): Rule {
  return { value: (reader, frame) => setAddress(reader, { field, rank, given: frame.text }) }
}

/** Takes a web address for a field when it is one and the field is free. */
export function setAddress(
  reader: FeedReader,
  { field, rank, given }: { field: KeysOf<string>; rank: number; given: string | undefined },
): void {
  const url = reader.resolve(given)
  if (url && claims(reader.target, field, rank)) reader.target[field] = url
}

/** An instant; what names none is reported. */
export function date(field: KeysOf<Date>, rank = 0): Rule {
  return {
    value(reader, frame) {
      const found = parseDate(frame.text)
      const { target } = reader
      // Of equal elements the last counts: feeds add the newer date below the older one.
      if (found && (target[field] === undefined || rank <= (target.ranks?.get(field) ?? 0))) {
        target[field] = found
        setRank(target, field, rank)
      }
      if (!found && frame.text.trim() !== '') {
        reader.report({
          code: 'bad-date',
          message: `"${frame.text.trim().slice(0, 60)}" is no date.`,
          at: frame.name.written,
        })
      }
    },
  }
}

/** A whole number that is not negative. */
export function count(field: KeysOf<number>): Rule {
  return {
    value(reader, frame) {
      const found = /^\s*\d{1,9}\s*$/.test(frame.text) ? Number(frame.text) : undefined
      if (found !== undefined && claims(reader.target, field, 0)) reader.target[field] = found
    },
  }
}

/** A link that is an attribute's or an element's value. */
export function addLink(reader: FeedReader, link: DraftLink): void {
  const { rel, url, type, length, durationSeconds } = link
  if (reader.target.links.length < MAX_LINKS)
    reader.target.links.push({ rel, url, type, length, durationSeconds })
}

/** A whole number that is not negative, of at most 15 digits. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined
}
