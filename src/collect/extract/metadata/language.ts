import { type Decision, decide, findings } from './evidence.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** The article's language as a BCP 47 tag. */
export function languageOf(facts: PageFacts): Decision<string> {
  const found = [
    ...findings([facts.scan.language], 'html lang', 0.9),
    ...findings([metaOf(facts, 'og:locale')], 'og:locale', 0.8),
    ...findings(stringsOf(facts.article?.properties.inLanguage), 'json-ld inLanguage', 0.85),
    ...findings(
      [metaOf(facts, 'content-language', 'language', 'dc.language', 'dcterms.language')],
      'meta language',
      0.7,
    ),
  ]
  const tags = found.flatMap((one) => {
    const tag = languageTag(one.value)
    return tag === undefined ? [] : [{ ...one, value: tag }]
  })
  return decide('language', tags, (value) => value)
}

/** A few tags, all short, are written on most pages; the engine takes microseconds to look one up. */
const KNOWN = new Map<string, string | undefined>()
const MAX_KNOWN = 1000
const MAX_KNOWN_CHARS = 12

function languageTag(value: string): string | undefined {
  if (value.length > MAX_KNOWN_CHARS) return canonicalTag(value)
  if (!KNOWN.has(value) && KNOWN.size < MAX_KNOWN) KNOWN.set(value, canonicalTag(value))
  return KNOWN.has(value) ? KNOWN.get(value) : canonicalTag(value)
}

function canonicalTag(value: string): string | undefined {
  const written =
    value
      .trim()
      .replaceAll('_', '-')
      .split(/[,;\s]/)[0] ?? ''
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(written)) return undefined
  try {
    return Intl.getCanonicalLocales(written)[0]
  } catch {
    return undefined
  }
}
