/**
 * How a new restriction reaches what is already published: pages are asked again, decided again, and the stored article is
 * brought under the new decision.
 */
import type { Article } from '../../model/article.ts'
import type { Tombstone } from '../../model/edition.ts'
import { mayList } from '../../model/may.ts'
import type { RightsDecision, RightsDocument } from '../../model/rights.ts'
import { droppedCopies, restrictArticle, tombstoneOf } from './restrict.ts'
import { decidingReasonOf, isSameDecision, isStricter } from './stricter.ts'

const DAY_MS = 24 * 3_600_000
/** RIGHTS.md: pages of published articles are asked again at least weekly for 30 days. */
const PAGE_INTERVAL_MS = 6.5 * DAY_MS
const PAGE_AGE_MS = 30 * DAY_MS
/** RFC 9309 section 2.4: robots.txt is not used beyond 24 hours. */
const DOCUMENT_INTERVAL_MS = DAY_MS
/** Less than the first back-off of a source, so that its next try asks robots.txt as well. */
const OUTAGE_INTERVAL_MS = 10 * 60_000

export type RightsChange =
  | { readonly kind: 'same' }
  /** The decision changed and nothing that is kept goes; what it opens comes when the page is read the next time. */
  | { readonly kind: 'widened'; readonly article: Article }
  /** Words or pictures go: store `article` over the old one, delete the copies. */
  | {
      readonly kind: 'narrowed'
      readonly article: Article
      readonly copies: readonly { readonly hash: string; readonly width: number }[]
    }
  /** Nothing may be listed: delete the article and its copies, keep the tombstone. */
  | {
      readonly kind: 'removed'
      readonly tombstone: Tombstone
      readonly copies: readonly { readonly hash: string; readonly width: number }[]
    }

/** Whether a published article's page is to be asked again. */
export function isPageDue(
  article: { readonly publishedAt: Date; readonly foundAt: Date },
  lastAskedAt: Date,
  now: Date,
): boolean {
  // An old piece found today is watched for 30 days as well.
  const since = Math.max(article.publishedAt.getTime(), article.foundAt.getTime())
  return now.getTime() - since <= PAGE_AGE_MS && now.getTime() - lastAskedAt.getTime() >= PAGE_INTERVAL_MS
}

/** Whether robots.txt, ai.txt, tdmrep.json or a licence is to be asked for again. An outage is looked at ever more seldom. */
export function isDocumentDue({ fetchedAt, outage }: RightsDocument, now: Date): boolean {
  if (!outage) return now.getTime() - fetchedAt.getTime() >= DOCUMENT_INTERVAL_MS
  const lasted = outage.at.getTime() - outage.since.getTime()
  const wait = Math.min(Math.max(lasted, OUTAGE_INTERVAL_MS), DOCUMENT_INTERVAL_MS)
  return now.getTime() - outage.at.getTime() >= wait
}

/** What a decision made now does to an article that is stored. */
export function applyDecision(article: Article, decision: RightsDecision, now: Date): RightsChange {
  if (!mayList(decision)) {
    const rule = decidingReasonOf(decision, 'list')?.signal ?? 'list'
    return {
      kind: 'removed',
      tombstone: tombstoneOf(article.url, now, rule),
      copies: droppedCopies(article.images, []),
    }
  }
  if (isSameDecision(decision, article.rights)) return { kind: 'same' }
  const restricted = restrictArticle(article, decision)
  if (!isStricter(decision, article.rights)) return { kind: 'widened', article: restricted }
  return { kind: 'narrowed', article: restricted, copies: droppedCopies(article.images, restricted.images) }
}
