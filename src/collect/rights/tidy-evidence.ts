import type { OperatorRule, RightsDocument, RightsEvidence, Use } from '../../model/rights.ts'
import { ALL_USES } from './answer.ts'

/** Any value's fields; none for what is no plain object. */
type Fields = ReadonlyMap<string, unknown>
type Page = NonNullable<RightsEvidence['page']>
type Item = NonNullable<RightsEvidence['item']>
type Link = NonNullable<Page['links']>[number]
type Picture = NonNullable<RightsEvidence['image']>

const DEFAULT_EXCERPT_LIMIT = 300
const DEFAULT_AGENT = 'broadsheetbot'

/**
 * Evidence with every part of another shape than its type says left out. Evidence is put together from what publishers send,
 * from files and by other programs, so the type alone is no promise; a profile that is not known is `strict`.
 */
export function tidyEvidence(evidence: unknown): RightsEvidence {
  const fields = fieldsOf(evidence)
  const limit = fields.get('excerptLimit')
  return withoutUndefined<RightsEvidence>({
    url: text(fields.get('url')) ?? '',
    profile: fields.get('profile') === 'standard' ? 'standard' : 'strict',
    agent: text(fields.get('agent'))?.trim() || DEFAULT_AGENT,
    excerptLimit: isWhole(limit) ? limit : DEFAULT_EXCERPT_LIMIT,
    aiEnabled: fields.get('aiEnabled') === true,
    aiAgent: text(fields.get('aiAgent')),
    robotsTxt: tidyDocument(fields.get('robotsTxt')),
    aiTxt: tidyDocument(fields.get('aiTxt')),
    tdmrep: tidyDocument(fields.get('tdmrep')),
    rsl: listOf(fields.get('rsl'), tidyDocument),
    page: tidyPage(fields.get('page')),
    item: tidyItem(fields.get('item')),
    image: tidyPicture(fields.get('image')),
    operator: listOf(fields.get('operator'), tidyRule),
    now: date(fields.get('now')),
  })
}

function tidyDocument(value: unknown): RightsDocument | undefined {
  // The same object comes back when it is sound: what was parsed of it is remembered by object.
  if (isDocument(value)) return value
  const fields = fieldsOf(value)
  const status = fields.get('status')
  const isStatus = status === 'unreachable' || typeof status === 'number'
  if (fields.size === 0) return undefined
  const body = text(fields.get('text'))
  return withoutUndefined<RightsDocument>({
    url: text(fields.get('url')) ?? '',
    // A document we cannot tell the fate of is one we could not reach.
    status: isStatus ? status : 'unreachable',
    text: body,
    fetchedAt: date(fields.get('fetchedAt')) ?? new Date(0),
  })
}

function isDocument(value: unknown): value is RightsDocument {
  const fields = fieldsOf(value)
  const [status, body] = [fields.get('status'), fields.get('text')]
  return (
    (status === 'unreachable' || typeof status === 'number') &&
    typeof fields.get('url') === 'string' &&
    (body === undefined || typeof body === 'string') &&
    date(fields.get('fetchedAt')) !== undefined
  )
}

function tidyPage(value: unknown): Page | undefined {
  const fields = fieldsOf(value)
  if (fields.size === 0) return undefined
  const status = fields.get('status')
  return withoutUndefined<Page>({
    status: typeof status === 'number' ? status : 0,
    headers: tidyHeaders(fields.get('headers')),
    meta: tidyHeaders(fields.get('meta')),
    links: listOf(fields.get('links'), tidyLink),
    licence: text(fields.get('licence')),
    access: fields.get('access') === 'subscription' ? ('subscription' as const) : undefined,
    kind: fields.get('kind') === 'challenge' ? ('challenge' as const) : undefined,
    fetchedAt: date(fields.get('fetchedAt')),
  })
}

function tidyItem(value: unknown): Item {
  const fields = fieldsOf(value)
  return withoutUndefined<Item>({ licence: text(fields.get('licence')), rsl: text(fields.get('rsl')) })
}

function tidyPicture(value: unknown): Picture | undefined {
  const fields = fieldsOf(value)
  const url = text(fields.get('url'))
  if (url === undefined) return undefined
  return withoutUndefined<Picture>({
    url,
    robotsTxt: tidyDocument(fields.get('robotsTxt')),
    aiTxt: tidyDocument(fields.get('aiTxt')),
    headers: tidyHeaders(fields.get('headers')),
    xmpDataMining: text(fields.get('xmpDataMining')),
  })
}

function tidyLink(value: unknown): Link | undefined {
  const fields = fieldsOf(value)
  const [rel, href] = [text(fields.get('rel')), text(fields.get('href'))]
  if (rel === undefined || href === undefined) return undefined
  return withoutUndefined<Link>({ rel, href, type: text(fields.get('type')) })
}

function tidyRule(value: unknown): OperatorRule | undefined {
  const fields = fieldsOf(value)
  const [kind, target] = [fields.get('kind'), text(fields.get('target'))]
  if ((kind !== 'takedown' && kind !== 'block' && kind !== 'grant') || target === undefined) return undefined
  const limit = fields.get('excerptLimit')
  return withoutUndefined<OperatorRule>({
    kind,
    target,
    uses: fields.get('uses') === undefined ? undefined : listOf(fields.get('uses'), tidyUse),
    excerptLimit: isWhole(limit) ? limit : undefined,
    who: text(fields.get('who')) ?? '',
    why: text(fields.get('why')) ?? '',
    at: date(fields.get('at')) ?? new Date(0),
  })
}

function tidyUse(value: unknown): Use | undefined {
  return ALL_USES.find((use) => use === value)
}

function tidyHeaders(value: unknown): Record<string, readonly string[]> {
  return Object.fromEntries(
    [...fieldsOf(value)].map(([name, values]) => [
      name,
      listOf(Array.isArray(values) ? values : [values], text),
    ]),
  )
}

function listOf<T>(value: unknown, tidy: (each: unknown) => T | undefined): readonly T[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    const kept = tidy(each)
    return kept === undefined ? [] : [kept]
  })
}

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map<string, unknown>(Object.entries(value))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function date(value: unknown): Date | undefined {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** The same fields without those that are undefined, which `exactOptionalPropertyTypes` tells from absent ones. */
function withoutUndefined<T extends object>(fields: Loose<T>): T {
  const kept: object = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  // Safe: only keys that T has as optional can be undefined in what the callers above pass.
  return kept as T
}
