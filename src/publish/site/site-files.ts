import type { CuratedArticle } from '../../model/article.ts'
import type { Edition, PlannedFile } from '../../model/edition.ts'
import { manifestFile } from './manifest.ts'
import { archiveFiles } from './pages/archive-pages.tsx'
import { articleFile } from './pages/article-page.tsx'
import { frontPageFile } from './pages/front-page.tsx'
import { leftOutFile } from './pages/left-out-page.tsx'
import { newsletterFiles } from './pages/newsletter-pages.tsx'
import { proseFiles } from './pages/prose-pages.tsx'
import { providerFile } from './pages/provider-page.tsx'
import { searchFile } from './pages/search-page.tsx'
import { sourcesFile } from './pages/sources-page.tsx'
import { storyFile } from './pages/story-page.tsx'
import { topicFile } from './pages/topic-page.tsx'
import { type Paper, paperOf } from './paper.ts'
import { cardFiles } from './preview/preview-picture.ts'
import { searchIndexFiles } from './search/search-files.ts'
import type { ShownStory } from './shown-story.ts'

/**
 * The whole website of an edition as planned files, below the output folder. `assets` are the static files by name, as
 * `readAssets` gives them. Pure: pages hold absolute times only. Copies of pictures (`images/<hash>-<width>.<format>`)
 * are not planned here; whoever holds the picture cache puts them beside the pages.
 */
export function* siteFiles(edition: Edition, assets: ReadonlyMap<string, Uint8Array>): Iterable<PlannedFile> {
  const paper = paperOf(edition, assets)
  yield* paper.assets.files
  yield manifestFile(paper)
  yield frontPageFile(paper)
  yield* topicFiles(paper)
  for (const story of paper.stories) {
    yield story.story ? storyFile(paper, story) : articleFile(paper, story)
    yield* cardFiles(paper, story)
  }
  yield* providerFiles(paper)
  yield* archiveFiles(paper)
  yield* newsletterFiles(paper)
  yield sourcesFile(paper)
  yield leftOutFile(paper)
  yield searchFile(paper)
  yield* searchIndexFiles(paper)
  yield* proseFiles(paper)
}

function* topicFiles(paper: Paper): Iterable<PlannedFile> {
  const byTopic = new Map<string, ShownStory[]>()
  for (const story of paper.stories) {
    for (const { topic } of story.lead.topics) append(byTopic, topic, story)
  }
  for (const topic of paper.edition.taxonomy) yield topicFile(paper, topic, byTopic.get(topic.name) ?? [])
}

function* providerFiles(paper: Paper): Iterable<PlannedFile> {
  const byDomain = new Map<string, CuratedArticle[]>()
  for (const story of paper.stories) {
    for (const article of story.articles) append(byDomain, article.provider.domain, article)
  }
  for (const [domain, articles] of byDomain) yield providerFile(paper, domain, articles.sort(newestFirst))
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function newestFirst(one: CuratedArticle, other: CuratedArticle): number {
  return other.publishedAt.getTime() - one.publishedAt.getTime() || (one.id < other.id ? -1 : 1)
}
