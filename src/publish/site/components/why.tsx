import { raw } from 'hono/html'
import { isPhraseKey, type PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { Part, Score } from '../../../model/score.ts'
import { escapeXml } from '../../xml.ts'
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
    <details class="why fold">
      <summary>{props.paper.language.say('why')}</summary>
      <WhyParts {...props} />
    </details>
  )
}

/** The parts of a score as labelled bars; their numbers add up to the total. */
export function WhyParts({ paper, score, total, wouldChange = [] }: Props) {
  const { say } = paper.language
  return (
    <div class="why-box">
      <table>
        <tbody>{raw(partRows(paper, score.parts))}</tbody>
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

// An article’s page has some twenty of these rows and a site has thousands of such pages: they are written as text, which is
// faster than elements.
function partRows(paper: Paper, parts: readonly Part[]): string {
  const longest = Math.max(1, ...parts.map((part) => Math.abs(part.points)))
  return parts.map((part) => partRow(paper, part, longest)).join('')
}

function partRow(paper: Paper, { name, points, evidence }: Part, longest: number): string {
  const width = Math.round((Math.abs(points) / longest) * 100)
  const kind = points < 0 ? 'taken' : 'given'
  const seen = evidence === '' ? '' : `<tr class="evidence"><td colspan="3">${escapeXml(evidence)}</td></tr>`
  return `<tr><th scope="row">${escapeXml(partName(paper, name))}</th><td class="bar"><svg viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="7" aria-hidden="true"><path class="track" d="M0 0h100v4H0z"/><path class="${kind}" d="M0 0h${width}v4H0z"/></svg></td><td class="points">${paper.language.number(points)}</td></tr>${seen}`
}

// A part without a translation is its own name, in words: `title-length` -> `Title length`.
function partName(paper: Paper, name: string): string {
  const key = `part-${name}`
  if (isPhraseKey(key)) return paper.language.say(key)
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
