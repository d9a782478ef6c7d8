import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { marked } from 'marked'
import type { Prose } from '../../../lib/i18n/prose/en.prose.table.ts'
import { proseIn } from '../../../lib/i18n/prose/prose.ts'
import { type OptOutExample, optOutExamplesFor } from '../../../lib/rights/opt-out-examples.table.ts'
import type { PlannedFile } from '../../../model/edition.ts'
import { escapeXml } from '../../xml.ts'
import { SITE_LINKS } from '../components/footer.tsx'
import { speech } from '../components/headline.tsx'
import { type PageHead, renderPage } from '../components/page.tsx'
import { type Paper, versionOf } from '../paper.ts'
import type { OwnPage } from '../theme.ts'

/** The pages of words: about and method, for publishers, feeds, the owner's own, and the page for an address that is not there. */
export function proseFiles(paper: Paper): PlannedFile[] {
  const { say } = paper.language
  const about = `${paper.edition.site.name}: ${paper.edition.site.description}`
  const ours = [
    proseFile(paper, { title: say('about'), description: about, path: '/about/' }, () => (
      <About paper={paper} />
    )),
    proseFile(paper, { title: say('bot'), description: say('bot'), path: '/bot/' }, () => (
      <Bot paper={paper} />
    )),
    proseFile(paper, { title: say('feeds'), description: say('feeds'), path: '/feeds/' }, () => (
      <Feeds paper={paper} />
    )),
  ]
  const own = paper.theme.pages.map((page) => ownFile(paper, page))
  const taken = new Set(own.map((file) => file.path))
  return [...ours.filter((file) => !taken.has(file.path)), ...own, notFoundFile(paper)]
}

function ownFile(paper: Paper, { name, title, description, html }: OwnPage): PlannedFile {
  const head = { title, description: description || title, path: `/${name}/` }
  return {
    path: `${name}/index.html`,
    version: versionOf('own', paper.version, name),
    render: () =>
      renderPage(
        paper,
        head,
        <div class="prose">
          <h1>{title}</h1>
          {raw(html)}
        </div>,
      ),
  }
}

function proseFile(
  paper: Paper,
  head: PageHead & { readonly title: string },
  content: () => Child,
): PlannedFile {
  return {
    path: `${head.path.slice(1)}index.html`,
    version: versionOf('prose', paper.version, head.path),
    render: () =>
      renderPage(
        paper,
        head,
        <div class="with-side">
          <div class="prose">
            <h1>{head.title}</h1>
            {/* English where a language has no table; a site says it in its own words by a page of its own (docs/themes.md). */}
            <div {...(proseIn(paper.language.tag).isOwn ? {} : speech(paper, 'en'))}>{content()}</div>
          </div>
          <SiteLinks paper={paper} current={head.path} />
        </div>,
      ),
  }
}

function notFoundFile(paper: Paper): PlannedFile {
  const { say } = paper.language
  return {
    path: '404.html',
    version: versionOf('not-found', paper.version),
    render: () =>
      renderPage(
        paper,
        { title: say('notFound'), description: say('notFoundText'), path: '/404.html', robots: 'noindex' },
        <div class="prose">
          <h1>{say('notFound')}</h1>
          <p class="intro">{say('notFoundText')}</p>
          <search>
            <form class="search search-one" action={`${paper.base}/search/`} method="get">
              <p class="field">
                <label for="search-words">{say('searchWords')}</label>
                <input id="search-words" type="search" name="q" autocomplete="off" maxlength={120} required />
              </p>
              <p class="field">
                <button type="submit">{say('search')}</button>
              </p>
            </form>
          </search>
          <p>
            <a href={`${paper.base}/`}>{say('frontPage')}</a>,{' '}
            <a href={`${paper.base}/archive/`}>{say('archive')}</a>
          </p>
        </div>,
      ),
  }
}

type Props = { readonly paper: Paper }

/** The pages in which the site explains itself, beside each of them. */
function SiteLinks({ paper, current }: Props & { readonly current: string }) {
  const { say } = paper.language
  return (
    <nav class="side site-links" aria-label={say('about')}>
      <h2 class="small-title">{say('site')}</h2>
      <ul>
        {SITE_LINKS.map(({ path, name }) => (
          <li>
            <a href={`${paper.base}${path}`} {...(path === current ? { 'aria-current': 'page' } : {})}>
              {say(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function About({ paper }: Props) {
  const { site } = paper.edition
  const { say } = paper.language
  return (
    <>
      <p class="intro" {...speech(paper, site.language)}>
        {site.description}
      </p>
      <Words paper={paper} markdown={proseOf(paper).about} values={{ why: say('why') }} />
      <h2>{say('operator')}</h2>
      <p>
        {site.operator.name}
        {site.operator.contact ? <>, {raw(contactLink(site.operator.contact))}</> : undefined}
      </p>
    </>
  )
}

function proseOf(paper: Paper): Prose {
  return proseIn(paper.language.tag).prose
}

type WordsProps = Props & { readonly markdown: string; readonly values?: Readonly<Record<string, string>> }

/** Our own Markdown with values filled in, which are HTML. */
function Words({ paper, markdown, values = {} }: WordsProps) {
  const html = marked
    .parse(markdown, { async: false })
    .replaceAll(/(<\/?)strong>/g, '$1b>')
    .replaceAll('href="/', `href="${escapeXml(paper.base)}/`)
    .replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole)
  return raw(html)
}

function contactLink(contact: string): string {
  const isMail = !/^https?:/.test(contact) && contact.includes('@')
  const href = isMail && !contact.startsWith('mailto:') ? `mailto:${contact}` : contact
  return `<a href="${escapeXml(href)}">${escapeXml(contact.replace(/^mailto:/, ''))}</a>`
}

function Bot({ paper }: Props) {
  const { site, agent, profile } = paper.edition
  const prose = proseOf(paper)
  const { contact, name } = site.operator
  const values = {
    name: escapeXml(site.name),
    agent: escapeXml(agent),
    token: escapeXml(agent.toLowerCase()),
    training: profile === 'strict' ? prose.trainsNothingStrict : prose.trainsNothing,
    contact: contact ? contactLink(contact) : escapeXml(name || prose.operator),
  }
  return (
    <>
      <p class="intro">{raw(prose.botIntro.replace('{name}', () => values.name))}</p>
      <Words paper={paper} markdown={prose.bot} values={values} />
      <dl>
        {optOutExamplesFor(agent.toLowerCase()).map((example) => (
          <WayToSayNo prose={prose} example={example} />
        ))}
      </dl>
      <Words paper={paper} markdown={prose.botRemoval} values={values} />
    </>
  )
}

function WayToSayNo({ prose, example }: { readonly prose: Prose; readonly example: OptOutExample }) {
  const { protocol, place, effect, lines } = example
  const where = prose.place.replace('{protocol}', protocol).replace('{where}', prose.places[place])
  return (
    <>
      <dt>
        {prose.effects[effect]} <span class="soft">({where})</span>
      </dt>
      <dd>
        <pre dir="ltr">
          <code>{lines.join('\n')}</code>
        </pre>
      </dd>
    </>
  )
}

function Feeds({ paper }: Props) {
  const { base, language, edition } = paper
  return (
    <>
      <p class="intro">{proseOf(paper).feeds}</p>
      <h2>{language.say('frontPage')}</h2>
      <FeedLinks feed={`${base}/feeds/all`} />
      <h2>{language.say('topics')}</h2>
      <dl class="feeds">
        {edition.taxonomy.map((topic) => (
          <div>
            <dt>{topic.name}</dt>
            <dd>
              <FeedLinks feed={`${base}/feeds/topics/${topic.id}`} />
            </dd>
          </div>
        ))}
      </dl>
      <h2>OPML</h2>
      <p>
        <a href={`${base}/feeds/topics.opml`}>{language.say('topics')}</a>,{' '}
        <a href={`${base}/feeds/sources.opml`}>{language.say('sources')}</a>
      </p>
      <h2>API</h2>
      <ul>
        <li>
          <a href={`${base}/api/news/index.json`}>/api/news/index.json</a>
        </li>
        <li>
          <a href={`${base}/api/stories/index.json`}>/api/stories/index.json</a>
        </li>
        <li>
          <a href={`${base}/api/topics/index.json`}>/api/topics/index.json</a>
        </li>
      </ul>
    </>
  )
}

function FeedLinks({ feed }: { readonly feed: string }) {
  return (
    <p>
      <a href={`${feed}.rss`}>RSS</a>, <a href={`${feed}.atom`}>Atom</a>,{' '}
      <a href={`${feed}.json`}>JSON Feed</a>
    </p>
  )
}
