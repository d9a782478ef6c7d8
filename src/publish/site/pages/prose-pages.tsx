import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { optOutExamplesFor } from '../../../lib/rights/opt-out-examples.table.ts'
import type { PlannedFile } from '../../../model/edition.ts'
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
        <div class="prose">
          <h1>{head.title}</h1>
          {/* Written in English; a site says it in its own language by a page of its own (docs/themes.md). */}
          <div {...(paper.language.tag.startsWith('en') ? {} : { lang: 'en', dir: 'ltr' })}>{content()}</div>
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
          <p>{say('notFoundText')}</p>
          <p>
            <a href={`${paper.base}/`}>{say('frontPage')}</a>,{' '}
            <a href={`${paper.base}/search/`}>{say('search')}</a>
          </p>
        </div>,
      ),
  }
}

type Props = { readonly paper: Paper }

function About({ paper }: Props) {
  const { site } = paper.edition
  return (
    <>
      <p class="intro">{site.description}</p>
      <h2>How a page comes to be</h2>
      <p>
        A program asks a list of sources what they published, as often as their own rhythm suggests and never
        more often than they allow. It reads titles, summaries and dates, and the pages where their publishers
        permit it. It sees which articles tell the same event, and puts those together as one story.
      </p>
      <h2>What decides the place of a story</h2>
      <p>
        <b>Heat</b> says how much attention a story has: how many independent voices tell it, whether it gains
        articles now, who links to it, and how well its sources have done before. <b>Quality</b> says how good
        an article is by itself. Both are sums of named parts from 0 to 100, shown with their numbers under
        “Why is this here”. Copies of one text, such as an agency's report, count as one voice. Older stories
        sink; no one can buy a place.
      </p>
      <h2>What is not hidden</h2>
      <p>
        What was collected but is not shown is on the page{' '}
        <a href={`${paper.base}/left-out/`}>left out today</a>, with its reason. Sources and their failures
        are on the <a href={`${paper.base}/sources/`}>sources page</a>. Editors can change what a machine
        decided; their decisions are dated and kept.
      </p>
      <h2>Your visit</h2>
      <p>
        This site sets no cookies, counts no readers and loads nothing from anyone else. Your choice of light
        or dark stays in your browser.
      </p>
      <h2>{paper.language.say('operator')}</h2>
      <p>
        {site.operator.name}
        {site.operator.contact ? (
          <>
            , <Contact contact={site.operator.contact} />
          </>
        ) : undefined}
      </p>
    </>
  )
}

function Contact({ contact }: { readonly contact: string }) {
  const isMail = !/^https?:/.test(contact) && contact.includes('@')
  return (
    <a href={isMail && !contact.startsWith('mailto:') ? `mailto:${contact}` : contact}>
      {contact.replace(/^mailto:/, '')}
    </a>
  )
}

function Bot({ paper }: Props) {
  const { site, agent, profile } = paper.edition
  return (
    <>
      <p class="intro">
        {site.name} lists what others publish and sends readers to them. Here is what its program fetches,
        why, and how to tell it no.
      </p>
      <h2>How it introduces itself</h2>
      <p>
        Its User-Agent holds the token <code>{agent}</code>. In robots.txt it answers to{' '}
        <code>{agent.toLowerCase()}</code>, and to <code>*</code> where that name is not mentioned. It never
        pretends to be a browser.
      </p>
      <h2>What it does</h2>
      <ul>
        <li>It asks feeds and pages no faster than you allow, and only for what changed.</li>
        <li>
          It shows a headline, a link to you, your name, the time, and where allowed a short excerpt and a
          small picture.
        </li>
        <li>It keeps text for search and for finding copies where allowed, and never publishes it.</li>
        <li>
          It trains nothing on what you publish
          {profile === 'strict' ? ', and gives none of it to a model' : ''}.
        </li>
      </ul>
      <h2>How to say no</h2>
      <p>
        Any of these is read at every visit, and a change is applied to what is already published at the next
        run:
      </p>
      <dl>
        {optOutExamplesFor(agent.toLowerCase()).map(({ protocol, where, effect, lines }) => (
          <>
            <dt>
              {effect} ({protocol}; in {where})
            </dt>
            <dd>
              {lines.map((line) => (
                <p>
                  <code>{line}</code>
                </p>
              ))}
            </dd>
          </>
        ))}
      </dl>
      <p>
        A <code>data-nosnippet</code> attribute keeps any part of a page out of text and excerpt.
      </p>
      <h2>How to have something removed</h2>
      <p>
        Write to{' '}
        {site.operator.contact ? (
          <Contact contact={site.operator.contact} />
        ) : (
          site.operator.name || 'the operator'
        )}
        . What is taken down leaves every page, feed, index and cache, and is never fetched again.
      </p>
    </>
  )
}

function Feeds({ paper }: Props) {
  const { base, language, edition } = paper
  return (
    <>
      <p class="intro">Everything here is also made for programs: no key, no limit but good manners.</p>
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
