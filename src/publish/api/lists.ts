import type { CuratedArticle } from '../../model/article.ts'
import type { EditionFrame, NewsletterIssue } from '../../model/edition.ts'
import type { Story } from '../../model/story.ts'
import { type EditionIndex, shownArticles } from '../edition-index.ts'
import { isoSeconds } from '../records/read-record.ts'

/** Topics in the order of the site's navigation; `countOf` gives the listed articles of a topic by name. */
export function topicItems({ taxonomy }: EditionFrame, countOf: (topic: string) => number) {
  const ids = new Map(taxonomy.map((topic) => [topic.name, topic.id]))
  return taxonomy.map((topic) => ({
    id: topic.id,
    name: topic.name,
    parent: topic.parent === undefined ? null : (ids.get(topic.parent) ?? null),
    articles: countOf(topic.name),
    path: `api/news/${topic.id}/`,
  }))
}

/** A provider by its latest listed article. */
export function providerItem(latest: CuratedArticle, articles: number) {
  const { name, domain, images } = latest.provider
  return {
    name,
    domain,
    images: images.length > 0 ? images : null,
    articles,
    latestDateTime: isoSeconds(latest.publishedAt),
  }
}

/** A story with two or more articles that are shown; none when its lead is not there. */
export function storyItems(story: Story, index: EditionIndex) {
  const articles = shownArticles(story.articles, index)
  const lead = index.findArticle(story.lead)
  if (!lead) return []
  return [
    {
      id: story.id,
      title: lead.title,
      lead: lead.path,
      webUrl: lead.url,
      heat: story.heat.value,
      articles: articles.length,
      providers: story.voices.length,
      firstDateTime: isoSeconds(story.firstAt),
      lastDateTime: isoSeconds(story.lastAt),
      path: `api/stories/${story.id}/`,
    },
  ]
}

/** An issue of the newsletter, as far as it may still be shown. */
export function newsletterItem(issue: NewsletterIssue, siteUrl: string) {
  return {
    path: `newsletters/${issue.id}/`,
    title: issue.subject,
    excerpt: issue.preheader,
    publishedDateTime: isoSeconds(issue.at),
    webUrl: `${siteUrl}/newsletters/${issue.id}/`,
  }
}

/** The sponsorships of the edition's day. */
export function sponsorshipItems({ frontPage, sponsorships }: EditionFrame) {
  const day = frontPage.at.toISOString().slice(0, 10)
  return (sponsorships ?? [])
    .filter((sponsorship) => sponsorship.from <= day && day <= sponsorship.until)
    .map(({ title, text, url, sponsor }) => ({ title, text, url, sponsor }))
}
