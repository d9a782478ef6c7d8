import type { CuratedArticle } from '../../../model/article.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { playerHost } from '../../records/player.ts'
import { articleVersion, versionOf } from '../../version.ts'
import { Byline } from '../components/byline.tsx'
import { Excerpt, Headline, sourceHref, speech } from '../components/headline.tsx'
import { renderPage } from '../components/page.tsx'
import { Credit, Picture, pictureOf } from '../components/picture.tsx'
import { WhyParts } from '../components/why.tsx'
import { newsArticle } from '../json-ld.ts'
import type { Paper } from '../paper.ts'
import { fileOf } from '../paths.ts'
import { previewPicture } from '../preview/preview-picture.ts'
import { rightsLine, signalsOf } from '../rights-line.ts'
import type { ShownStory } from '../shown-story.ts'
import { nextVersion, ReadNext, readNext, Topics, WhyHere } from './story-page.tsx'

/** `/articles/<id>/`: what we know about an article that stands alone. Its words are its publisher's, and so is the canonical address. */
export function articleFile(paper: Paper, story: ShownStory): PlannedFile {
  const next = readNext(paper, story)
  return {
    path: fileOf(story.path),
    version: versionOf(
      'article',
      paper.version,
      articleVersion(story.lead),
      signalsOf(story.lead.rights).join(),
      nextVersion(next),
    ),
    render: () => renderArticle(paper, story, next),
  }
}

function renderArticle(paper: Paper, story: ShownStory, next: readonly ShownStory[]): string {
  const { say } = paper.language
  const { lead } = story
  const picture = previewPicture(paper, story)
  const source = sourceHref(lead)
  return renderPage(
    paper,
    {
      title: lead.title,
      description: lead.excerpt || lead.title,
      path: story.path,
      ...(source === undefined ? {} : { canonical: source }),
      kind: 'article',
      jsonLd: newsArticle(paper, story, picture),
      ...(picture ? { picture } : {}),
    },
    <div class="with-side">
      <div class="main-column">
        <ArticleBody paper={paper} story={story} />
        <Quality paper={paper} article={lead} />
      </div>
      <aside class="side" aria-label={say('aboutArticle')}>
        <WhyHere paper={paper} story={story} />
        <section>
          <h2 class="small-title">{say('rights')}</h2>
          <p class="soft">{rightsLine(paper, lead.rights)}</p>
        </section>
      </aside>
      <ReadNext paper={paper} stories={next} />
    </div>,
  )
}

function Quality({ paper, article }: { readonly paper: Paper; readonly article: CuratedArticle }) {
  if (!article.quality) return null
  return (
    <details class="quality fold">
      <summary>
        {paper.language.say('whyQuality')}
        <span class="points">{paper.language.say('ofHundred', { n: article.quality.value })}</span>
      </summary>
      <WhyParts paper={paper} score={article.quality} total="qualityTotal" />
    </details>
  )
}

function ArticleBody({ paper, story }: { readonly paper: Paper; readonly story: ShownStory }) {
  const { say } = paper.language
  const { lead } = story
  const image = pictureOf(paper, lead.images)
  const source = sourceHref(lead)
  // The player's own page, asked only by the reader who follows the link: no frame, so the policy stays closed.
  const host = playerHost(lead.embed)
  return (
    <article class="story-head" data-story="">
      <Topics paper={paper} article={lead} />
      <h1 {...speech(paper, lead.language)}>
        <Headline paper={paper} article={lead} />
      </h1>
      <Byline paper={paper} article={lead} />
      {lead.authors.length > 0 ? (
        <p class="soft authors">{say('by', { authors: paper.language.list(lead.authors) })}</p>
      ) : undefined}
      <div class={image || host ? 'article-body article-body-picture' : 'article-body'}>
        {image || host ? (
          <div class="story-picture">
            {image ? (
              <>
                <Picture
                  paper={paper}
                  image={image}
                  sizes="(min-width: 60rem) 25rem, 100vw"
                  loading="eager"
                />
                <Credit paper={paper} image={image} />
              </>
            ) : undefined}
            {host ? (
              <p class="player">
                <a href={lead.embed} rel="noopener noreferrer">
                  {say('playAt', { host })}
                </a>
              </p>
            ) : undefined}
          </div>
        ) : undefined}
        <div>
          <Excerpt paper={paper} article={lead} />
          {source === undefined ? undefined : (
            <p class="read-at">
              <a href={source} rel="noopener">
                {say('readAt', { provider: lead.provider.name })}
              </a>
            </p>
          )}
        </div>
      </div>
    </article>
  )
}
