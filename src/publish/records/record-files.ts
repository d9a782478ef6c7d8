import type { CuratedArticle } from '../../model/article.ts'
import type { EditionFrame, NewsletterIssue, PlannedFile, Tombstone } from '../../model/edition.ts'
import type { EditionIndex } from '../edition-index.ts'
import { issuePath, writeIssue } from '../newsletter/issue-record.ts'
import { articleVersion, storyVersion, versionOf } from '../version.ts'
import { isoSeconds } from './read-record.ts'
import { tombstonePath } from './record-path.ts'
import type { KeyRing } from './secured.ts'
import { toRecord } from './to-record.ts'
import { writeRecord } from './write-record.ts'

/** An article's record. With a key ring the private fields are sealed into `secured`. */
export function recordFile(article: CuratedArticle, index: EditionIndex, keys?: KeyRing): PlannedFile {
  return {
    path: article.path,
    version: recordVersion(article, index, keys?.keys[0].id ?? ''),
    render: () => writeRecord(toRecord(article, { ...index, ...(keys && { keys }) })),
  }
}

/** The record of an issue of the newsletter, as far as it may still be shown. */
export function issueRecordFile(issue: NewsletterIssue, { site }: EditionFrame): PlannedFile {
  const text = writeIssue(issue, site.url)
  return { path: issuePath(issue.id), version: versionOf(text), render: () => text }
}

/** A takedown's trace: no title, no address, no words of the article. */
export function tombstoneFile({ urlHash, at, rule }: Tombstone): PlannedFile {
  const extra = { urlHash, removedDateTime: isoSeconds(at), rule }
  const text = writeRecord({ category: 'news', removed: true, extra })
  return { path: tombstonePath(urlHash), version: versionOf(text), render: () => text }
}

function recordVersion(article: CuratedArticle, index: EditionIndex, keyId: string): string {
  const story = article.story === undefined ? undefined : index.findStory(article.story)
  return versionOf(
    articleVersion(article),
    keyId,
    storyVersion(story),
    // A record names the story's lead as long as that may be listed.
    story && index.findArticle(story.lead)?.path,
    ...article.related.map((id) => {
      const related = index.findArticle(id)
      return related ? articleVersion(related) : ''
    }),
  )
}
