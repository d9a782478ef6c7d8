import { ledgerEntryOfRule } from '../collect/rights/ledger.ts'
import { bindsAddress, isBarredByOperator } from '../collect/rights/protocols/operator-rules.ts'
import { tombstoneOf, urlHashOf } from '../collect/rights/restrict.ts'
import { sha256 } from '../lib/hash.ts'
import { canonicalUrl, domainOf, webUrl } from '../lib/url/canonical-url.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { Tombstone } from '../model/edition.ts'
import type { OperatorRule } from '../model/rights.ts'
import type { Store } from '../model/store.ts'

/** What a takedown found and removed. */
export type Takedown = {
  readonly target: string
  readonly articles: readonly { readonly id: string; readonly url: string }[]
}

/**
 * What a rule is about, as an editor writes it: an address, or a host that binds all hosts below it (`news.example.org` does not
 * bind `example.org`). `example.org/page` is an address. Undefined when it is neither.
 */
export function targetOf(given: string): string | undefined {
  const written = given.trim()
  if (written.includes('://')) return canonicalUrl(written)
  const url = webUrl(`https://${written}`)
  const isHost = url !== undefined && /[.:]/.test(url.host) && !/[\s@]/.test(written)
  if (!isHost) return undefined
  return /[/?]/.test(written) ? canonicalUrl(url.href) : url.hostname
}

/**
 * Takes an address, or all of a domain, out of everything we keep, and keeps it out: the rule is recorded, each article leaves a
 * tombstone. The scheme, `www.` and a last slash do not matter. Outputs follow when they are written the next time.
 */
export async function takeDown(store: Store, rule: OperatorRule): Promise<Takedown> {
  const url = canonicalUrl(rule.target)
  await store.addOperatorRule(rule)
  await store.addLedger([ledgerEntryOfRule(rule)])
  const articles = url === undefined ? await ofDomain(store, rule.target) : await atAddress(store, url)
  for (const article of articles) {
    // Feeds name it by the one address, records by the other.
    for (const address of new Set([article.url, article.originalUrl]))
      await store.removeArticle(article.id, tombstoneOf(address, rule.at, rule.kind))
  }
  if (url !== undefined) await store.removeArticle(sha256(url, 16), tombstoneOf(url, rule.at, rule.kind))
  return { target: rule.target, articles: articles.map(({ id, url: address }) => ({ id, url: address })) }
}

/** Those of an archive's articles that may come into the store: nobody took them down, here or in the archive. */
export async function withoutTakenDown<T extends { readonly url: string; readonly originalUrl: string }>(
  articles: readonly T[],
  tombstones: readonly Tombstone[],
  store: Store,
): Promise<readonly T[]> {
  const rules = await store.readOperatorRules()
  const removed = new Set([...tombstones, ...(await store.readTombstones())].map(({ urlHash }) => urlHash))
  const isTakenDown = (address: string) =>
    removed.has(urlHashOf(address)) || isBarredByOperator(rules, address)
  return articles.filter(({ url, originalUrl }) => !isTakenDown(url) && !isTakenDown(originalUrl))
}

type Named = Pick<CuratedArticle, 'id' | 'url' | 'originalUrl'>

/** Articles at an address, or that a feed named by it. */
async function atAddress(store: Store, url: string): Promise<readonly Named[]> {
  const found = new Map<string, Named>()
  const variants = variantsOf(url)
  const memories = await store.readPageMemory(variants)
  const ids = [...memories.values()].flatMap(({ articleId }) => articleId ?? [])
  for (const name of [...variants, ...ids]) {
    const article = await store.findArticle(name)
    if (article) found.set(article.id, article)
  }
  return [...found.values()]
}

/** The ways to write an address that mean the same to a rule (`bindsAddress`). */
function variantsOf(address: string): readonly string[] {
  const url = new URL(address)
  const host = url.host.replace(/^www\./, '')
  const path = url.pathname.replace(/\/$/, '')
  return ['https', 'http'].flatMap((scheme) =>
    [host, `www.${host}`].flatMap((name) =>
      [path || '/', `${path}/`].map((written) => `${scheme}://${name}${written}${url.search}`),
    ),
  )
}

async function ofDomain(store: Store, target: string): Promise<readonly Named[]> {
  const articles = await store.readArticles({ domain: domainOf(target) || target })
  return articles.filter(({ url, originalUrl }) =>
    [url, originalUrl].some((address) => bindsAddress(target, address)),
  )
}
