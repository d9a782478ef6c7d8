import { scanPage } from '../scan/scan-page.ts'
import { outlineOf } from './page-outline.ts'

/** A page whose visible text is shorter than this may carry it as data for a script to show. */
export const LITTLE_TEXT = 250

const MAX_SCRIPT_CHARS = 500_000
const MIN_PARAGRAPHS = 3
/** Paragraph ends as they stand in a string of a script: `\u003c/p\u003e`, `<\/p>`. */
const ESCAPED_END = /(?:\\+u003c|&lt;|<)\\*\/p(?:\\+u003e|&gt;|>)/gi

/** Paragraphs of the script that carries most of them as a string, as lines; `''` when none does. */
export function deliveredText(html: string): string {
  let best = ''
  let most = MIN_PARAGRAPHS - 1
  let at = 0
  for (;;) {
    const start = html.indexOf('<script', at)
    if (start < 0) break
    const end = html.indexOf('</script', start)
    at = end < 0 ? html.length : end
    const script = html.slice(start, Math.min(at, start + MAX_SCRIPT_CHARS))
    const count =
      script.includes('u003c') || script.includes('<\\/p') ? (script.match(ESCAPED_END)?.length ?? 0) : 0
    if (count > most) {
      most = count
      best = script
    }
  }
  return best === '' ? '' : proseOf(unescaped(best))
}

function unescaped(script: string): string {
  return script
    .replace(/\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+[nrt]/g, ' ')
    .replace(/\\+(["'/])/g, '$1')
}

function proseOf(markup: string): string {
  const start = markup.search(/<(?:p|h[1-6]|div|strong)[\s>]/i)
  const end = markup.toLowerCase().lastIndexOf('</p>')
  if (start < 0 || end < start) return ''
  const scan = scanPage(markup.slice(start, end + 4))
  const outline = outlineOf(scan)
  return scan.blocks
    .filter(
      (block, index) =>
        outline.isProse[index] || /^(?:p|h[2-6]|li)$/.test(scan.elements.tags[block.element] ?? ''),
    )
    .map((block) => block.text)
    .join('\n')
}
