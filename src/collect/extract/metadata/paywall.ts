import { MARKUP } from '../scan/page-scan.ts'
import { isRecord, stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'
import { type Compound, parseSelector } from './selector.ts'

/** Whether the publisher says that the article is for subscribers. */
export function isForSubscribers(facts: PageFacts): boolean {
  const tier = metaOf(facts, 'article:content_tier', 'content_tier')?.toLowerCase()
  if (tier === 'locked' || tier === 'metered') return true
  const pages = facts.nodes.filter((node) =>
    node.types.some((type) => /^(?:News)?(?:Web|Item)Page$/.test(type)),
  )
  const stated = [facts.article, ...pages].flatMap((node) => (node ? withParts(node.properties) : []))
  return stated.some(isPaid) || isFalse(metaOf(facts, 'isaccessibleforfree'))
}

/**
 * The blocks of text that the page says are not free: those in elements which the `cssSelector` of a part with
 * `isAccessibleForFree: false` names (Google Search Central, "Structured data for subscription and paywalled content").
 * Of an article for subscribers, what is hidden until a script shows it is not free either.
 */
export function paidBlocksOf(facts: PageFacts): ReadonlySet<number> {
  const paid = new Set<number>()
  const selectors = paidSelectors(facts).map(parseSelector)
  const hidden = isForSubscribers(facts) ? MARKUP.hidden : 0
  if (selectors.length === 0 && hidden === 0) return paid
  const named = namedBy(facts, selectors)
  const { markup, firstBlock, endBlock } = facts.scan.elements
  let known = 0
  for (let element = 0; element < endBlock.length; element++) {
    const end = endBlock[element] ?? 0
    // What stands inside an element that is paid for is known to be.
    if (end <= known) continue
    const isHidden = ((markup[element] ?? 0) & hidden) !== 0
    if (!isHidden && named[element] === 0) continue
    for (let block = firstBlock[element] ?? 0; block < end; block++) paid.add(block)
    known = end
  }
  return paid
}

/**
 * 1 for each element that one of the selectors names. Every `>` counts as a descendant: what is dropped by mistake costs a
 * line, what is kept by mistake a right. Parents come before their children, so one pass counts the parts met on the way down.
 */
function namedBy({ scan }: PageFacts, selectors: readonly (readonly Compound[])[]): Uint8Array {
  const { tags, names, parents } = scan.elements
  const named = new Uint8Array(tags.length)
  const written = tags.map((_, element) => names.of(element))
  for (const compounds of selectors) {
    const met = new Uint8Array(tags.length)
    for (let element = 0; element < tags.length; element++) {
      const tag = tags[element] ?? ''
      const above = met[parents[element] ?? 0] ?? 0
      const last = compounds[compounds.length - 1]
      if (above >= compounds.length - 1 && last?.(tag, written[element] ?? '')) named[element] = 1
      const isNext = above < compounds.length - 1 && compounds[above]?.(tag, written[element] ?? '')
      met[element] = isNext ? above + 1 : above
    }
  }
  return named
}

const MAX_PARTS = 50
const MAX_SELECTORS = 20

function withParts(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const parts = properties.hasPart
  const list = Array.isArray(parts) ? parts.slice(0, MAX_PARTS) : [parts]
  return [properties, ...list.filter(isRecord)]
}

function isPaid(part: Readonly<Record<string, unknown>>): boolean {
  return isFalse(part.isAccessibleForFree)
}

function isFalse(value: unknown): boolean {
  return (
    value === false ||
    (typeof value === 'string' && /^(?:https?:\/\/schema\.org\/)?false$/i.test(value.trim()))
  )
}

function paidSelectors(facts: PageFacts): string[] {
  const parts = facts.nodes.flatMap((node) => withParts(node.properties)).filter(isPaid)
  const microdata = isFalse(metaOf(facts, 'isaccessibleforfree'))
    ? (facts.metas.get('cssselector') ?? [])
    : []
  const lists = [...parts.flatMap((part) => stringsOf(part.cssSelector)), ...microdata]
  const each = lists.flatMap((list) => list.split(',')).map((one) => one.trim())
  return [...new Set(each.filter((one) => one !== ''))].slice(0, MAX_SELECTORS)
}
