import { chanceOf, DECISIONS, type Decision, JOIN } from './decide.ts'
import type { Description } from './describe-article.ts'
import { type Fit, fitsOf } from './fit.ts'
import { type LiveStory, recencyOf } from './live-story.ts'
import { candidatesFor, mayJoin, type StoryWindow } from './story-window.ts'

/** A story an article may belong to. */
export type Choice = { readonly story: LiveStory; readonly fit: Fit; readonly chance: number }

/** Replaces and watches the decisions, for training. */
export type Training = {
  readonly decisions: { readonly text: Decision; readonly title: Decision }
  readonly onChoices: (article: Description, choices: readonly Choice[]) => void
}

const MAX_CANDIDATES = 10

/** Stories an article may belong to, likeliest first; those it may not join for an editor are left out. */
export function choicesFor(window: StoryWindow, article: Description, training?: Training): Choice[] {
  const stories = candidatesFor(window, { ...article, limit: MAX_CANDIDATES }).filter((story) =>
    mayJoin(window, article.id, story),
  )
  const decision = (training?.decisions ?? DECISIONS)[formOf(article)]
  const when = { firstHour: article.hour, lastHour: article.hour }
  const choices = fitsOf(article, stories)
    .flatMap((fit, at) => {
      const story = stories[at]
      return story ? [{ story, fit, chance: chanceOf(fit, decision) * recencyOf(story, when) }] : []
    })
    .sort((left, right) => right.chance - left.chance)
  training?.onChoices(article, choices)
  return choices
}

/** Lowest chance with which this article joins a story. */
export function joinChanceOf(article: Description): number {
  return JOIN[formOf(article)]
}

function formOf(article: Description): 'text' | 'title' {
  return article.hasText ? 'text' : 'title'
}
