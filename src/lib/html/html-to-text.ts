import { foldText } from '../text/fold.ts'
import { BLOCKS, DROPPED_WITH_CONTENT } from './allow-list.table.ts'
import { decodeText } from './decode-text.ts'
import { MarkupScanner } from './scan-markup.ts'

/** Plain text of HTML on one line: no tags, entities decoded once, blanks folded, ends of blocks as blanks. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return foldText(decodeText(html))
  let text = ''
  let dropped = ''
  const scanner = new MarkupScanner(html)
  while (scanner.next()) {
    if (scanner.kind === 'open' || scanner.kind === 'close') {
      const name = scanner.name.toLowerCase()
      if (BLOCKS.has(name)) text += ' '
      dropped = droppedAfter(scanner, name, dropped)
    } else if (!dropped) text += textOf(html, scanner)
  }
  return foldText(text)
}

/** Name of the element whose content is left out from here on; empty when none is. */
function droppedAfter({ kind, empty }: MarkupScanner, name: string, dropped: string): string {
  if (kind === 'close') return dropped === name ? '' : dropped
  return dropped || (!empty && DROPPED_WITH_CONTENT.has(name) ? name : '')
}

function textOf(html: string, { kind, from, to }: MarkupScanner): string {
  if (kind === 'doctype') return ''
  const part = html.slice(from, to)
  return kind === 'text' ? decodeText(part) : part
}
