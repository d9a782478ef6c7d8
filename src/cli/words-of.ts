import { BroadsheetError } from '../lib/error.ts'
import { clean } from './output.ts'

/** What went wrong and what to do about it, in lines for a terminal. */
export function wordsOf(error: unknown): string {
  if (error instanceof BroadsheetError) {
    const words = `Error ${error.code}: ${error.message.split('\n').map(clean).join('\n')}`
    return error.hint ? `${words}\n  ${error.hint}` : words
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Error INTERNAL: ${words}\n  This is a fault of Broadsheet. Please report it with the lines above.`
}
