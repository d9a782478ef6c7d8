/**
 * The ledger: for each provider domain an append-only history of what was seen and what was decided (RIGHTS.md). An entry is
 * written when something differs from the last entry about the same subject, so a quiet domain writes nothing.
 */
import { sha256 } from '../../lib/hash.ts'
import { domainOf } from '../../lib/url/canonical-url.ts'
import { formatRights } from '../../model/may.ts'
import type { OperatorRule, RightsDecision, RightsDocument, RightsEvidence } from '../../model/rights.ts'
import type { LedgerEntry } from '../../model/store.ts'
import { headerValues } from './headers.ts'

/** One page that was decided about, with what was known. */
export type Observation = {
  readonly evidence: RightsEvidence
  readonly decision: RightsDecision
  readonly at: Date
}

/** A change between two entries about one subject. */
export type LedgerChange = {
  readonly domain: string
  readonly at: Date
  readonly kind: LedgerEntry['kind']
  /** Address of the document or page, or an operator's target. */
  readonly subject: string
  readonly before?: string
  readonly after: string
}

/** Characters of a raw signal that an entry keeps; its hash is of the whole. */
const MAX_RAW = 64 * 1024

/** Headers that carry signals. */
const SIGNAL_HEADERS = [
  'x-robots-tag',
  'content-usage',
  'content-signal',
  'tdm-reservation',
  'tdm-policy',
  'link',
  'cf-mitigated',
] as const

/** Meta tags that carry signals, beside the one with our own name. */
const SIGNAL_META: ReadonlySet<string> = new Set([
  'robots',
  'tdm-reservation',
  'tdm-policy',
  'article:content_tier',
])

/** Entries to append for observations of one domain, given its history, oldest first. None when nothing changed. */
export function planLedger(
  history: readonly LedgerEntry[],
  observations: readonly Observation[],
): readonly LedgerEntry[] {
  return planAfter(latestOf(history), observations)
}

/** What a history says last of each subject, as far as it matters to what comes after. */
export type LatestEntries = Map<string, string>

export function latestOf(history: readonly LedgerEntry[]): LatestEntries {
  return new Map(history.map((entry) => [subjectOf(entry), fingerprintOf(entry)]))
}

/** As `planLedger`; the entries are noted in `latest`, so that they are not planned twice. */
export function planAfter(
  latest: LatestEntries,
  observations: readonly Observation[],
): readonly LedgerEntry[] {
  const appended: LedgerEntry[] = []
  for (const entry of observations.flatMap(entriesOf)) {
    const subject = subjectOf(entry)
    if (latest.get(subject) === fingerprintOf(entry)) continue
    latest.set(subject, fingerprintOf(entry))
    appended.push(entry)
  }
  return appended
}

/** The entry of an operator's rule; `lifted` is the same rule taken back. */
export function ledgerEntryOfRule(
  rule: OperatorRule,
  kind: 'lifted' | OperatorRule['kind'] = rule.kind,
): LedgerEntry {
  const { target, who, why, at, uses, excerptLimit } = rule
  return {
    domain: domainOf(target) || target,
    at,
    kind,
    data: {
      target,
      rule: rule.kind,
      who,
      why,
      ...(uses && { uses }),
      ...(excerptLimit !== undefined && { excerptLimit }),
    },
  }
}

/** What changed after a moment, oldest first, each with what held before it. */
export function changesSince(entries: readonly LedgerEntry[], since: Date): readonly LedgerChange[] {
  const before = new Map<string, string>()
  return entries.flatMap((entry) => {
    const subject = subjectOf(entry)
    const previous = before.get(subject)
    const after = wordsOf(entry)
    before.set(subject, after)
    if (entry.at <= since || previous === after) return []
    const { domain, at, kind, data } = entry
    const change = { domain, at, kind, subject: String(data.url ?? data.target ?? domain), after }
    return [previous === undefined ? change : { ...change, before: previous }]
  })
}

function entriesOf(observation: Observation): readonly LedgerEntry[] {
  const { evidence, decision, at } = observation
  const domain = domainOf(evidence.url)
  return [
    ...documentsOf(evidence).map(([signal, document]) => seenDocument(domain, signal, document)),
    ...seenPage(domain, observation),
    {
      domain,
      at,
      kind: 'decided',
      data: { url: evidence.url, rights: formatRights(decision), because: becauseOf(decision) },
    },
  ]
}

function documentsOf(evidence: RightsEvidence): readonly (readonly [string, RightsDocument])[] {
  const named: readonly (readonly [string, RightsDocument | undefined])[] = [
    ['robots-txt', evidence.robotsTxt],
    ['ai-txt', evidence.aiTxt],
    ['tdmrep', evidence.tdmrep],
    ...(evidence.rsl ?? []).map((document) => ['rsl', document] as const),
    ['robots-txt', evidence.image?.robotsTxt],
    ['ai-txt', evidence.image?.aiTxt],
  ]
  return named.flatMap(([signal, document]) => (document ? [[signal, document] as const] : []))
}

function seenDocument(domain: string, signal: string, document: RightsDocument): LedgerEntry {
  const { url, status, fetchedAt, text = '' } = document
  const raw = text.slice(0, MAX_RAW)
  return { domain, at: fetchedAt, kind: 'seen', data: { signal, url, status, raw, hash: sha256(text) } }
}

/** The page's own signals, when it sent any. */
function seenPage(domain: string, { evidence, at }: Observation): readonly LedgerEntry[] {
  const { page } = evidence
  const raw = page ? rawSignals(page, evidence.agent ?? 'broadsheetbot') : ''
  if (!page || raw === '') return []
  return [
    {
      domain,
      at: page.fetchedAt ?? at,
      kind: 'seen',
      data: {
        signal: 'page',
        url: evidence.url,
        status: page.status,
        raw: raw.slice(0, MAX_RAW),
        hash: sha256(raw),
      },
    },
  ]
}

/** The lines that are signals and nothing else: descriptions and picture addresses are the publisher's words, not its wishes. */
function rawSignals(page: NonNullable<RightsEvidence['page']>, agent: string): string {
  const headers = SIGNAL_HEADERS.flatMap((name) =>
    headerValues(page.headers, name)
      .flatMap((value) => (name === 'link' ? licenceLinks(value) : [value]))
      .map((value) => `${name}: ${value}`),
  )
  const meta = Object.entries(page.meta ?? {})
    .filter(([name]) => SIGNAL_META.has(name.toLowerCase()) || name.toLowerCase() === agent.toLowerCase())
    .flatMap(([name, values]) => values.map((value) => `<meta ${name}> ${value}`))
  const links = (page.links ?? [])
    .filter((link) => /\blicense\b/i.test(link.rel))
    .map((link) => `<link rel=${link.rel}> ${link.href}`)
  const others = [page.licence ? `licence ${page.licence}` : '', page.access ? `access ${page.access}` : '']
  const refusal = page.status >= 400 ? [`status ${page.status}`] : []
  return [...refusal, ...headers, ...meta, ...links, ...others].filter((line) => line !== '').join('\n')
}

/** A `Link` header names style sheets and pictures as well as licences. */
function licenceLinks(value: string): readonly string[] {
  return (value.match(/<[^>]*>[^<]*/gu) ?? []).filter((link) => /\blicense\b/i.test(link))
}

/** The deciding signal and rule of each use. */
function becauseOf(decision: RightsDecision): Readonly<Record<string, string>> {
  const deciding = decision.reasons.filter(
    (reason, index, all) =>
      all.findIndex((other) => other.use === reason.use && other.scope === reason.scope) === index,
  )
  return Object.fromEntries(
    deciding.map(({ use, scope, signal, rule }) => [scope ? `${use}-${scope}` : use, `${signal}: ${rule}`]),
  )
}

function subjectOf({ kind, data }: LedgerEntry): string {
  const group = kind === 'seen' || kind === 'decided' ? kind : 'operator'
  return `${group} ${data.signal ?? ''} ${data.url ?? data.target ?? ''}`
}

function fingerprintOf({ data, kind }: LedgerEntry): string {
  const { at: _at, ...rest } = data
  // A run remembers one of these for every page it heard of.
  return kind === 'seen' ? `${data.status} ${data.hash}` : sha256(JSON.stringify(rest), 16)
}

function wordsOf(entry: LedgerEntry): string {
  const { kind, data } = entry
  if (kind === 'decided')
    return Object.entries(data.rights ?? {})
      .map(([use, value]) => `${use}: ${value}`)
      .join(', ')
  if (kind === 'seen') return `${data.signal} ${data.status} ${String(data.hash).slice(0, 12)}`
  return `${kind} by ${data.who}: ${data.why}`
}
