import { hash } from 'node:crypto'
import type { CuratedArticle } from '../model/article.ts'
import type { Story } from '../model/story.ts'

/** Raised when renderers change what they write from the same facts, so that every file is rendered again. */
const FORMAT = '1'

/** A version of a file from what it is rendered from. */
export function versionOf(...parts: readonly (string | number | undefined)[]): string {
  return hash('sha1', `${FORMAT}\0${parts.join('\0')}`, 'hex').slice(0, 20)
}

const known = new WeakMap<CuratedArticle, string>()

/** A hash of all of an article that outputs show. Computed once an article object. */
export function articleVersion(article: CuratedArticle): string {
  const before = known.get(article)
  if (before !== undefined) return before
  const version = hash('sha1', shownFacts(article), 'hex').slice(0, 20)
  known.set(article, version)
  return version
}

/** A hash of what outputs show of a story beside its articles. */
export function storyVersion(story: Story | undefined): string {
  return story
    ? JSON.stringify([story.id, story.lead, story.articles, story.voices, story.heat, story.hourly])
    : ''
}

// Text and evidence are never shown; rights are shown as decisions.
function shownFacts(article: CuratedArticle): string {
  const { text, evidence, links, keywords, rights, ...shown } = article
  const { reasons, ...decisions } = rights
  return JSON.stringify([shown, decisions, reasons.length])
}
