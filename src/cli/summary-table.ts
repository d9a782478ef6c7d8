import type { CountName, RunSummary } from '../steps/summary.ts'
import { failureLines } from './failure-lines.ts'
import { table } from './output.ts'

const ROWS: readonly (readonly [CountName, string])[] = [
  ['asked', 'sources asked'],
  ['unchanged', 'unchanged'],
  ['failed', 'failed'],
  ['refused', 'refused'],
  ['itemsSeen', 'items seen'],
  ['itemsNew', 'items new'],
  ['skippedByRights', 'skipped by rights'],
  ['skipped', 'skipped in all'],
  ['restricted', 'restricted since'],
  ['removed', 'removed since'],
  ['duplicates', 'duplicates'],
  ['stories', 'stories'],
  ['published', 'published'],
  ['frontPage', 'on the front page'],
  ['filesWritten', 'files written'],
  ['filesRemoved', 'files removed'],
  ['filesUnchanged', 'files unchanged'],
  ['seconds', 'seconds'],
]

/** The table at the end of a run: counts, then why sources failed and what editors should look at. */
export function summaryTable(summary: RunSummary): string {
  const { counts, failures, skipped, conflicts, hub } = summary
  const lines = [
    table(
      ROWS.map(([name, words]) => [words, String(counts[name])]),
      ['left', 'right'],
    ),
  ]
  const reasons = Object.entries(skipped).sort(([one], [other]) => (one < other ? -1 : 1))
  if (reasons.length > 0)
    lines.push(`Skipped: ${reasons.map(([reason, count]) => `${reason} ${count}`).join(', ')}`)
  lines.push(...failureLines(failures, counts.asked))
  if (conflicts.length > 0)
    lines.push('', "Editor's decisions that cannot be followed:", ...conflicts.map((words) => `  ${words}`))
  if (hub?.failure) lines.push('', `The hub was not told that feeds changed: ${hub.failure}`)
  return lines.join('\n')
}
