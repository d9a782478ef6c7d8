import { raw } from 'hono/html'
import { hourlyCounts } from '../counts.ts'
import { fragment, type Paper } from '../paper.ts'
import type { ShownStory } from '../shown-story.ts'
import { Bars } from './bars.tsx'
import { Byline, When } from './byline.tsx'
import { Excerpt, Headline } from './headline.tsx'
import { Credit, isWide, Picture, pictureOf } from './picture.tsx'
import { Why } from './why.tsx'

type Props = { readonly paper: Paper; readonly story: ShownStory }
type LeadProps = Props & { readonly wouldChange: readonly string[] }

/** The day's first story: picture, headline, excerpt, other voices, and why it is here. */
export function LeadStory({ paper, story, wouldChange }: LeadProps) {
  const image = pictureOf(paper, story.lead.images)
  const wide = isWide(image)
  const sizes = wide ? '(min-width: 60rem) 30rem, 100vw' : '(min-width: 60rem) 23rem, 100vw'
  return (
    <article class={image ? `lead ${wide ? 'lead-wide' : 'lead-side'}` : 'lead lead-plain'} data-story="">
      {image ? (
        <div class="lead-picture">
          <Picture paper={paper} image={image} sizes={sizes} loading="eager" />
          <Credit paper={paper} image={image} />
        </div>
      ) : undefined}
      <h2>
        <Headline paper={paper} article={story.lead} />
      </h2>
      <div class="lead-text">
        <Excerpt paper={paper} article={story.lead} />
        <Byline paper={paper} article={story.lead} story={story} />
        {story.heat ? (
          <Why paper={paper} score={story.heat} total="heatTotal" wouldChange={wouldChange} />
        ) : undefined}
      </div>
      <Coverage paper={paper} story={story} />
    </article>
  )
}

const LEAD_COVERAGE = 2

/** Two other voices with their own headlines, then how many more there are. */
function Coverage({ paper, story }: Props) {
  if (!story.story) return null
  const { say } = paper.language
  const shown = story.coverage.slice(0, LEAD_COVERAGE)
  const more = Math.max(0, story.voices - 1 - shown.length)
  return (
    <dl class="coverage">
      {shown.map((article) => (
        <div>
          <dt>{article.provider.name}</dt>
          <dd>
            <Headline paper={paper} article={article} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{more > 0 ? say('moreVoices', { n: more }) : say('coverage')}</dt>
        <dd>
          <a href={`${paper.base}${story.path}`}>
            {say('coverageLine', {
              count: say('articles', { n: story.articles.length }),
              time: paper.dates.time(story.firstAt),
            })}
          </a>
        </dd>
      </div>
    </dl>
  )
}

const CARD_SIZES = { third: '(min-width: 60rem) 24rem, 100vw', large: '(min-width: 60rem) 40rem, 100vw' }

/** A story with its picture above; without one the headline grows. */
export function Card({ paper, story, place = 'third' }: Props & { readonly place?: 'third' | 'large' }) {
  const image = pictureOf(paper, story.lead.images)
  return (
    <article class={image ? 'card' : 'card card-plain'} data-story="">
      {image ? <Picture paper={paper} image={image} sizes={CARD_SIZES[place]} /> : undefined}
      <h3>
        <Headline paper={paper} article={story.lead} />
      </h3>
      <Excerpt paper={paper} article={story.lead} />
      <Byline paper={paper} article={story.lead} story={story} />
    </article>
  )
}

/** A story on a line of its own with a small picture at its side. */
export function Row({ paper, story }: Props) {
  const image = pictureOf(paper, story.lead.images)
  return (
    <article class={image ? 'row' : 'row row-plain'} data-story="">
      <div>
        <h3>
          <Headline paper={paper} article={story.lead} />
        </h3>
        <Excerpt paper={paper} article={story.lead} />
        <Byline paper={paper} article={story.lead} story={story} />
      </div>
      {image ? <Picture paper={paper} image={image} sizes="8rem" /> : undefined}
    </article>
  )
}

/** Headline and byline alone: made once a story, for the many lists it is in. */
export function ListItem({ paper, story }: Props) {
  return raw(
    fragment(paper, `item ${story.path} ${story.lead.id}`, () => (
      <ListItemArticle paper={paper} story={story} />
    )),
  )
}

function ListItemArticle({ paper, story }: Props) {
  return (
    <article class="item" data-story="">
      <h3>
        <Headline paper={paper} article={story.lead} />
      </h3>
      <Byline paper={paper} article={story.lead} story={story} />
    </article>
  )
}

const RISING_HOURS = 9
const RECENT_HOURS = 3

/** A story that gains articles now, with its articles of the last hours; the last three are the news in it. */
export function Rising({ paper, story }: Props) {
  const { say } = paper.language
  const until = paper.updatedAt ?? story.lastAt
  const values = hourlyCounts(
    story.articles.map((article) => article.publishedAt),
    until,
    RISING_HOURS,
  )
  const recent = values.slice(-RECENT_HOURS).reduce((sum, value) => sum + value, 0)
  const words = say('sparkline', {
    articles: say('articles', { n: values.reduce((sum, value) => sum + value, 0) }),
    hours: say('hours', { n: RISING_HOURS }),
    recent,
  })
  return (
    <article class="item rising" data-story="">
      <div>
        <h3>
          <Headline paper={paper} article={story.lead} />
        </h3>
        <Byline paper={paper} article={story.lead} story={story} />
      </div>
      <Bars values={values} words={words} recent={RECENT_HOURS} size={{ width: 72, height: 28 }} />
    </article>
  )
}

/** Headline, provider and time on one line: archives. */
export function Line({ paper, story }: Props) {
  return (
    <li class="line" data-story="">
      <When paper={paper} date={story.lead.publishedAt} time="hour" />
      <span class="line-text">
        <Headline paper={paper} article={story.lead} /> <span class="soft">{story.lead.provider.name}</span>
      </span>
      {story.story ? (
        <a class="line-more" href={`${paper.base}${story.path}`}>
          {paper.language.say('articles', { n: story.articles.length })}
        </a>
      ) : undefined}
    </li>
  )
}
