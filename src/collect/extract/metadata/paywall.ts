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
  const { markup, firstBlock, endBlock } = facts.scan.elements
  let known = 0
  for (const [element, end] of endBlock.entries()) {
    // What stands inside an element that is paid for is known to be.
    if (end <= known) continue
    const isHidden = ((markup[element] ?? 0) & hidden) !== 0
    if (!isHidden && !selectors.some((compounds) => matches(facts, element, compounds))) continue
    for (let block = firstBlock[element] ?? 0; block < end; block++) paid.add(block)
    known = end
  }
  return paid
}

const MAX_PARTS = 50
const MAX_SELECTORS = 50

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

/** How far up the ancestors of an element are asked for. */
const MAX_CLIMB = 64

/** Every `>` counts as a descendant: what is dropped by mistake costs a line, what is kept by mistake a right. */
function matches({ scan }: PageFacts, element: number, compounds: readonly Compound[]): boolean {
  const { tags, names, parents } = scan.elements
  let wanted = compounds.length - 1
  for (let at = element, step = 0; at >= 0 && step < MAX_CLIMB; at = parents[at] ?? -1, step++) {
    const compound = compounds[wanted]
    if (compound?.(tags[at] ?? '', names[at] ?? '')) wanted--
    else if (at === element) return false
    if (wanted < 0) return true
  }
  return false
}
