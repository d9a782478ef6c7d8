import { domainOf } from '../lib/url/canonical-url.ts'
import type { Store } from '../model/store.ts'
import { lineHash } from './extract/text/line-hash.ts'
import type { KnownLines } from './extract/text/page-view.ts'

/** What the site of an address repeats on its pages. */
export type RepeatedLines = (address: string) => Promise<KnownLines>

/** Pages of one site that are remembered, the newest: what a site repeats changes with its design. */
const KEPT_PAGES = 40
const MIN_PAGES = 3
const MIN_SHARE = 0.2

/** Lines that stand on at least three of these pages and on a fifth of them. */
export function repeatedIn(
  pages: readonly (readonly number[])[],
  minPages: number = MIN_PAGES,
): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const line of pages.flatMap((lines) => [...new Set(lines)])) {
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const least = Math.max(minPages, pages.length * MIN_SHARE)
  return new Set([...counts].filter(([, count]) => count >= least).map(([line]) => line))
}

/** The lines as a page is asked about them. */
export function knownLines(hashes: ReadonlySet<number>): KnownLines {
  return { has: (line) => hashes.has(lineHash(line)) }
}

/**
 * What was known before this run, each site read once: what the run itself finds waits for the next one, so that the order in which
 * sources answer decides nothing. Older pages are forgotten here, before anything is read.
 */
export async function openRepeatedLines(
  store: Pick<Store, 'readPageLines' | 'forgetPageLines'>,
  now: Date,
): Promise<RepeatedLines> {
  await store.forgetPageLines(KEPT_PAGES)
  const sites = new Map<string, Promise<KnownLines>>()
  async function read(domain: string): Promise<KnownLines> {
    return knownLines(repeatedIn(await store.readPageLines({ domain, before: now, limit: KEPT_PAGES })))
  }
  return (address) => {
    const domain = domainOf(address)
    const known = sites.get(domain) ?? read(domain)
    sites.set(domain, known)
    return known
  }
}
