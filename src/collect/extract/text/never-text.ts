import { HINT } from '../scan/hint.ts'
import { PLACE } from './page-outline.ts'
import type { PageView } from './page-view.ts'
import { bitOf } from './surroundings.ts'

/** What is no part of an article, however much it reads like one. */
export function isNeverText(page: PageView, index: number): boolean {
  return isComment(page, index) || isOutOfSight(page, index) || pointsElsewhere(page, index)
}

/** An element that holds most of the page's prose hands down neither hint nor place: there the names are wrong. */
function isComment({ scan, outline }: PageView, index: number): boolean {
  return ((outline.nearHints[scan.blocks[index]?.element ?? 0] ?? 0) & HINT.comment) !== 0
}

function isOutOfSight({ scan, outline }: PageView, index: number): boolean {
  return ((outline.places[scan.blocks[index]?.element ?? 0] ?? 0) & (PLACE.footer | PLACE.hidden)) !== 0
}

const READ_MORE = bitOf('read-more')
const MIN_LINK_SHARE = 0.5

/** "Read also: another article", in a line of its own. */
function pointsElsewhere({ outline, surroundings }: PageView, index: number): boolean {
  const saysSo = ((surroundings.said[index] ?? 0) & READ_MORE) !== 0
  return saysSo && outline.headings[index] === 0 && (outline.linkShares[index] ?? 0) >= MIN_LINK_SHARE
}
