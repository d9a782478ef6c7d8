import { repairMojibake } from '../../../lib/charset/repair-mojibake.ts'
import { wordsOf } from './clean-text.ts'

const MAX_LEAD_CHARS = 300
const MIN_DESCRIPTION_CHARS = 15

/** The publisher's description when it is one, made whole from the text where it was cut; else the first sentences of the text. */
export function excerptOf(
  description: string | undefined,
  title: string | undefined,
  text: string,
): string | undefined {
  const cleaned = description === undefined ? '' : repairMojibake(withoutTail(description))
  if (isDescription(cleaned, title)) return completed(cleaned, text)
  const lead = leadSentences(text)
  return lead === '' ? cleaned || undefined : lead
}

const TAIL =
  /\s*(?:\[?(?:…|\.\.\.)\]?\s*)?(?:continue reading|read more|read the full (?:story|article)|weiterlesen|mehr lesen|lire la suite|leer más|leggi tutto|lees verder|läs mer|les mer|read on)\s*(?:…|\.\.\.|»|→|>)?\s*$/i

function withoutTail(description: string): string {
  return description.slice(0, 5000).replace(TAIL, '').trim()
}

function isDescription(description: string, title: string | undefined): boolean {
  if (description.length < MIN_DESCRIPTION_CHARS) return false
  return title === undefined || wordsOf(description).join(' ') !== wordsOf(title).join(' ')
}

const ELLIPSIS = /\s*(?:\[\s*)?(?:…|\.{3,})(?:\s*\])?$/
const PROBE_CHARS = 40
/** A longer end would make other words of the publisher's. */
const MAX_ADDED_SHARE = 0.12

/** A description cut off in mid-sentence goes on as the text does, to the end of that sentence. */
function completed(description: string, text: string): string {
  const kept = description.replace(ELLIPSIS, '')
  if (kept === description || kept.length < PROBE_CHARS) return description
  const flat = text.slice(0, 5000).replaceAll('\n', ' ')
  const found = flat.indexOf(kept.slice(-PROBE_CHARS))
  if (found < 0) return description
  const rest = flat.slice(found + PROBE_CHARS, found + PROBE_CHARS + kept.length * MAX_ADDED_SHARE)
  const end = SENTENCE_END.exec(rest)
  return end ? kept + rest.slice(0, end.index + end[0].length).trimEnd() : description
}

const SENTENCE_END = /[.!?。！？۔।]["'”’»）)]*(?=\s|$)|[。！？]/
/** Place and agency before the first sentence: "BERLIN (dpa) - ". */
const DATELINE =
  /^(?:\p{Lu}[\p{L}.'’-]+(?:[ ,/]+\p{Lu}?[\p{L}.'’-]+){0,4})(?:,? \([\p{L}\d/ .]{2,20}\))?\s+[—–-]{1,2}\s+/u

function leadSentences(text: string): string {
  const line = text.split('\n').find((one) => one.length >= 60) ?? ''
  const lead = line.slice(0, 1000).replace(DATELINE, '')
  let end = 0
  for (const match of lead.matchAll(new RegExp(SENTENCE_END, 'g'))) {
    const next = match.index + match[0].length
    if (next > MAX_LEAD_CHARS) break
    end = next
  }
  return end > 0 ? lead.slice(0, end) : ''
}
