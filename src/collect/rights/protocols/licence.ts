import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { RightsDecision, RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'

type Declared = { readonly url: string; readonly where: string }

/** Licences of Creative Commons open text and a larger picture, with a credit line; others are kept and open nothing. */
export function readLicence(evidence: RightsEvidence): readonly Answer[] {
  const declared = declaredLicence(evidence)
  const name = declared && creativeCommonsName(declared.url)
  if (!declared) return []
  const origin = originOf('licence', declared.url, { url: evidence.url, fetchedAt: evidence.page?.fetchedAt })
  if (!name)
    return answersOf([{ use: 'text', value: 'noted' }], origin, `a licence named by the ${declared.where}`)
  return answersOf(
    [
      { use: 'text', value: 'allow' },
      { use: 'image', value: 'cache' },
    ],
    origin,
    `${name}, named by the ${declared.where}`,
  )
}

/** The licence that applies: the item's over the page's, for a credit line. Absent unless it is a web address. */
export function licenceOf(evidence: RightsEvidence): RightsDecision['licence'] {
  const declared = declaredLicence(evidence)
  if (!declared) return undefined
  const name = creativeCommonsName(declared.url)
  return { url: declared.url, ...(name && { name }) }
}

/** `CC BY-SA 4.0`, `CC0 1.0` or `Public Domain Mark 1.0` for an address of creativecommons.org. */
export function creativeCommonsName(address: string): string | undefined {
  const url = webUrl(address)
  if (!url || !/^(?:www\.)?creativecommons\.org$/.test(url.hostname) || url.port !== '') return undefined
  const [, family, kind = '', version] = url.pathname.toLowerCase().split('/')
  const suffix = /^\d\.\d$/.test(version ?? '') ? ` ${version}` : ''
  if (family === 'licenses' && /^by(?:-nc)?(?:-nd|-sa)?$/.test(kind))
    return `CC ${kind.toUpperCase()}${suffix}`
  if (family !== 'publicdomain') return undefined
  return { zero: `CC0${suffix}`, mark: `Public Domain Mark${suffix}` }[kind]
}

function declaredLicence(evidence: RightsEvidence): Declared | undefined {
  const links = (evidence.page?.links ?? []).filter(
    (link) => isLicenceRel(link.rel) && !/rsl\+xml/i.test(link.type ?? ''),
  )
  const candidates: readonly (Declared | undefined)[] = [
    evidence.item?.licence ? { url: evidence.item.licence, where: 'feed item' } : undefined,
    evidence.page?.licence ? { url: evidence.page.licence, where: 'page' } : undefined,
    ...links.map((link) => ({ url: link.href, where: 'page' })),
  ]
  return candidates.find((candidate) => candidate !== undefined && webUrl(candidate.url) !== undefined)
}

function isLicenceRel(rel: string): boolean {
  return rel.toLowerCase().split(/\s+/u).includes('license')
}
