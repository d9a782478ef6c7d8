import type { FetchResult, Http } from '../model/http.ts'

/** Fetches each page once a run, however many sources name it. */
export type PageCache = (url: string) => Promise<FetchResult>

export function pageCache(http: Http): PageCache {
  const asked = new Map<string, Promise<FetchResult>>()
  return (url) => {
    const known = asked.get(url)
    if (known) return known
    const result = http.fetch({ url, wanted: 'page' })
    asked.set(url, result)
    // A body is needed by the sources that name the page at the same time, not for the whole run.
    void result.then(() => asked.size > KEPT && asked.delete(url))
    return result
  }
}

const KEPT = 48
