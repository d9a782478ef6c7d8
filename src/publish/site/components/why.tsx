import { raw } from 'hono/html'
import { isPhraseKey, type PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { Part, Score } from '../../../model/score.ts'
import { fragment, type Paper } from '../paper.ts'

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
            <td class="points">{paper.language.number(score.value)}</td>
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
  const width = Math.round((Math.abs(part.points) / longest) * 100)
  const key = `part ${part.name} ${part.points} ${width}`
  return (
    <>
      {raw(fragment(paper, key, () => <PartBar paper={paper} part={part} width={width} />))}
      {part.evidence === '' ? undefined : (
        <tr class="evidence">
          <td colspan={3}>{part.evidence}</td>
        </tr>
      )}
    </>
  )
}

type BarProps = { readonly paper: Paper; readonly part: Part; readonly width: number }

function PartBar({ paper, part, width }: BarProps) {
  return (
    <tr>
      <th scope="row">{partName(paper, part.name)}</th>
      <td class="bar">
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="7" aria-hidden="true">
          <path class="track" d="M0 0h100v4H0z" />
          <path class={part.points < 0 ? 'taken' : 'given'} d={`M0 0h${width}v4H0z`} />
        </svg>
      </td>
      <td class="points">{paper.language.number(part.points)}</td>
    </tr>
  )
}

// A part without a translation is its own name, in words: `title-length` -> `Title length`.
function partName(paper: Paper, name: string): string {
  const key = `part-${name}`
  if (isPhraseKey(key)) return paper.language.say(key)
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
