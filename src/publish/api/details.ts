import type { CuratedArticle } from '../../model/article.ts'
import type { PlannedFile } from '../../model/edition.ts'
import type { Score } from '../../model/score.ts'
import type { Story } from '../../model/story.ts'
import { type EditionIndex, shownArticles } from '../edition-index.ts'
import { isoSeconds } from '../records/read-record.ts'
import { articleVersion, storyVersion, versionOf } from '../version.ts'
import { itemOf, itemVersion } from './item.ts'
import type { Listed } from './page-files.ts'

type Detail = { readonly article: CuratedArticle; readonly item: Listed; readonly slug: string }

/** An article's document: its item, the parts of its scores, why it has its topics, what to read next. */
export function detailFile({ article, item, slug }: Detail, index: EditionIndex): PlannedFile {
  const related = shownArticles(article.related, index)
  return {
    path: `api/news/${slug}/index.json`,
    // Not hashed: it is made for every article on every run.
    version: related.reduce((version, one) => `${version} ${articleVersion(one)}`, item.version),
    render: () => {
      const more = {
        scores: { quality: scoreOrNull(article.quality), heat: scoreOrNull(article.heat) },
        kind: article.kind,
        access: article.access ?? null,
        topicMatches: article.topics,
        duplicateOf: pathOrNull(article.duplicateOf, index),
        related: related.map(briefOf),
      }
      return `${item.json().slice(0, -1)},${JSON.stringify(more).slice(1)}\n`
    },
  }
}

/** A story's document: its lead, all of its articles in order of publication, the parts of its heat. */
export function storyFile(story: Story, index: EditionIndex): PlannedFile | undefined {
  const articles = shownArticles(story.articles, index)
  if (articles.length < 2) return undefined
  return {
    path: `api/stories/${story.id}/index.json`,
    version: versionOf(storyVersion(story), ...articles.map((article) => itemVersion(article, index))),
    render: () => `${JSON.stringify(storyDocument(story, articles, index))}\n`,
  }
}

function storyDocument(story: Story, articles: readonly CuratedArticle[], index: EditionIndex) {
  return {
    id: story.id,
    lead: pathOrNull(story.lead, index),
    heat: story.heat.value,
    scores: { heat: scoreOrNull(story.heat) },
    providers: story.voices,
    firstDateTime: isoSeconds(story.firstAt),
    lastDateTime: isoSeconds(story.lastAt),
    aliases: story.aliases,
    articles: articles.map((article) => itemOf(article, index)),
  }
}

function briefOf(article: CuratedArticle) {
  return {
    path: article.path,
    title: article.title,
    webUrl: article.url,
    publishedDateTime: isoSeconds(article.publishedAt),
    type: article.type,
    provider: { name: article.provider.name, domain: article.provider.domain },
  }
}

function pathOrNull(id: string | undefined, { findArticle }: EditionIndex): string | null {
  return (id === undefined ? undefined : findArticle(id)?.path) ?? null
}

function scoreOrNull(score: Score | undefined) {
  return score ? { value: score.value, parts: score.parts } : null
}
