/**
 * What goes into an issue. A story is eligible from the moment it was found until an issue has shown it, however long that
 * takes: there is no window of hours a quiet Monday could miss. The best ones are told with their excerpt, under caps per
 * topic and provider; of the others the oldest are named in one line, so that nothing waits for ever.
 */
import type { CuratedArticle } from '../../model/article.ts'
import type { Edition, NewsletterIssue } from '../../model/edition.ts'
import type { Issue, IssueStory, NewsletterSettings } from '../../model/newsletter.ts'
import { type EditionIndex, indexEdition, isShown, shownArticles } from '../edition-index.ts'
import { localDay } from './schedule.ts'
import { preheaderOf, subjectOf } from './subject.ts'

const DAY_MS = 86_400_000

export type IssueOptions = {
  readonly settings: NewsletterSettings
  readonly now: Date
  readonly note?: string
}

/** The next issue of an edition, or undefined when nothing is eligible. `edition.newsletters` are the issues before it. */
export function selectIssue(edition: Edition, { settings, now, note }: IssueOptions): Issue | undefined {
  const eligible = eligibleStories(edition, settings, now)
  const told = underCaps(eligible, settings)
  const lead = told[0]
  if (!lead) return undefined
  const others = eligible.filter((story) => !told.includes(story))
  const briefs = others.toSorted((one, other) => foundAt(one) - foundAt(other)).slice(0, settings.briefs)
  const day = localDay(now, edition.site.timeZone)
  const sponsor = edition.sponsorships?.find(({ from, until }) => from <= day && day <= until)
  return {
    id: day,
    at: now,
    subject: subjectOf(lead.lead.title),
    preheader: preheaderOf([...told.slice(1), ...briefs].map((story) => story.lead.title)),
    sections: sectionsOf(told),
    briefs,
    ...(note && { note }),
    ...(sponsor && { sponsor }),
    waiting: others.length - briefs.length,
  }
}

/** What is remembered of an issue: enough to send nothing twice and to show it in the archive. */
export function summaryOf(issue: Issue): NewsletterIssue {
  const stories = [...issue.sections.flatMap((section) => section.stories), ...issue.briefs]
  const { id, at, subject, preheader } = issue
  return { id, at, subject, preheader, articles: stories.map((story) => story.lead.id) }
}

/** Stories and lone articles no issue has shown, hottest first. */
function eligibleStories(edition: Edition, settings: NewsletterSettings, now: Date): readonly IssueStory[] {
  const index = indexEdition(edition)
  const issues = edition.newsletters ?? []
  const sent = new Set(issues.flatMap((issue) => issue.articles))
  const since = firstIssueMs(issues, now) - periodMs(settings)
  const stories = new Map<string, IssueStory>()
  for (const article of edition.articles) {
    if (!isShown(article) || article.heat === undefined) continue
    const story = storyOf(article, index)
    stories.set(story.lead.id, story)
  }
  return [...stories.values()]
    .filter((story) => !story.articles.some((article) => sent.has(article.id)))
    .filter((story) => (story.lead.heat?.value ?? 0) >= settings.minHeat)
    .filter((story) => story.articles.some((article) => article.foundAt.getTime() > since))
    .toSorted(hottestFirst)
}

// The first issue reaches back one period; later ones reach back to where the first began.
function firstIssueMs(issues: readonly NewsletterIssue[], now: Date): number {
  return Math.min(now.getTime(), ...issues.map((issue) => issue.at.getTime()))
}

function periodMs({ weekdays }: NewsletterSettings): number {
  return weekdays.length === 1 ? 7 * DAY_MS : DAY_MS
}

function storyOf(article: CuratedArticle, index: EditionIndex): IssueStory {
  const story = article.story === undefined ? undefined : index.findStory(article.story)
  const articles = story ? shownArticles(story.articles, index) : [article]
  const lead = story && articles.find((member) => member.id === story.lead)
  return { lead: lead ?? article, articles, voices: story?.voices.length ?? 1 }
}

function hottestFirst({ lead: one }: IssueStory, { lead: other }: IssueStory): number {
  return (
    (other.heat?.value ?? 0) - (one.heat?.value ?? 0) ||
    (other.quality?.value ?? 0) - (one.quality?.value ?? 0) ||
    other.publishedAt.getTime() - one.publishedAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  )
}

function underCaps(eligible: readonly IssueStory[], settings: NewsletterSettings): readonly IssueStory[] {
  const byTopic = new Map<string, number>()
  const byProvider = new Map<string, number>()
  const told: IssueStory[] = []
  for (const story of eligible) {
    if (told.length === settings.stories) break
    const topic = sectionOf(story)
    const { domain } = story.lead.provider
    const inTopic = byTopic.get(topic) ?? 0
    const ofProvider = byProvider.get(domain) ?? 0
    if (inTopic >= settings.maxPerTopic || ofProvider >= settings.maxPerProvider) continue
    byTopic.set(topic, inTopic + 1)
    byProvider.set(domain, ofProvider + 1)
    told.push(story)
  }
  return told
}

function sectionsOf(told: readonly IssueStory[]): Issue['sections'] {
  return [...Map.groupBy(told, sectionOf)].map(([topic, stories]) => ({ topic, stories }))
}

// The root topic holds everything; the next one says more.
function sectionOf({ lead }: IssueStory): string {
  return lead.topics[1]?.topic ?? lead.topics[0]?.topic ?? ''
}

function foundAt({ articles }: IssueStory): number {
  return Math.min(...articles.map((article) => article.foundAt.getTime()))
}
