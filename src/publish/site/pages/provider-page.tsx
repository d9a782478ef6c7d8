import { domainOf } from '../../../lib/url/canonical-url.ts'
import type { CachedImage, CuratedArticle } from '../../../model/article.ts'
import type { Edition, PlannedFile } from '../../../model/edition.ts'
import { imageWidthOf } from '../../../model/may.ts'
import { Health } from '../components/health.tsx'
import { renderPage } from '../components/page.tsx'
import { copyHref } from '../components/picture.tsx'
import { ListItem } from '../components/story-teasers.tsx'
import { type DailyTrend, dailyTrend, Trend } from '../components/trend.tsx'
import { type Paper, versionOf, versionsOf } from '../paper.ts'
import { fileOf, providerPath } from '../paths.ts'
import { rightsLine, signalsOf } from '../rights-line.ts'

type SourceHealth = Edition['sources'][number]

const LATEST = 40

/** `/providers/<domain>/`: who it is, how its sources are, what it lets us do, what it told last. */
export function providerFile(paper: Paper, domain: string, articles: readonly CuratedArticle[]): PlannedFile {
  const latest = articles.slice(0, LATEST)
  const sources = sourcesOf(paper, domain)
  const told = articles.filter((article) => article.published)
  const share = percent(told.length, paper.published.length)
  const trend = dailyTrend(articles.map((article) => article.publishedAt))
  return {
    path: fileOf(providerPath(domain)),
    version: versionOf(
      'provider',
      paper.version,
      domain,
      articles.length,
      share,
      trend,
      versionsOf(latest),
      latest.map((article) => paper.storyOf.get(article.id)?.voices),
      latest[0] && signalsOf(latest[0].rights),
      sources.map(({ source, state }) => [
        source.name,
        source.url,
        state.status,
        state.lastFailure?.message,
        state.lastItemAt,
      ]),
    ),
    render: () => renderProvider(paper, { domain, articles, latest, sources, share, trend }),
  }
}

type Content = {
  readonly domain: string
  readonly articles: readonly CuratedArticle[]
  readonly latest: readonly CuratedArticle[]
  readonly sources: readonly SourceHealth[]
  readonly share: number
  readonly trend: DailyTrend | undefined
}

function renderProvider(paper: Paper, { domain, articles, latest, sources, share, trend }: Content): string {
  const { say } = paper.language
  const newest = latest[0]
  const name = newest?.provider.name ?? domain
  return renderPage(
    paper,
    {
      title: name,
      description: `${name} (${domain}): ${say('articles', { n: articles.length })}. ${paper.edition.site.description}`,
      path: providerPath(domain),
    },
    <>
      <header class="page-head page-head-chart">
        <div class="provider-head">
          <Logo paper={paper} name={name} articles={latest} />
          <div>
            <h1>{name}</h1>
            <p class="soft">
              <a href={`https://${domain}/`} rel="noopener">
                {domain}
              </a>
            </p>
          </div>
        </div>
        <Trend paper={paper} trend={trend} />
      </header>
      <div class="with-side">
        <section class="main-column" aria-labelledby="latest">
          <h2 id="latest" class="small-title">
            {say('latest')}
          </h2>
          <div class="list">
            {latest.map((article) => {
              const story = paper.storyOf.get(article.id)
              return story ? <ListItem paper={paper} story={{ ...story, lead: article }} /> : undefined
            })}
          </div>
        </section>
        <aside class="side" aria-label={say('provider')}>
          <section>
            <h2 class="small-title">{say('share')}</h2>
            <ShareBar share={share} />
            <p class="soft">
              {say('shareOf', {
                percent: `${share}%`,
                articles: say('articles', { n: paper.published.length }),
              })}
            </p>
          </section>
          {newest ? (
            <section>
              <h2 class="small-title">{say('rights')}</h2>
              <p class="soft">{rightsLine(paper, newest.rights)}</p>
            </section>
          ) : undefined}
          <section>
            <h2 class="small-title">{say('health')}</h2>
            <ul class="plain soft">
              {sources.map(({ source, state }) => (
                <li>
                  {source.name ?? source.id} <Health paper={paper} state={state} />
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </>,
  )
}

type LogoProps = {
  readonly paper: Paper
  readonly name: string
  readonly articles: readonly CuratedArticle[]
}

/** Our copy of its logo where its rights allow one, else its initial. */
function Logo({ paper, name, articles }: LogoProps) {
  const logo = paper.edition.outputs.images ? logoOf(articles) : undefined
  const width = logo?.widths[0]
  if (logo && width !== undefined)
    return (
      <img
        class="provider-logo"
        src={copyHref(paper, logo, { width, format: 'webp' })}
        width={logo.width}
        height={logo.height}
        alt=""
      />
    )
  return (
    <span class="initial" aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  )
}

function logoOf(articles: readonly CuratedArticle[]): CachedImage | undefined {
  const shown = articles.filter((article) => article.published && imageWidthOf(article.rights) > 0)
  return shown.map(({ provider }) => provider.images[0]?.cached).find((cached) => cached !== undefined)
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <svg
      class="share"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      width="100%"
      height="7"
      aria-hidden="true"
    >
      <path class="track" d="M0 0h100v4H0z" />
      <path class="given" d={`M0 0h${share}v4H0z`} />
    </svg>
  )
}

function sourcesOf(paper: Paper, domain: string): readonly SourceHealth[] {
  return paper.edition.sources.filter(
    ({ source }) => (source.providerDomain ?? domainOf(source.url)) === domain,
  )
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10
}
