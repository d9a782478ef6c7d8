/** JSON from outside, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    // Broken JSON is no statement; JSON.parse has no other way to say so.
    return undefined
  }
}
