import type { CuratedArticle } from '../../model/article.ts'
import type { Edition, PlannedFile, Tombstone } from '../../model/edition.ts'
import { mayList } from '../../model/may.ts'
import { type EditionIndex, indexEdition } from '../edition-index.ts'
import { issuePath, shownIssue, writeIssue } from '../newsletter/issue-record.ts'
import { articleVersion, storyVersion, versionOf } from '../version.ts'
import { isoSeconds } from './read-record.ts'
import { tombstonePath } from './record-path.ts'
import type { KeyRing } from './secured.ts'
import { toRecord } from './to-record.ts'
import { writeRecord } from './write-record.ts'

/** The records tree: a file an article, an issue of the newsletter, a tombstone. With a key ring the private fields are sealed into `secured`. */
export function* recordFiles(edition: Edition, keys?: KeyRing): Iterable<PlannedFile> {
  const index = indexEdition(edition)
  const keyId = keys?.keys[0].id ?? ''
  for (const article of edition.articles) {
    if (!mayList(article.rights)) continue
    yield {
      path: article.path,
      version: recordVersion(article, index, keyId),
      render: () => writeRecord(toRecord(article, { ...index, ...(keys && { keys }) })),
    }
  }
  for (const issue of edition.newsletters ?? []) {
    const text = writeIssue(shownIssue(issue, index), edition.site.url)
    yield { path: issuePath(issue.id), version: versionOf(text), render: () => text }
  }
  for (const tombstone of edition.tombstones) {
    const text = writeTombstone(tombstone)
    yield { path: tombstonePath(tombstone.urlHash), version: versionOf(text), render: () => text }
  }
}

function recordVersion(article: CuratedArticle, index: EditionIndex, keyId: string): string {
  const story = article.story === undefined ? undefined : index.findStory(article.story)
  return versionOf(
    articleVersion(article),
    keyId,
    storyVersion(story),
    ...article.related.map((id) => {
      const related = index.findArticle(id)
      return related ? articleVersion(related) : ''
    }),
  )
}

/** A takedown's trace: no title, no address, no words of the article. */
function writeTombstone({ urlHash, at, rule }: Tombstone): string {
  const extra = { urlHash, removedDateTime: isoSeconds(at), rule }
  return writeRecord({ category: 'news', removed: true, extra })
}
