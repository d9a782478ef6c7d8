import type { Score } from '../../model/score.ts'
import { voicePoints } from '../heat/heat-of.ts'
import { TEXT_SIGNALS, WHOLE_SIGNALS } from '../quality/quality-signals.ts'

/** What a better article would have, in the words of an editor; by the name of the quality part. */
const WISHES: Readonly<Record<string, string>> = {
  substance: 'A fuller text',
  quotes: 'Quotations',
  'named-sources': 'Named sources',
  numbers: 'Figures',
  'primary-links': 'Links to primary sources',
  'own-reporting': 'Reporting of its own',
  'named-author': "An author's name",
  image: 'A large image',
  headline: 'A plainer headline',
  readable: 'Sentences of a readable length',
}
const FEWEST_POINTS = 3
const MOST_WISHES = 2

type Ranked = { readonly heat: Score; readonly voices: number; readonly quality: Score | undefined }

/** What would move a story up, in sentences with points; says nothing about age, so that it stays true. */
export function wouldChangeOf({ heat, voices, quality }: Ranked): readonly string[] {
  const more = voicePoints(voices + 1) - voicePoints(voices)
  const links = heat.parts.find((part) => part.name === 'links')?.points ?? 0
  return [
    ...(more > 0 ? [`One more independent voice would add ${points(more)} of heat.`] : []),
    ...(links < 15
      ? [`A link from another provider would add ${points(Math.min(3, 15 - links))} of heat.`]
      : []),
    ...qualityWishes(quality),
  ]
}

function qualityWishes(quality: Score | undefined): readonly string[] {
  const most = new Map([...TEXT_SIGNALS, ...WHOLE_SIGNALS].map((signal) => [signal.name, signal.most]))
  return (quality?.parts ?? [])
    .map((part) => ({ wish: WISHES[part.name], missing: (most.get(part.name) ?? 0) - part.points }))
    .filter(({ wish, missing }) => wish !== undefined && missing >= FEWEST_POINTS)
    .toSorted((a, b) => b.missing - a.missing)
    .slice(0, MOST_WISHES)
    .map(({ wish, missing }) => `${wish} would add up to ${points(missing)} of quality to its lead.`)
}

function points(count: number): string {
  return `${count} ${count === 1 ? 'point' : 'points'}`
}
