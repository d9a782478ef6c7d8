import { domainOf, webUrl } from '../../../lib/url/canonical-url.ts'
import type { OperatorRule, RightsEvidence, Use } from '../../../model/rights.ts'
import { ALL_USES, type Answer, type AnswerValue, forUses, originOf } from '../answer.ts'

/** Uses a grant opens that names none: all but those that concern generative models. */
const ORDINARY_USES = ['list', 'excerpt', 'image', 'text'] as const satisfies readonly Use[]

/** Takedowns and blocks of the operator that bind the page: everything is closed. */
export function readClosures(evidence: RightsEvidence): readonly Answer[] {
  return rulesFor(evidence, evidence.url)
    .filter((rule) => rule.kind !== 'grant')
    .flatMap((rule) => ALL_USES.map((use) => answerOf(rule, use, 'deny')))
}

/** A takedown or block of the picture's address closes the picture. */
export function readPictureClosures(evidence: RightsEvidence): readonly Answer[] {
  const { image } = evidence
  if (!image) return []
  return rulesFor(evidence, image.url)
    .filter((rule) => rule.kind !== 'grant')
    .map((rule) => answerOf(rule, 'image', 'deny'))
}

/** Grants that bind the page, newest last; none opens `train`. */
export function readGrants(evidence: RightsEvidence): readonly Answer[] {
  return rulesFor(evidence, evidence.url)
    .filter((rule) => rule.kind === 'grant')
    .flatMap((rule) =>
      (rule.uses ?? ORDINARY_USES)
        .filter((use) => use !== 'train')
        .map((use) => answerOf(rule, use, grantedValue(rule, use))),
    )
}

/** Whether a takedown or block forbids asking for an address at all; to be asked before each fetch, beside `mayFetch`. */
export function isBarredByOperator(rules: readonly OperatorRule[], address: string): boolean {
  return rules.some((rule) => rule.kind !== 'grant' && bindsAddress(rule.target, address))
}

/** Whether a rule's target, an address or a domain, binds an address. Scheme, `www.` and a last slash do not matter. */
export function bindsAddress(target: string, address: string): boolean {
  const page = webUrl(address)
  if (!page) return false
  const written = target.trim()
  if (/^https?:\/\//iu.test(written)) return comparable(written) === comparable(address)
  const domain = written.toLowerCase().replace(/\.$/, '')
  if (domain === '' || domain.includes('/'))
    return domain !== '' && comparable(`https://${written}`) === comparable(address)
  if (page.hostname === domain) return true
  // Below a target of the same registrable domain; `example` or `co.uk` would bind strangers.
  return (
    page.hostname.endsWith(`.${domain}`) &&
    domainOf(`https://${domain}`) === domainOf(address) &&
    domain.includes('.')
  )
}

function rulesFor(evidence: RightsEvidence, address: string): readonly OperatorRule[] {
  return (evidence.operator ?? []).filter((rule) => bindsAddress(rule.target, address))
}

function grantedValue(rule: OperatorRule, use: Use): AnswerValue {
  if (use === 'excerpt' && rule.excerptLimit !== undefined) return { limit: rule.excerptLimit }
  return forUses([use], 'allow')[0]?.value ?? 'noted'
}

function answerOf(rule: OperatorRule, use: Use, value: AnswerValue): Answer {
  return {
    use,
    value,
    origin: originOf(rule.kind, `${rule.kind} of ${rule.target} by ${rule.who}`, { fetchedAt: rule.at }),
    rule: rule.why === '' ? `operator's ${rule.kind}` : `operator's ${rule.kind}: ${rule.why}`,
    basis: 'explicit',
  }
}

function comparable(address: string): string | undefined {
  const url = webUrl(address)
  if (!url) return undefined
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
}
