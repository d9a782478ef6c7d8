import type { Condition } from './decide.ts'
import type { Description } from './describe-article.ts'
import { cohesionOf, coreOf, type LiveStory } from './live-story.ts'
import { cellOf } from './term-uses.ts'

/** What is known about an article and a story it may belong to. Shares and cosines run from 0 to 1. */
export type Fit = {
  /** Mean cosine with the story's articles. */
  readonly mean: number
  /** Cosine with the story's centre. */
  readonly centre: number
  /** Length of the part of the article's vector that the story knows. */
  readonly coverage: number
  /** Share of the article's names and numbers, by weight, that the story knows; 0.5 when it has none. */
  readonly nameCoverage: number
  /** Natural logarithm of the number of the story's articles. */
  readonly logSize: number
  /** How much nearer this story's centre is than the next story's. */
  readonly margin: number
  /** Share of the names that the story's articles have in common that the article has too; 0.5 when there are none. */
  readonly coreNames: number
  /** Share of the article's five heaviest names that the story knows; 0.5 when it has none. */
  readonly topNames: number
  /** Mean cosine against the one among the story's own articles, at most 2. */
  readonly ratio: number
  /** Share of the terms that the story's articles have in common that the article has too. */
  readonly core: number
  /** Share of the story's articles that have a leading name of the article, or of their leading names that it has; the larger one. */
  readonly leads: number
  /** How many rare words and names the story knows of the article's. */
  readonly rare: number
  /** The article's numbers: how many, their share of its terms, and the share of them that the story knows. */
  readonly figures: { readonly count: number; readonly density: number; readonly shared: number }
}

const TOP_NAMES = 5
const MAX_RATIO = 2
const UNKNOWN_SHARE = 0.5

/** Fits of an article to the stories it may belong to, in the order given. */
export function fitsOf(article: Description, stories: readonly LiveStory[]): Fit[] {
  const own = new Set(article.terms)
  const fits = stories.map((story) => fitWithoutMargin(article, own, story))
  const [best = 0, second = 0] = fits.map(({ centre }) => centre).sort((left, right) => right - left)
  return fits.map((fit) => ({ ...fit, margin: fit.centre - (fit.centre === best ? second : best) }))
}

function fitWithoutMargin(article: Description, own: ReadonlySet<number>, story: LiveStory): Fit {
  const size = Math.max(1, story.members.size)
  const { dot, ...coverage } = coverageOf(article, story)
  const mean = dot / size
  return {
    mean,
    centre: dot / Math.sqrt(story.squaredLength || 1),
    ...coverage,
    logSize: Math.log(size),
    margin: 0,
    ratio: Math.min(MAX_RATIO, mean / cohesionOf(story)),
    ...coreShares(own, story),
  }
}

/** How much of the article the story knows, and the dot product of the article and the sum of the story's vectors. */
function coverageOf(
  article: Description,
  story: LiveStory,
): Pick<Fit, 'coverage' | 'nameCoverage' | 'topNames' | Condition> & { readonly dot: number } {
  const all = { known: 0, sum: 0 }
  const size = Math.max(1, story.members.size)
  const names = { known: 0, sum: 0 }
  const top = { known: 0, sum: 0, left: TOP_NAMES }
  const leads = { own: 0, theirs: 0 }
  const numbers = { count: 0, known: 0 }
  let rare = 0
  let dot = 0
  const { terms } = story
  for (let at = 0; at < article.terms.length; at++) {
    const weight = article.weights[at] ?? 0
    const cell = cellOf(terms, article.terms[at] ?? 0)
    const known = cell < 0 ? 0 : 1
    all.known += known * weight * weight
    if (known) {
      dot += weight * (terms.weights[cell] ?? 0)
      if (article.leads[at]) leads.own = Math.max(leads.own, terms.members[cell] ?? 0)
      leads.theirs += terms.leads[cell] ?? 0
      rare += article.rare[at] ?? 0
    }
    if (!article.names[at]) continue
    if (article.names[at] === 2) {
      numbers.count++
      numbers.known += known
    }
    names.known += known * weight * weight
    names.sum += weight * weight
    if (top.left-- <= 0) continue
    top.known += known * weight
    top.sum += weight
  }
  return {
    dot,
    coverage: Math.sqrt(all.known),
    nameCoverage: shareOf(names),
    topNames: shareOf(top),
    leads: Math.max(leads.own / size, leads.theirs / Math.max(1, story.leads)),
    rare,
    figures: {
      count: numbers.count,
      density: numbers.count / Math.max(1, article.terms.length),
      shared: numbers.known / Math.max(1, numbers.count),
    },
  }
}

/** How much of what the story's articles have in common the article has. */
function coreShares(own: ReadonlySet<number>, story: LiveStory): Pick<Fit, 'core' | 'coreNames'> {
  const all = { known: 0, sum: 0 }
  const names = { known: 0, sum: 0 }
  for (const { term, weight, isName } of coreOf(story)) {
    const square = weight * weight
    const known = own.has(term) ? square : 0
    all.sum += square
    all.known += known
    if (!isName) continue
    names.sum += square
    names.known += known
  }
  return { core: all.sum === 0 ? 0 : all.known / all.sum, coreNames: shareOf(names) }
}

function shareOf({ known, sum }: { readonly known: number; readonly sum: number }): number {
  return sum === 0 ? UNKNOWN_SHARE : known / sum
}
