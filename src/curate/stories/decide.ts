import weights from './decide.weights.json' with { type: 'json' }
import type { Fit } from './fit.ts'

/** Parts of a fit that must hold whatever the others are; the decision weighs the rest. */
export type Condition = 'leads' | 'rare' | 'figures'
export type Part = Exclude<keyof Fit, Condition>

/** A logistic decision: what each part of a fit counts, and the sum without any. */
export type Decision = { readonly bias: number; readonly weights: Readonly<Record<Part, number>> }

/** Decisions trained by scripts/train-stories.ts: one for articles with a text, one for titles alone. */
export const DECISIONS: { readonly text: Decision; readonly title: Decision } = weights

/** Lowest chance that makes an article part of a story. */
export const JOIN = { text: 0.25, title: 0.25 } as const

/** Chance, 0..1, that the article tells the story. */
export function chanceOf(fit: Fit, decision: Decision): number {
  let sum = decision.bias
  for (const name of PARTS) sum += decision.weights[name] * fit[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Names of the parts of a fit, in a fixed order: sums of fractions depend on it. */
export const PARTS: readonly Part[] = [
  'mean',
  'centre',
  'coverage',
  'nameCoverage',
  'logSize',
  'margin',
  'coreNames',
  'topNames',
  'ratio',
  'core',
]
