import { isPhraseKey } from '../../../lib/i18n/en.table.ts'
import type { CuratedArticle } from '../../../model/article.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { mayList } from '../../../model/may.ts'
import { articleVersion } from '../../version.ts'
import { Byline } from '../components/byline.tsx'
import { Headline } from '../components/headline.tsx'
import { renderPage } from '../components/page.tsx'
import { type Paper, versionOf } from '../paper.ts'

type Omission = { readonly article: CuratedArticle; readonly reason: string; readonly words: string }

const MAX_OMISSIONS = 200

/** `/left-out/`: what was collected and is not on the front page, each with its reason. */
export function leftOutFile(paper: Paper): PlannedFile {
  const omissions = omissionsOf(paper)
  return {
    path: 'left-out/index.html',
    version: versionOf(
      'left-out',
      paper.version,
      omissions.map(({ article, reason, words }) => [articleVersion(article), reason, words]),
    ),
    render: () => renderLeftOut(paper, omissions),
  }
}

function omissionsOf(paper: Paper): Omission[] {
  return paper.edition.frontPage.leftOut
    .flatMap(({ article: id, reason, words }) => {
      const article = paper.articles.get(id)
      return article && mayList(article.rights) ? [{ article, reason, words }] : []
    })
    .slice(0, MAX_OMISSIONS)
}

function renderLeftOut(paper: Paper, omissions: readonly Omission[]): string {
  const { say } = paper.language
  // What only grew old says least.
  const reasons = [...Map.groupBy(omissions, ({ reason }) => reason)].sort(
    ([one], [other]) => Number(one === 'too-old') - Number(other === 'too-old'),
  )
  return renderPage(
    paper,
    { title: say('leftOut'), description: say('leftOutIntro'), path: '/left-out/', robots: 'noindex' },
    <>
      <header class="page-head">
        <h1>{say('leftOut')}</h1>
        <p class="intro">{say('leftOutIntro')}</p>
      </header>
      {omissions.length === 0 ? <p class="empty">{say('emptyLeftOut')}</p> : undefined}
      {reasons.map(([reason, ofReason]) => (
        <section class="section">
          <div class="section-head">
            <h2>{reasonName(paper, reason)}</h2>
            <p class="soft">{say('articles', { n: ofReason.length })}</p>
          </div>
          <div class="reasons">
            {ofReason.map(({ article, words }) => (
              <article class="item reason" data-story="">
                <div>
                  <h3>
                    <Headline paper={paper} article={article} />
                  </h3>
                  <Byline paper={paper} article={article} />
                </div>
                <p>{words}</p>
              </article>
            ))}
          </div>
        </section>
      ))}
    </>,
  )
}

function reasonName({ language: { say } }: Paper, reason: string): string {
  const key = `reason-${reason}`
  if (isPhraseKey(key)) return say(key)
  return isPhraseKey(reason) ? say(reason) : inWords(reason)
}

function inWords(reason: string): string {
  const words = reason.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
