/** Where aggregators write votes into an item's text: hnrss.org ("Points: 90", "# Comments: 12"), Lemmy ("57 points | 12 comments"). */
const POINTS = [/\bPoints:\s*(\d{1,7})\b/, /(?:^|[\s>])(\d{1,7}) points? \|/]
const COMMENTS = [/# Comments:\s*(\d{1,7})\b/, /\| (?:<a [^>]*>)?(\d{1,7}) comments?\b/]

const NONE = {}

/** Points and comments that a body names; absent is not 0. */
export function votesOf(html: string | undefined): { points?: number; comments?: number } {
  if (!html || html.length > 20_000 || !html.includes('oints')) return NONE
  const points = firstNumber(html, POINTS)
  const comments = firstNumber(html, COMMENTS)
  return { ...(points !== undefined && { points }), ...(comments !== undefined && { comments }) }
}

function firstNumber(html: string, patterns: readonly RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const digits = pattern.exec(html)?.[1]
    if (digits) return Number(digits)
  }
  return undefined
}
