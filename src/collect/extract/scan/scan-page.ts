import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { ATTRIBUTE_SLOTS, type AttributeName } from './attributes.ts'
import { addText, closeNamed, finishScan, openTag } from './element-stack.ts'
import type { PageScan } from './page-scan.ts'
import { newState, type ScanState } from './scan-state.ts'

/**
 * Reads a page in one pass of the tokenizer: no tree, no second parse. Linear in the length of the text; nesting deeper
 * than the limit is flattened. Never throws.
 */
export function scanPage(html: string): PageScan {
  const state = newState()
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacksFor(html, state))
  tokenizer.write(html)
  tokenizer.end()
  return finishScan(state)
}

function callbacksFor(html: string, state: ScanState): TokenizerCallbacks {
  let tag = ''
  return {
    onopentagname(start, end) {
      tag = nameIn(html, start, end)
    },
    onopentagend() {
      openTag(state, tag)
    },
    onselfclosingtag() {
      openTag(state, tag)
      if (state.foreignDepth > 0) closeNamed(state, tag)
    },
    onclosetag(start, end) {
      closeNamed(state, nameIn(html, start, end))
    },
    ontext(start, end) {
      addText(state, html.slice(start, end))
    },
    ontextentity(codePoint) {
      addText(state, String.fromCodePoint(codePoint))
    },
    oncdata() {},
    oncomment() {},
    ondeclaration() {},
    onend() {},
    onprocessinginstruction() {},
    isInForeignContext: () => state.foreignDepth > 0,
    ...attributeCallbacks(html, state),
  }
}

type AttributeCallbacks = Pick<
  TokenizerCallbacks,
  'onattribname' | 'onattribdata' | 'onattribentity' | 'onattribend'
>

function attributeCallbacks(html: string, state: ScanState): AttributeCallbacks {
  let name: AttributeName | undefined
  let value = ''
  return {
    onattribname(start, end) {
      name = ATTRIBUTE_SLOTS.get(nameIn(html, start, end))
      value = ''
    },
    onattribdata(start, end) {
      if (name) value += html.slice(start, end)
    },
    onattribentity(codePoint) {
      if (name) value += String.fromCodePoint(codePoint)
    },
    onattribend() {
      // The first of two attributes of one name counts (HTML standard, 13.2.5.33).
      if (name && !state.attributes.has(name)) state.attributes.set(name, value)
    },
  }
}

/** Names longer than this are of no element or attribute we read; reading them whole would cost. */
const MAX_NAME_LENGTH = 40

function nameIn(html: string, start: number, end: number): string {
  return html.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).toLowerCase()
}
