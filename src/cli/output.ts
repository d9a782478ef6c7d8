import stringWidth from 'fast-string-width'

/** Where a command's words go: results to stdout, everything else to stderr, so that results can be piped. */
export type Output = {
  readonly isTerminal: boolean
  result(text: string): void
  note(text: string): void
  /** One line that is replaced by the next; a plain note where there is no terminal and `keep` is asked for. */
  progress(text: string): void
}

type Stream = {
  write(text: string): unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export function outputTo(stdout: Stream, stderr: Stream): Output {
  let isOpen = false
  const clear = () => {
    if (isOpen) stderr.write('\r\u001b[2K')
    isOpen = false
  }
  return {
    isTerminal: stderr.isTTY === true,
    result(text) {
      clear()
      stdout.write(`${text}\n`)
    },
    note(text) {
      clear()
      stderr.write(`${text}\n`)
    },
    progress(text) {
      if (stderr.isTTY !== true) return
      clear()
      stderr.write(cutToWidth(clean(text), (stderr.columns ?? 80) - 1))
      isOpen = true
    },
  }
}

export type Align = 'left' | 'right'

/** Rows as aligned columns; text from outside is stripped of control characters first. */
export function table(rows: readonly (readonly string[])[], align: readonly Align[] = []): string {
  const cleaned = rows.map((row) => row.map(clean))
  const widths: number[] = []
  for (const row of cleaned)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell))
  return cleaned
    .map((row) =>
      row
        .map((cell, index) => {
          const padding = ' '.repeat((widths[index] ?? 0) - stringWidth(cell))
          return align[index] === 'right' ? padding + cell : cell + padding
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Text cut to a width on screen. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break
    cut += segment
  }
  return `${cut}…`
}

/** Controls, ends of line of Unicode's own, and marks that turn the direction of a line. */
export const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** What strangers wrote, safe for a terminal. */
export function clean(text: string): string {
  return text.replace(UNPRINTABLE, ' ')
}
