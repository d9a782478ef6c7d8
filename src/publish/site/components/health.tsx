import type { PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { SourceState } from '../../../model/source.ts'
import type { Paper } from '../paper.ts'

const WORDS: Readonly<Record<SourceState['status'], PhraseKey>> = {
  new: 'statusNew',
  ok: 'statusOk',
  failing: 'statusFailing',
  gone: 'statusGone',
  refused: 'statusRefused',
  silent: 'statusSilent',
}

/** How a source is: a mark and a word, never a colour alone. */
export function Health({ paper, state }: { readonly paper: Paper; readonly state: SourceState }) {
  return <span class={`health health-${state.status}`}>{paper.language.say(WORDS[state.status])}</span>
}
