import type { NewsletterIssue, PlannedFile } from '../../../model/edition.ts'
import { Mixed } from '../components/mixed-stories.tsx'
import { renderPage } from '../components/page.tsx'
import { type Paper, versionOf } from '../paper.ts'
import { fileOf } from '../paths.ts'
import { teaserVersion } from '../shown-story.ts'

const FOLDER = '/newsletters/'

/** `/newsletters/`: every issue by its subject. */
export function issueListFile(paper: Paper, issues: readonly NewsletterIssue[]): PlannedFile {
  const { say } = paper.language
  const title = say('newsletters')
  return {
    path: fileOf(FOLDER),
    version: versionOf('newsletters', paper.version, issues),
    render: () =>
      renderPage(
        paper,
        { title, description: `${title}. ${paper.edition.site.description}`, path: FOLDER },
        <>
          <header class="page-head">
            <h1>{title}</h1>
          </header>
          {issues.length === 0 ? <p class="empty">{say('emptyNewsletters')}</p> : undefined}
          <ul class="lines lines-dated">
            {issues.map((issue) => (
              <li class="line" data-story="">
                <time datetime={issue.id}>{paper.dates.shortDay(issue.at)}</time>
                <div class="line-text">
                  <a class="to-source" href={`${paper.base}${FOLDER}${issue.id}/`}>
                    {issue.subject}
                  </a>
                  {issue.preheader === '' ? undefined : <p>{issue.preheader}</p>}
                </div>
              </li>
            ))}
          </ul>
        </>,
      ),
  }
}

/** `/newsletters/<day>/`: what readers of the newsletter got, as far as it may still be shown. */
export function issueFile(paper: Paper, issue: NewsletterIssue): PlannedFile {
  const path = `${FOLDER}${issue.id}/`
  const stories = issue.articles.flatMap((id) => {
    const story = paper.storyOf.get(id)
    const lead = paper.articles.get(id)
    return story && lead ? [{ ...story, lead }] : []
  })
  return {
    path: fileOf(path),
    version: versionOf('newsletter', paper.version, issue, stories.map(teaserVersion)),
    render: () =>
      renderPage(
        paper,
        { title: issue.subject, description: issue.preheader || issue.subject, path, current: FOLDER },
        <>
          <header class="page-head">
            <h1>{issue.subject}</h1>
            <p class="soft">
              <time datetime={issue.id}>{paper.dates.day(issue.at)}</time>
            </p>
            <p class="intro">{issue.preheader}</p>
          </header>
          <section class="issue" aria-labelledby="latest">
            <h2 id="latest" class="hidden">
              {paper.language.say('latest')}
            </h2>
            <Mixed paper={paper} stories={stories} />
          </section>
        </>,
      ),
  }
}
