import { repairMojibake } from '../../../lib/charset/repair-mojibake.ts'
import { textLength } from '../text/text-length.ts'
import { wordsOf } from './clean-text.ts'
import { DATELINES, INVITATIONS } from './excerpt.table.ts'

const MAX_LEAD_CHARS = 300
const MIN_DESCRIPTION_CHARS = 15

/** The publisher's description when it is one, made whole from the text where it was cut; else the first sentences of the text. */
export function excerptOf(
  description: string | undefined,
  title: string | undefined,
  text: string,
): string | undefined {
  const stated = description === undefined ? '' : repairMojibake(description.slice(0, MAX_READ))
  const cleaned = withoutDateline(withoutInvitation(stated).trim())
  if (isDescription(cleaned, title)) {
    const whole = completed(cleaned, text)
    if (!ELLIPSIS.test(whole)) return whole
  }
  return leadSentences(text) || wholeSentences(cleaned) || cleaned || undefined
}

const MAX_READ = 5000

/** Longer than any invitation with the marks around it. */
const MAX_INVITATION_CHARS = 80

function withoutInvitation(text: string): string {
  const end = text.slice(-MAX_INVITATION_CHARS)
  return text.slice(0, text.length - end.length) + end.replace(INVITATIONS, '')
}

/** Longer than any dateline. */
const MAX_DATELINE_CHARS = 120

function withoutDateline(text: string): string {
  const start = text.slice(0, MAX_DATELINE_CHARS)
  for (const { mark, pattern } of DATELINES) {
    const rest = mark.test(start) ? text.replace(pattern, '') : text
    if (rest !== text) return rest
  }
  return text
}

function isDescription(description: string, title: string | undefined): boolean {
  if (description.length < MIN_DESCRIPTION_CHARS) return false
  if (title === undefined || description.length > 2 * title.length) return true
  return wordsOf(description).join(' ') !== wordsOf(title).join(' ')
}

const ELLIPSIS = /\s*(?:\[\s*)?(?:…|\.{3,})(?:\s*\])?$/
const PROBE_CHARS = 40
/** A longer end would make other words of the publisher's. */
const MAX_ADDED_SHARE = 0.12

/** A description cut off in mid-sentence goes on as the text does, to the end of that sentence. */
function completed(description: string, text: string): string {
  const kept = description.replace(ELLIPSIS, '')
  if (kept === description || kept.length < PROBE_CHARS) return description
  const flat = text.slice(0, MAX_READ).replaceAll('\n', ' ')
  const found = flat.indexOf(kept.slice(-PROBE_CHARS))
  if (found < 0) return wholeSentences(kept) || description
  const rest = flat.slice(found + PROBE_CHARS, found + PROBE_CHARS + kept.length * MAX_ADDED_SHARE)
  const end = SENTENCE_END.exec(rest)
  if (end) return kept + rest.slice(0, end.index + end[0].length).trimEnd()
  return wholeSentences(kept) || description
}

/** A cut description's sentences that are whole, when they are more than half of it. */
function wholeSentences(text: string): string {
  const end = endOfSentences(text, text.length)
  return end * 2 > text.length ? text.slice(0, end) : ''
}

const SENTENCE_END = /[.!?。！？۔।]["'”’»）)]*(?=\s|$)|[。！？]/
const MIN_LEAD_LENGTH = 60
const BYLINE = /^(?:by|von|par|por|di|door|af|av|автор|作者|記者|记者|文)[\s:：]/i

function leadSentences(text: string): string {
  const line = text.split('\n', MAX_LINES).find(isLead) ?? ''
  const lead = withoutDateline(line.slice(0, 1000))
  return lead.slice(0, endOfSentences(lead, MAX_LEAD_CHARS))
}

const MAX_LINES = 20

function isLead(line: string): boolean {
  return textLength(line.slice(0, 1000)) >= MIN_LEAD_LENGTH && SENTENCE_END.test(line) && !BYLINE.test(line)
}

/** Where the last sentence ends that is whole within so many characters; the first one may be twice as long. */
function endOfSentences(text: string, maxChars: number): number {
  let end = 0
  for (const match of text.matchAll(new RegExp(SENTENCE_END, 'g'))) {
    const next = match.index + match[0].length
    if (next > (end === 0 ? 2 * maxChars : maxChars)) break
    end = next
  }
  return end
}
