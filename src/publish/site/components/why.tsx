import type { PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { Part, Score } from '../../../model/score.ts'
import type { Paper } from '../paper.ts'

type Props = {
  readonly paper: Paper
  readonly score: Score
  readonly total: PhraseKey
  readonly wouldChange?: readonly string[]
}

/** Folded away: why a story is where it is. */
export function Why(props: Props) {
  return (
    <details class="why">
      <summary>{props.paper.language.say('why')}</summary>
      <WhyParts {...props} />
    </details>
  )
}

/** The parts of a score as labelled bars; their numbers add up to the total. */
export function WhyParts({ paper, score, total, wouldChange = [] }: Props) {
  const { say } = paper.language
  const longest = Math.max(1, ...score.parts.map((part) => Math.abs(part.points)))
  return (
    <div class="why-box">
      <table>
        <tbody>
          {score.parts.map((part) => (
            <PartRow paper={paper} part={part} longest={longest} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say(total)}</th>
            <td />
            <td class="points">{score.value}</td>
          </tr>
        </tfoot>
      </table>
      {wouldChange.length > 0 ? (
        <>
          <p class="small-title">{say('wouldChange')}</p>
          <ul class="would-change">
            {wouldChange.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      ) : undefined}
    </div>
  )
}

type RowProps = { readonly paper: Paper; readonly part: Part; readonly longest: number }

function PartRow({ paper, part, longest }: RowProps) {
  const width = (Math.abs(part.points) / longest) * 100
  return (
    <tr>
      <th scope="row" {...(part.evidence ? { title: part.evidence } : {})}>
        {partName(paper, part.name)}
      </th>
      <td class="bar">
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="7" aria-hidden="true">
          <rect class="track" width="100" height="4" />
          <rect class={part.points < 0 ? 'taken' : 'given'} width={width.toFixed(1)} height="4" />
        </svg>
      </td>
      <td class="points">{part.points}</td>
    </tr>
  )
}

const PART_NAMES: Readonly<Record<string, PhraseKey>> = {
  quality: 'partQuality',
  'lead-quality': 'partQuality',
  'independent-voices': 'partVoices',
  voices: 'partVoices',
  rising: 'partRising',
  velocity: 'partRising',
  links: 'partLinked',
  linked: 'partLinked',
  authority: 'partAuthority',
  'source-authority': 'partAuthority',
  points: 'partPoints',
}

// A part without a translation is its own name, in words: `title-length` -> `Title length`.
function partName(paper: Paper, name: string): string {
  const key = PART_NAMES[name]
  if (key) return paper.language.say(key)
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
