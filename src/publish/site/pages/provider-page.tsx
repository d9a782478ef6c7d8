import { domainOf } from '../../../lib/url/canonical-url.ts'
import type { CachedImage, CuratedArticle } from '../../../model/article.ts'
import type { Edition, PlannedFile } from '../../../model/edition.ts'
import { imageWidthOf } from '../../../model/may.ts'
import { Health } from '../components/health.tsx'
import { renderPage } from '../components/page.tsx'
import { ListItem } from '../components/story-teasers.tsx'
import { type DailyTrend, Trend } from '../components/trend.tsx'
import { type Paper, versionOf, versionsOf } from '../paper.ts'
import { fileOf, providerPath } from '../paths.ts'
import { rightsLine, signalsOf } from '../rights-line.ts'

type SourceHealth = Edition['sources'][number]

export const LATEST = 40

/** What a provider's page shows. */
export type ProviderContent = {
  readonly domain: string
  /** Articles that are shown, copies included. */
  readonly count: number
  /** Share of all published articles, in percent with one decimal. */
  readonly share: number
  /** All published articles; of a large archive in round figures, which every new article would change otherwise. */
  readonly total: number
  /** Newest first, `LATEST` at most. */
  readonly latest: readonly CuratedArticle[]
  readonly trend: DailyTrend | undefined
}

/** `/providers/<domain>/`: who it is, how its sources are, what it lets us do, what it told last. */
export function providerFile(paper: Paper, content: ProviderContent): PlannedFile {
  const { domain, count, share, total, latest, trend } = content
  const sources = sourcesOf(paper, domain)
  return {
    path: fileOf(providerPath(domain)),
    version: versionOf(
      'provider',
      paper.version,
      domain,
      count,
      share,
      total,
      trend,
      versionsOf(latest),
      latest.map((article) => paper.storyOf.get(article.id)?.voices),
      latest[0] && signalsOf(latest[0].rights),
      sources.map(shownOfSource),
    ),
    render: () => renderProvider(paper, content, sources),
  }
}

function renderProvider(
  paper: Paper,
  { domain, count, latest, share, total, trend }: ProviderContent,
  sources: readonly SourceHealth[],
): string {
  const { say } = paper.language
  const newest = latest[0]
  const name = newest?.provider.name ?? domain
  return renderPage(
    paper,
    {
      title: name,
      description: `${name} (${domain}): ${say('articles', { n: count })}. ${paper.edition.site.description}`,
      path: providerPath(domain),
    },
    <>
      <header class="page-head page-head-chart">
        <div class="provider-head">
          <Logo paper={paper} name={name} domain={domain} logo={logoOf(paper, latest)} />
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
                articles: say('articles', { n: total }),
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
  readonly domain: string
  readonly logo: CachedImage | undefined
}

/** Our copy of its logo where its rights allow one, else its initial. */
function Logo({ paper, name, domain, logo }: LogoProps) {
  if (logo)
    return (
      <img
        class="provider-logo"
        src={`${paper.base}${logoPath(domain, logo)}`}
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

/** Our copy of a provider's logo, where the site shows pictures and the rights of one of its articles allow one. */
export function logoOf(paper: Paper, articles: readonly CuratedArticle[]): CachedImage | undefined {
  if (!paper.edition.outputs.images) return undefined
  const shown = articles.filter((article) => article.published && imageWidthOf(article.rights) > 0)
  return shown.map(({ provider }) => provider.images[0]?.cached).find((cached) => cached !== undefined)
}

/** Address of a provider's logo below the site's base. */
export function logoPath(domain: string, { hash }: CachedImage): string {
  return `${providerPath(domain)}logo-${hash.slice(0, 10)}.webp`
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
  return paper.edition.sources.filter((source) => domainOfSource(source) === domain)
}

/** The provider a source is of. */
export function domainOfSource({ source }: SourceHealth): string {
  return source.providerDomain ?? domainOf(source.url)
}

/** What its provider's page shows of a source. */
export function shownOfSource({ source, state }: SourceHealth): unknown {
  return [source.name, source.url, state.status, state.lastFailure?.message, state.lastItemAt]
}
