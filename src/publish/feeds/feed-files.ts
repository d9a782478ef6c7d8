import { sha256 } from '../../lib/hash.ts'
import type { EditionFrame, PlannedFile } from '../../model/edition.ts'
import { articleVersion, versionOf } from '../version.ts'
import { renderAtom } from './atom.ts'
import type { OutFeed } from './feed-model.ts'
import { renderJsonFeed } from './json-feed.ts'
import { renderOpml } from './opml.ts'
import { renderRss } from './rss.ts'

const FORMATS = [
  { ending: 'rss', render: renderRss },
  { ending: 'atom', render: renderAtom },
  { ending: 'json', render: renderJsonFeed },
] as const

/** What one feed is about; its articles newest first. */
export type FeedSubject = Pick<OutFeed, 'title' | 'home' | 'articles'> & {
  /** Below the public folder, without an ending: `feeds/all`. */
  readonly path: string
}

/** A feed in RSS, Atom and JSON Feed. */
export function* feedFiles(
  { site, outputs }: EditionFrame,
  { path, ...subject }: FeedSubject,
): Iterable<PlannedFile> {
  const articles = subject.articles.slice(0, outputs.feedItems)
  const feed: OutFeed = {
    ...subject,
    articles,
    site,
    description: site.description,
    base: `${site.url}/${path}`,
    ...(outputs.hub && { hub: outputs.hub }),
  }
  const settings = JSON.stringify([site.name, site.description, site.language, site.url, outputs.hub])
  const version = versionOf(settings, path, subject.title, ...articles.map(articleVersion))
  for (const { ending, render } of FORMATS) {
    yield { path: `${path}.${ending}`, version, render: () => render(feed) }
  }
}

/** Path of a provider's feed. A domain is a file's name; what is no host name, as records by hand may hold, becomes a hash. */
export function providerFeedPath(domain: string): string {
  const name = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(domain) ? domain : `_${sha256(domain, 16)}`
  return `feeds/providers/${name}`
}

/** The two OPML lists: our sources, and our own topic feeds. */
export function* opmlFiles({ site, sources, taxonomy }: EditionFrame): Iterable<PlannedFile> {
  const asked = sources.map(({ source }) => ({ title: source.name ?? source.id, url: source.url }))
  const topics = taxonomy.map(({ id, name }) => ({
    title: `${site.name}: ${name}`,
    url: `${site.url}/feeds/topics/${id}.rss`,
  }))
  const lists = [
    { path: 'feeds/sources.opml', title: `${site.name}: sources`, outlines: asked },
    { path: 'feeds/topics.opml', title: `${site.name}: topics`, outlines: topics },
  ]
  for (const { path, title, outlines } of lists) {
    const text = renderOpml(title, outlines)
    yield { path, version: versionOf(text), render: () => text }
  }
}
