import type { Edition } from '../../model/edition.ts'
import { type EditionIndex, shownArticles } from '../edition-index.ts'
import { shownIssue } from '../newsletter/issue-record.ts'
import { isoSeconds } from '../records/read-record.ts'

/** Topics in the order of the site's navigation. */
export function topicItems({ edition, byTopic }: EditionIndex) {
  const ids = new Map(edition.taxonomy.map((topic) => [topic.name, topic.id]))
  return edition.taxonomy.map((topic) => ({
    id: topic.id,
    name: topic.name,
    parent: topic.parent === undefined ? null : (ids.get(topic.parent) ?? null),
    articles: byTopic.get(topic.name)?.length ?? 0,
    path: `api/news/${topic.id}/`,
  }))
}

/** Providers with an article in the lists, by domain. */
export function providerItems({ byProvider }: EditionIndex) {
  const domains = [...byProvider.keys()].sort()
  return domains.flatMap((domain) => {
    const articles = byProvider.get(domain) ?? []
    const latest = articles[0]
    if (!latest) return []
    const { name, images } = latest.provider
    return [
      {
        name,
        domain,
        images: images.length > 0 ? images : null,
        articles: articles.length,
        latestDateTime: isoSeconds(latest.publishedAt),
      },
    ]
  })
}

/** Stories with two or more articles that are shown, last told first. */
export function storyItems(index: EditionIndex) {
  const { edition, findArticle } = index
  const byLastTold = [...edition.stories].sort(
    (one, other) => other.lastAt.getTime() - one.lastAt.getTime() || (one.id < other.id ? -1 : 1),
  )
  return byLastTold.flatMap((story) => {
    const articles = shownArticles(story.articles, index)
    const lead = findArticle(story.lead)
    if (articles.length < 2 || !lead) return []
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
  })
}

/** Issues of the newsletter, newest first. */
export function newsletterItems(index: EditionIndex) {
  const { edition } = index
  const issues = (edition.newsletters ?? []).map((issue) => shownIssue(issue, index))
  return issues.map((issue) => ({
    path: `newsletters/${issue.id}/`,
    title: issue.subject,
    excerpt: issue.preheader,
    publishedDateTime: isoSeconds(issue.at),
    webUrl: `${edition.site.url}/newsletters/${issue.id}/`,
  }))
}

/** The sponsorships of the edition's day. */
export function sponsorshipItems(edition: Edition) {
  const day = edition.frontPage.at.toISOString().slice(0, 10)
  return (edition.sponsorships ?? [])
    .filter((sponsorship) => sponsorship.from <= day && day <= sponsorship.until)
    .map(({ title, text, url, sponsor }) => ({ title, text, url, sponsor }))
}
