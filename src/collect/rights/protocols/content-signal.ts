import type { RightsDocument, RightsEvidence } from '../../../model/rights.ts'
import { ALL_USES, type Answer, answersOf, CONTENT_USES, type Effect, forUses, originOf } from '../answer.ts'
import { type Headers, headerValues } from '../headers.ts'
import { groupOf, rulesOf } from '../robots/parse-robots.ts'
import { preferencesFor } from './path-preferences.ts'

/** Keys and values of contentsignals.org and Cloudflare's `use` extension (July 2026), and what they do. */
const SIGNALS: Readonly<Record<string, Readonly<Record<string, readonly Effect[]>>>> = {
  search: { yes: forUses(CONTENT_USES, 'allow'), no: forUses(ALL_USES, 'deny') },
  'ai-input': { yes: [{ use: 'ai', value: 'allow' }], no: [{ use: 'ai', value: 'deny' }] },
  'ai-train': { yes: [{ use: 'train', value: 'noted' }], no: [{ use: 'train', value: 'deny' }] },
  use: {
    immediate: forUses(['text', 'image'], 'deny'),
    reference: [{ use: 'text', value: 'deny' }],
    full: [{ use: 'text', value: 'noted' }],
  },
}

/** `Content-Signal` lines of robots.txt, and the header some sites send with the same words; the stricter wins. */
export function readContentSignal(evidence: RightsEvidence): readonly Answer[] {
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  return [
    ...readSignalRules(evidence.robotsTxt, evidence.url, evidence.agent),
    ...readSignalHeader(evidence.page?.headers, place),
  ]
}

/** The lines of a robots.txt for a URL on its host. */
export function readSignalRules(
  document: RightsDocument | undefined,
  url: string,
  agent = 'broadsheetbot',
): readonly Answer[] {
  if (!document) return []
  const lines = groupOf(rulesOf(document), agent).signals
  const pairs = lines.flatMap((line) => pairsOf(line.value).map((value) => ({ ...line, value })))
  return preferencesFor(url, pairs, pairMap).flatMap(({ key, value, raw }) =>
    effectsOf(key, value, originOf('content-signal', raw, document)),
  )
}

function readSignalHeader(
  headers: Headers | undefined,
  place: { readonly url: string; readonly fetchedAt?: Date | undefined },
): readonly Answer[] {
  return headerValues(headers, 'content-signal').flatMap((line) =>
    pairsOf(line)
      .flatMap((pair) => [...pairMap(pair)])
      .flatMap(([key, value]) => effectsOf(key, value, originOf('content-signal', line, place))),
  )
}

function pairsOf(value: string): readonly string[] {
  return value.split(/[,;]/u)
}

function pairMap(pair: string): ReadonlyMap<string, string> {
  const match = /^\s*([\w-]+)\s*=\s*([\w-]+)\s*$/u.exec(pair)
  return new Map(match ? [[(match[1] ?? '').toLowerCase(), (match[2] ?? '').toLowerCase()]] : [])
}

function effectsOf(key: string, value: string, origin: Answer['origin']): readonly Answer[] {
  const values = Object.hasOwn(SIGNALS, key) ? SIGNALS[key] : undefined
  const effects = values && Object.hasOwn(values, value) ? values[value] : undefined
  return answersOf(effects ?? [], origin, `content signal ${key}=${value}`)
}
