import type { RightsDocument, RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, type Effect, type Origin, originOf } from '../answer.ts'
import { type Headers, headerValues } from '../headers.ts'
import { parseJson } from '../parse-json.ts'
import { normalizePath, pathToMatch, patternMatches } from '../robots/path-pattern.ts'

/** A statement of TDMRep: whether rights are reserved, where it stood, and the address of its policy. */
type Statement = { readonly reserved: boolean; readonly origin: Origin }

/**
 * TDM Reservation Protocol (W3C Community Group report of 2024-05-10). A statement in the HTML outranks the header and the
 * file; where header and file disagree the stricter counts.
 */
export function readTdmRep(evidence: RightsEvidence): readonly Answer[] {
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  const html = statementsOf(
    metaValues(evidence, 'tdm-reservation'),
    place,
    metaValues(evidence, 'tdm-policy'),
  )
  const others = [...statementsOfHeaders(evidence.page?.headers, place), ...statementsOfFile(evidence)]
  const deciding = html.length > 0 ? html : others
  const statement = deciding.find(({ reserved }) => reserved) ?? deciding[0]
  if (!statement) return []
  const { reserved, origin } = statement
  return answersOf(
    reserved ? reservedEffects(evidence.profile) : [{ use: 'ai', value: 'allow' }],
    origin,
    reserved ? 'TDMRep: rights are reserved' : 'TDMRep: rights are not reserved',
  )
}

/** Statements of the headers of any answer. */
export function statementsOfHeaders(
  headers: Headers | undefined,
  place: { readonly url: string; readonly fetchedAt?: Date | undefined },
): readonly Statement[] {
  return statementsOf(headerValues(headers, 'tdm-reservation'), place, headerValues(headers, 'tdm-policy'))
}

function reservedEffects(profile: RightsEvidence['profile']): readonly Effect[] {
  return [
    { use: 'ai', value: 'deny' },
    { use: 'text', value: profile === 'strict' ? 'deny' : 'noted' },
  ]
}

function statementsOf(
  values: readonly string[],
  place: { readonly url: string; readonly fetchedAt?: Date | undefined },
  policies: readonly string[],
): readonly Statement[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value === '1' || value === '0')
    .map((value) => ({
      reserved: value === '1',
      origin: originOf('tdmrep', withPolicy(`tdm-reservation: ${value}`, policies[0]), place),
    }))
}

/** The first entry of the file whose location matches; it may say neither. */
function statementsOfFile(evidence: RightsEvidence): readonly Statement[] {
  const { tdmrep, url } = evidence
  const path = pathToMatch(url)
  if (!tdmrep || path === undefined || !isSuccess(tdmrep)) return []
  const entry = entriesOf(tdmrep.text).find(({ location }) => patternMatches(normalizePath(location), path))
  if (!entry) return []
  // Reservations are numbers in the file and digits elsewhere; a quoted 1 is still a publisher's no.
  const reserved = entry.reservation === 1 || entry.reservation === '1'
  if (!reserved && entry.reservation !== 0) return []
  const raw = withPolicy(`${entry.location} tdm-reservation: ${entry.reservation}`, entry.policy)
  return [{ reserved, origin: originOf('tdmrep', raw, tdmrep) }]
}

type Entry = { readonly location: string; readonly reservation: unknown; readonly policy: string | undefined }

function entriesOf(text: string | undefined): readonly Entry[] {
  const parsed = parseJson(text ?? '')
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const fields = new Map<string, unknown>(Object.entries(entry))
    const location = fields.get('location')
    const policy = fields.get('tdm-policy')
    if (typeof location !== 'string' || location === '') return []
    return [
      {
        location,
        reservation: fields.get('tdm-reservation'),
        policy: typeof policy === 'string' ? policy : undefined,
      },
    ]
  })
}

function metaValues(evidence: RightsEvidence, name: string): readonly string[] {
  return Object.entries(evidence.page?.meta ?? {})
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, values]) => values)
}

function withPolicy(raw: string, policy: string | undefined): string {
  return policy ? `${raw}, tdm-policy: ${policy}` : raw
}

function isSuccess(document: RightsDocument): boolean {
  return typeof document.status === 'number' && document.status >= 200 && document.status < 300
}
