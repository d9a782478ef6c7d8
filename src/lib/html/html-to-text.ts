import { foldText } from '../text/fold.ts'
import { BLOCKS, DROPPED_WITH_CONTENT } from './allow-list.table.ts'
import { decodeText } from './decode-text.ts'
import { scanMarkup, type Tag } from './scan-markup.ts'

/** Plain text of HTML on one line: no tags, entities decoded once, blanks folded, ends of blocks as blanks. */
export function htmlToText(html: string): string {
  if (!html.includes('<')) return foldText(decodeText(html))
  let text = ''
  let dropped = ''
  const add = (from: number, to: number, decode: (part: string) => string) => {
    if (!dropped) text += decode(html.slice(from, to))
  }
  scanMarkup(html, {
    text: (from, to) => add(from, to, decodeText),
    cdata: (from, to) => add(from, to, String),
    open(tag: Tag) {
      const name = tag.name.toLowerCase()
      if (!dropped && !tag.empty && DROPPED_WITH_CONTENT.has(name)) dropped = name
      if (BLOCKS.has(name)) text += ' '
      return undefined
    },
    close(tagName) {
      const name = tagName.toLowerCase()
      if (dropped === name) dropped = ''
      if (BLOCKS.has(name)) text += ' '
    },
  })
  return foldText(text)
}
