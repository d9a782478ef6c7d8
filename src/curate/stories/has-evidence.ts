import type { Condition } from './decide.ts'
import { type Fit, fitsOf } from './fit.ts'
import type { LiveStory } from './live-story.ts'

export type Form = 'text' | 'title'

/** Least share of leading names in common; below it the likeness is that of notes made from one template. */
const MIN_LEADS = { text: 0.3, title: 0 } as const
/** Fewest rare words and names in common: one name of a place, and words that any text may have, are no event. */
const MIN_RARE = { text: 4, title: 2 } as const
/** Least mean cosine with the story's articles. */
const MIN_MEAN = { text: 0.15, title: 0 } as const
/** An article with fewer terms says nothing that it could be recognised by. */
const MIN_TERMS = 3

/** Articles of a story that are asked whether it may be part of another. */
const MAX_ASKED = 8
/** From this share of figures among its terms an article is a table; it must have this share of its figures in common. */
const TABLE = 0.22
const MIN_FIGURES = 4
const MIN_SHARED_FIGURES = 0.3

/** True when article and story have more in common than a manner of writing. */
export function hasEvidence(fit: Pick<Fit, Condition | 'mean'>, form: Form): boolean {
  const { figures } = fit
  if (figures.count >= MIN_FIGURES && figures.density >= TABLE && figures.shared < MIN_SHARED_FIGURES)
    return false
  return fit.leads >= MIN_LEADS[form] && fit.rare >= MIN_RARE[form] && fit.mean >= MIN_MEAN[form]
}

/** As for an article and a story, between two stories: holds for half of the smaller one's articles. */
export function areEvident(left: LiveStory, right: LiveStory, form: Form): boolean {
  const [small, large] = left.members.size <= right.members.size ? [left, right] : [right, left]
  const asked = [...small.members.values()].slice(0, MAX_ASKED)
  const evident = asked.filter((article) => fitsOf(article, [large]).every((fit) => hasEvidence(fit, form)))
  return evident.length * 2 >= asked.length
}

/** True when there are so few terms that only the same address or the same text can say what belongs to it. */
export function saysTooLittle(said: { readonly terms: LiveStory['terms'] | Int32Array }): boolean {
  return ('size' in said.terms ? said.terms.size : said.terms.length) < MIN_TERMS
}
