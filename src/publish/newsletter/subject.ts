import { foldText } from '../../lib/text/fold.ts'

/** Lists of mail show about so many characters of a subject and of the words behind it. */
const SUBJECT_CHARACTERS = 78
const PREHEADER_CHARACTERS = 140

/** The headline of the day's first story, cut at a word. */
export function subjectOf(title: string): string {
  return cut(headerText(title), SUBJECT_CHARACTERS)
}

/** What else is in the issue, as far as it fits. */
export function preheaderOf(titles: readonly string[]): string {
  return cut(titles.map(headerText).join(' · '), PREHEADER_CHARACTERS)
}

/** One line without control characters and without marks that turn the direction of what follows. */
export function headerText(text: string): string {
  return foldText(text.toWellFormed().replace(/[\p{Cf}\p{Cc}]/gu, ' '))
}

function cut(text: string, characters: number): string {
  if (text.length <= characters) return text
  const start = text.slice(0, characters - 1)
  const end = start.lastIndexOf(' ')
  return `${(end > characters / 2 ? start.slice(0, end) : start).toWellFormed().trimEnd()}…`
}
