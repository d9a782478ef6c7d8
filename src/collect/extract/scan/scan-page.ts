import { finishScan } from './element-stack.ts'
import type { PageScan } from './page-scan.ts'
import { PageSource } from './page-source.ts'
import { readHtml } from './read-html.ts'
import { newState } from './scan-state.ts'

/**
 * Reads a page, a text or its bytes in UTF-8, in one pass: no tree, no second parse. Linear in the length of the text; nesting deeper than the limit is
 * flattened. Never throws.
 */
export function scanPage(page: string | Uint8Array): PageScan {
  const state = newState(new PageSource(page))
  readHtml(state)
  return finishScan(state)
}
