/**
 * The library door. Every function here but `runPipeline` is pure: no clock, no network, no disk; the same arguments give the
 * same answer. Dates are `Date` (UTC), addresses absolute URLs, texts plain, languages BCP 47; absent is `undefined`.
 * docs/library.md shows each with an example. Names and first arguments are a contract.
 */

export type { PageContext } from './collect/extract/extract-page.ts'
/** `(bytes, {url, headers?})` -> what an article page says. Never throws. */
export { extractPage } from './collect/extract/extract-page.ts'
/** `(bytes, {url?, headers?})` -> `{feed, entries, problems}`. Keeps every item it can read, names every one it cannot. Never throws. */
export { parseFeed } from './collect/feed/parse-feed.ts'
/** `(evidence)` -> what may be done with a page, use by use, with reasons. Never throws. */
export { decideRights } from './collect/rights/decide-rights.ts'
/** `(article)` -> quality 0..100 as the sum of its parts. */
export { scoreQuality } from './curate/quality/score-quality.ts'
/** `(articles, {top})` -> for each article the ids of those worth reading next, best first. */
export { relateArticles } from './curate/related/relate-articles.ts'
/** `(articles in order of arrival)` -> for each, in the order given, what it duplicates and which story it belongs to. */
export { groupArticles } from './curate/stories/group-articles.ts'
/** `(article, taxonomy or model)` -> topics with confidence 0..1 and reasons, root first. */
export { classifyTopics } from './curate/topics/classify-topics.ts'
/** `(labelled articles)` -> a linear model as plain JSON data. */
export { trainTopics } from './curate/topics/train-topics.ts'
export { BroadsheetError } from './lib/error.ts'
export type { Article, CuratedArticle, Judgement } from './model/article.ts'
export type { TopicModel } from './model/curation.ts'
export type { Feed, FeedEntry, ParsedFeed } from './model/feed.ts'
export type { FetchRequest, FetchResult, Http } from './model/http.ts'
export type { ExtractedPage } from './model/page.ts'
export type { Problem } from './model/problem.ts'
export type { NewsRecord } from './model/record.ts'
export type { RightsDecision, RightsEvidence } from './model/rights.ts'
export type { Part, Score } from './model/score.ts'
export type { Config } from './model/settings.ts'
export type { Store } from './model/store.ts'
export type { FrontPage, RankedStory, Story } from './model/story.ts'
export type { Taxonomy, Topic, TopicMatch } from './model/taxonomy.ts'
export type { RunResult } from './pipeline.ts'
/** `(config, tools, now)` -> the front page with a summary. Throws BroadsheetError when it cannot go on. */
export { runPipeline } from './pipeline.ts'
/** `(text of a record file)` -> its fields. Throws BroadsheetError RECORD_UNREADABLE. */
export { readRecord } from './publish/records/read-record.ts'
/** `(record)` -> the file's text; what `readRecord` read from a well-formed file comes back byte for byte. */
export { writeRecord } from './publish/records/write-record.ts'
export type { Tools } from './steps/tools.ts'
