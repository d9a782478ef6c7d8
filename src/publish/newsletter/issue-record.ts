import { BroadsheetError } from '../../lib/error.ts'
import type { NewsletterIssue } from '../../model/edition.ts'
import type { EditionIndex } from '../edition-index.ts'
import { isoSeconds, readRecord } from '../records/read-record.ts'
import { writeRecord } from '../records/write-record.ts'

/** Where an issue is remembered in the archive. */
export function issuePath(id: string): string {
  return `_newsletters/${id}.md`
}

/** An issue as the archive may show it: when an article of it was taken down, the words that came from headlines go too. */
export function shownIssue(
  issue: NewsletterIssue,
  { edition, isShown }: Pick<EditionIndex, 'edition' | 'isShown'>,
): NewsletterIssue {
  const articles = issue.articles.filter(isShown)
  if (articles.length === issue.articles.length) return issue
  return { ...issue, articles, subject: `${edition.site.name}, ${issue.id}`, preheader: '' }
}

/** An issue as a file of the archive: what was in it, by article id. */
export function writeIssue(issue: NewsletterIssue, siteUrl: string): string {
  return writeRecord({
    title: issue.subject,
    excerpt: issue.preheader,
    publishedDateTime: isoSeconds(issue.at),
    webUrl: `${siteUrl}/newsletters/${issue.id}/`,
    type: 'article',
    extra: { articles: issue.articles },
  })
}

/** The issue a file remembers. Throws `BroadsheetError` RECORD_VALUE when it has no date or no list of articles. */
export function readIssue(path: string, text: string): NewsletterIssue {
  const { title, excerpt, publishedDateTime, extra } = readRecord(text)
  const articles = extra?.articles
  if (publishedDateTime === undefined || !Array.isArray(articles)) {
    throw new BroadsheetError('RECORD_VALUE', `${path} has no date or no list of articles.`, {
      hint: 'An issue needs "publishedDateTime" and "articles"; an issue of another program has only a page.',
    })
  }
  return {
    id: path.slice(path.lastIndexOf('/') + 1, -'.md'.length),
    at: new Date(publishedDateTime),
    subject: title ?? '',
    preheader: excerpt ?? '',
    articles: articles.map(String),
  }
}
