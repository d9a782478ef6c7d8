import { eld } from 'eld/extrasmall'

/** Fewer letters than this name no language for certain. */
const MIN_LETTERS = 40
const READ_CHARACTERS = 2_000

/** Language of a text that does not say (ISO 639-1), or undefined when it is too short or could be several. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, READ_CHARACTERS)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return undefined
  const found = eld.detect(sample)
  return found.language !== '' && found.isReliable() ? found.language : undefined
}
