import { sha256 } from '../../lib/hash.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { PlannedFile } from '../../model/edition.ts'
import { type EditionIndex, shownArticles } from '../edition-index.ts'
import { providerPath } from '../site/paths.ts'
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

/** RSS, Atom and JSON Feed of the site, each topic, story and provider below `feeds/`, and the two OPML lists. */
export function* feedFiles(index: EditionIndex): Iterable<PlannedFile> {
  const { edition, byTopic, byProvider } = index
  const { site } = edition
  const feedOf = feedMaker(index)
  yield* feedOf('feeds/all', { title: site.name, home: `${site.url}/`, articles: index.shown })
  for (const { id, name } of edition.taxonomy) {
    const articles = byTopic.get(name) ?? []
    const home = `${site.url}/topics/${id}/`
    yield* feedOf(`feeds/topics/${id}`, { title: `${site.name}: ${name}`, home, articles })
  }
  for (const [domain, articles] of byProvider) {
    const title = `${site.name}: ${articles[0]?.provider.name ?? domain}`
    const home = `${site.url}${providerPath(domain)}`
    yield* feedOf(`feeds/providers/${fileNameOf(domain)}`, { title, home, articles })
  }
  for (const story of edition.stories) {
    const articles = newestFirst(shownArticles(story.articles, index))
    if (articles.length < 2) continue
    const title = `${site.name}: ${index.findArticle(story.lead)?.title ?? articles[0]?.title ?? ''}`
    yield* feedOf(`feeds/stories/${story.id}`, { title, home: `${site.url}/stories/${story.id}/`, articles })
  }
  yield* opmlFiles(index)
}

type Subject = Pick<OutFeed, 'title' | 'home' | 'articles'>

function feedMaker({ edition }: EditionIndex) {
  const { site, outputs } = edition
  const shared = { description: site.description, site, ...(outputs.hub && { hub: outputs.hub }) }
  const settings = JSON.stringify([site.name, site.description, site.language, site.url, outputs.hub])
  return function* feedOf(path: string, subject: Subject): Iterable<PlannedFile> {
    const articles = subject.articles.slice(0, outputs.feedItems)
    const feed: OutFeed = { ...shared, ...subject, articles, base: `${site.url}/${path}` }
    const version = versionOf(settings, path, subject.title, ...articles.map(articleVersion))
    for (const { ending, render } of FORMATS) {
      yield { path: `${path}.${ending}`, version, render: () => render(feed) }
    }
  }
}

/** A domain as a file's name; what is no host name, as records by hand may hold, becomes a hash. */
function fileNameOf(domain: string): string {
  return /^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(domain) ? domain : `_${sha256(domain, 16)}`
}

function newestFirst(articles: readonly CuratedArticle[]): readonly CuratedArticle[] {
  return articles.toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())
}

function* opmlFiles({ edition }: EditionIndex): Iterable<PlannedFile> {
  const { site } = edition
  const sources = edition.sources.map(({ source }) => ({ title: source.name ?? source.id, url: source.url }))
  const topics = edition.taxonomy.map(({ id, name }) => ({
    title: `${site.name}: ${name}`,
    url: `${site.url}/feeds/topics/${id}.rss`,
  }))
  const lists = [
    { path: 'feeds/sources.opml', title: `${site.name}: sources`, outlines: sources },
    { path: 'feeds/topics.opml', title: `${site.name}: topics`, outlines: topics },
  ]
  for (const { path, title, outlines } of lists) {
    const text = renderOpml(title, outlines)
    yield { path, version: versionOf(text), render: () => text }
  }
}
