import { finishScan } from './element-stack.ts'
import type { PageScan } from './page-scan.ts'
import { readHtml } from './read-html.ts'
import { newState } from './scan-state.ts'

/**
 * Reads a page in one pass: no tree, no second parse. Linear in the length of the text; nesting deeper than the limit is
 * flattened. Never throws.
 */
export function scanPage(html: string): PageScan {
  const state = newState(html)
  readHtml(state)
  return finishScan(state)
}
