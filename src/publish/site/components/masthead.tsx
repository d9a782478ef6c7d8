import type { Taxonomy } from '../../../model/taxonomy.ts'
import type { Paper } from '../paper.ts'

type Props = {
  readonly paper: Paper
  readonly place: 'front' | 'inside'
  /** Path of the navigation entry that is marked. */
  readonly current: string
}

/** The site's name and the navigation. On the front page the name is the page's `h1`. */
export function Masthead({ paper, place, current }: Props) {
  const isFront = place === 'front'
  return (
    <>
      <a class="skip" href="#main">
        {paper.language.say('skip')}
      </a>
      <header class="masthead">
        <div class="masthead-top">
          {isFront ? (
            <h1 class="name">
              <SiteName paper={paper} />
            </h1>
          ) : (
            <p class="name">
              <SiteName paper={paper} />
            </p>
          )}
          {isFront ? <EditionLine paper={paper} /> : undefined}
          <ThemeSwitch paper={paper} />
        </div>
        <Navigation paper={paper} current={current} />
      </header>
    </>
  )
}

function SiteName({ paper }: { readonly paper: Paper }) {
  const { name, accentWord } = paper.edition.site
  const logo = paper.assets.logo
  const at = accentWord ? name.indexOf(accentWord) : -1
  return (
    <a href={`${paper.base}/`}>
      {logo ? <img class="logo" src={logo} alt="" width="40" height="40" /> : undefined}
      {at < 0 || !accentWord ? (
        name
      ) : (
        <>
          {name.slice(0, at)}
          <span class="accent">{accentWord}</span>
          {name.slice(at + accentWord.length)}
        </>
      )}
    </a>
  )
}

function EditionLine({ paper }: { readonly paper: Paper }) {
  const { updatedAt, dates, language, counts, edition } = paper
  if (!updatedAt) return <p class="edition">{edition.site.description}</p>
  const { say } = language
  return (
    <p class="edition">
      <time datetime={updatedAt.toISOString()}>
        {dates.day(updatedAt)}, {say('updated', { time: dates.time(updatedAt) })}
      </time>
      <br />
      {say('fromSources', {
        articles: say('articles', { n: counts.articles }),
        sources: say('sourcesCount', { n: edition.sources.length }),
        stories: say('stories', { n: counts.stories }),
      })}
    </p>
  )
}

// The style sheet shows it where the script runs, which alone can switch.
function ThemeSwitch({ paper }: { readonly paper: Paper }) {
  return (
    <button
      class="theme needs-script"
      type="button"
      data-theme-switch=""
      aria-label={paper.language.say('theme')}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
    </button>
  )
}

function Navigation({ paper, current }: Omit<Props, 'place'>) {
  const { say } = paper.language
  const entries = [
    { path: '/', name: say('frontPage') },
    ...navigationTopics(paper.edition.taxonomy).map((topic) => ({
      path: `/topics/${topic.id}/`,
      name: topic.name,
    })),
    { path: '/archive/', name: say('archive') },
    ...(paper.edition.newsletters?.length ? [{ path: '/newsletters/', name: say('newsletters') }] : []),
  ]
  return (
    <nav class="sections" aria-label={say('sections')}>
      <ul>
        {entries.map((entry) => (
          <li>
            <NavigationLink paper={paper} entry={entry} current={current} />
          </li>
        ))}
        <li class="to-search">
          <NavigationLink paper={paper} entry={{ path: '/search/', name: say('search') }} current={current} />
        </li>
      </ul>
    </nav>
  )
}

const NAVIGATION_TOPICS = 12

// A root topic that holds the others is the whole paper: its page would be the front page again.
function navigationTopics(taxonomy: Taxonomy): Taxonomy {
  const below = taxonomy.filter((topic) => topic.parent !== undefined)
  return (below.length > 0 ? below : taxonomy).slice(0, NAVIGATION_TOPICS)
}

type LinkProps = {
  readonly paper: Paper
  readonly entry: { readonly path: string; readonly name: string }
  readonly current: string
}

function NavigationLink({ paper, entry, current }: LinkProps) {
  return (
    <a href={`${paper.base}${entry.path}`} {...(entry.path === current ? { 'aria-current': 'page' } : {})}>
      {entry.name}
    </a>
  )
}
