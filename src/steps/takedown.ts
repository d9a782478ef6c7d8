import { ledgerEntryOfRule } from '../collect/rights/ledger.ts'
import { tombstoneOf } from '../collect/rights/restrict.ts'
import { sha256 } from '../lib/hash.ts'
import { canonicalUrl } from '../lib/url/canonical-url.ts'
import type { OperatorRule } from '../model/rights.ts'
import type { Store } from '../model/store.ts'

/** What a takedown found and removed. */
export type Takedown = {
  readonly target: string
  readonly articles: readonly { readonly id: string; readonly url: string }[]
}

/**
 * Takes an address, or all of a registrable domain, out of everything we keep, and keeps it out: the rule is recorded, each
 * article leaves a tombstone. Outputs follow when they are written the next time.
 */
export async function takeDown(store: Store, rule: OperatorRule): Promise<Takedown> {
  const url = canonicalUrl(rule.target)
  await store.addOperatorRule(rule)
  await store.addLedger([ledgerEntryOfRule(rule)])
  if (url === undefined) return takeDownDomain(store, rule)
  const stored = (await store.findArticle(url)) ?? (await byLink(store, url))
  const address = stored?.url ?? url
  await store.removeArticle(stored?.id ?? sha256(url, 16), tombstoneOf(address, rule.at, rule.kind))
  if (address !== url) await store.removeArticle(sha256(url, 16), tombstoneOf(url, rule.at, rule.kind))
  return { target: rule.target, articles: stored ? [{ id: stored.id, url: stored.url }] : [] }
}

async function byLink(store: Store, url: string) {
  const memory = (await store.readPageMemory([url])).get(url)
  return memory?.articleId === undefined ? undefined : store.findArticle(memory.articleId)
}

async function takeDownDomain(store: Store, rule: OperatorRule): Promise<Takedown> {
  const articles = await store.readArticles({ domain: rule.target })
  for (const article of articles)
    await store.removeArticle(article.id, tombstoneOf(article.url, rule.at, rule.kind))
  return { target: rule.target, articles: articles.map(({ id, url }) => ({ id, url })) }
}
