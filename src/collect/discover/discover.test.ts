import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiscoverPage, feedCandidates } from './discover.ts'
import { parseLinkHeader } from './link-header.ts'

const URL = 'https://harbour.example/news/today.html'

function found(over: Partial<DiscoverPage>): readonly string[] {
  return feedCandidates({ url: URL, html: '', headers: {}, ...over })
    .filter(({ how }) => how !== 'common-path' && how !== 'sitemap')
    .map(({ url, how }) => `${how} ${url}`)
}

test.each<{ case: string; page: Partial<DiscoverPage>; candidates: readonly string[] }>([
  {
    case: 'a link tag, relative, with its base',
    page: {
      html: '<base href="/blog/"><link rel="alternate" type="application/rss+xml" href="feed" title="Blog">',
    },
    candidates: ['link-tag https://harbour.example/blog/feed'],
  },
  {
    case: 'link tags in order, each once',
    page: {
      html: `<LINK REL="Alternate home" TYPE="application/atom+xml; charset=utf-8" HREF="/a"><link rel=alternate type=application/rss+xml href=/r>
        <link rel=alternate type=application/feed+json href=/j><link rel=feed href=/f><link rel=alternate type=text/xml href=/a>`,
    },
    candidates: ['/a', '/r', '/j', '/f'].map((path) => `link-tag https://harbour.example${path}`),
  },
  {
    case: 'no feeds among other links',
    page: {
      html: '<link rel=alternate hreflang=de href=/de><link rel=alternate type=application/json+oembed href=/o><link rel=stylesheet type=text/css href=/feed.css><link rel=alternate type=application/rss+xml href="javascript:x"><link rel=alternate type=application/rss+xml href="">',
    },
    candidates: [],
  },
  {
    case: 'a Link header before the page',
    page: {
      headers: {
        link: [
          '</style.css>; rel=preload, </feed>; rel="alternate"; type="application/atom+xml"; title="All, \\"new\\" items"',
        ],
      },
      html: '<link rel=alternate type=application/rss+xml href=/r>',
    },
    candidates: ['link-header https://harbour.example/feed', 'link-tag https://harbour.example/r'],
  },
  {
    case: 'links in the text that look like feeds',
    page: {
      html: '<a href="/rss">RSS</a> <a href="/topics?format=atom">Atom</a> <a href="https://feeds.pier.example/x">other</a> <a href="/feedback">Say</a> <a href="/feed/reader.html">about feeds</a> <a href="/press">Press</a>',
    },
    candidates: [
      'https://harbour.example/rss',
      'https://harbour.example/topics?format=atom',
      'https://feeds.pier.example/x',
    ].map((url) => `body-link ${url}`),
  },
  {
    case: 'its own address is no candidate',
    page: { html: `<link rel=alternate type=application/rss+xml href="${URL}#x">` },
    candidates: [],
  },
  {
    case: 'mark-up in a comment',
    page: { html: '<!-- <link rel=alternate type=application/rss+xml href=/old> -->' },
    candidates: [],
  },
])('finds $case', ({ page, candidates }) => {
  expect(found(page)).toEqual(candidates)
})

test.each([
  {
    url: 'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv',
    feed: 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv',
  },
  {
    url: 'https://www.youtube.com/@harbour',
    html: '{"externalId":"UCabcdefghijklmnopqrstuv"}',
    feed: 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv',
  },
  {
    url: 'https://www.youtube.com/playlist?list=PL123',
    feed: 'https://www.youtube.com/feeds/videos.xml?playlist_id=PL123',
  },
  {
    url: 'https://www.youtube.com/user/harbour',
    feed: 'https://www.youtube.com/feeds/videos.xml?user=harbour',
  },
  { url: 'https://old.reddit.com/r/boats/top', feed: 'https://www.reddit.com/r/boats/.rss' },
  { url: 'https://github.com/harbour/crane', feed: 'https://github.com/harbour/crane/releases.atom' },
  { url: 'https://github.com/harbour', feed: 'https://github.com/harbour.atom' },
  { url: 'https://social.example/@harbour', feed: 'https://social.example/@harbour.rss' },
  { url: 'https://harbour.substack.com/p/tides', feed: 'https://harbour.substack.com/feed' },
  { url: 'https://medium.com/@harbour/tides-1', feed: 'https://medium.com/feed/@harbour' },
  { url: 'https://medium.com/tide-tables', feed: 'https://medium.com/feed/tide-tables' },
  { url: 'https://harbour.medium.com/tides', feed: 'https://harbour.medium.com/feed' },
  { url: 'https://bsky.app/profile/harbour.example', feed: 'https://bsky.app/profile/harbour.example/rss' },
  {
    url: 'https://harbour.blogspot.com/2026/03/tides.html',
    feed: 'https://harbour.blogspot.com/feeds/posts/default',
  },
  { url: 'https://harbour.tumblr.com/', feed: 'https://harbour.tumblr.com/rss' },
  { url: 'https://social.example/@harbour/123', feed: undefined },
  { url: 'https://notyoutube.com/channel/UCabcdefghijklmnopqrstuv', feed: undefined },
])('the service of $url has $feed', ({ url, html, feed }) => {
  expect(found({ url, html: html ?? '' })[0]).toBe(feed && `site-pattern ${feed}`)
})

test('guesses come last, the section before the root, sitemaps at the end', () => {
  const urls = feedCandidates({ url: 'https://harbour.example/blog/', html: '', headers: {} }).map(
    ({ url }) => url,
  )
  expect(urls.slice(0, 4)).toEqual([
    'https://harbour.example/blog/feed',
    'https://harbour.example/blog/index.xml',
    'https://harbour.example/feed',
    'https://harbour.example/rss.xml',
  ])
  expect(urls.at(-1)).toBe('https://harbour.example/sitemap.xml')
})

test.each([
  { case: 'several in one field', value: '<a>; rel=x, <b>; rel="y z"', links: ['a x', 'b y z'] },
  {
    case: 'commas and semicolons in quotes',
    value: '<a>; title="1, 2; 3"; rel=x, <b>; rel=y',
    links: ['a x', 'b y'],
  },
  { case: 'the first rel counts', value: '<a>; rel=x; rel=y', links: ['a x'] },
  { case: 'spaces and capitals', value: '<a> ; REL = "X"', links: ['a x'] },
  { case: 'not a web link', value: '<data:x>; rel=x, <mailto:a@b.example>; rel=y', links: [] },
  { case: 'broken', value: '<a; rel=x', links: [] },
])('Link header: $case', ({ value, links }) => {
  const parsed = parseLinkHeader([value], 'https://harbour.example/')
  expect(
    parsed.map(({ url, rel }) => `${url.replace('https://harbour.example/', '')} ${rel.join(' ')}`),
  ).toEqual(links)
})

const pieces = fc.constantFrom(
  '<link rel=alternate ',
  'type="application/rss+xml" ',
  'href="',
  '/feed',
  '">',
  '<a href=',
  '<base href="//',
  '</a>',
  '<!--',
  '-->',
  '<',
  '>',
  '"',
  ',',
  ';',
  'rel="alternate"',
  '=',
  '\\',
  '%',
  'http://',
  '[',
  ']',
  '\u0000',
  'é',
  ' ',
  'UC',
  '/@x',
)
const anyText = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }).map((parts) => parts.join(''))

test('any page and header give absolute web addresses only, and never throw', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.oneof(fc.webUrl(), anyText), (html, link, url) => {
      for (const candidate of feedCandidates({ url, html, headers: { link: [link] } })) {
        expect(candidate.url).toMatch(/^https?:\/\/[^/]/)
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  { case: 'a header of brackets', page: { headers: { link: ['<a>;'.repeat(50_000)] } } },
  { case: 'a header of quotes', page: { headers: { link: [`<a>; rel="${'\\"'.repeat(50_000)}`] } } },
  { case: 'a page of open anchors', page: { html: '<a href=/feed>'.repeat(50_000) } },
  { case: 'an address of feeds', page: { html: `<a href="/${'feed-'.repeat(50_000)}">x</a>` } },
])('$case takes no long time', ({ page }) => {
  // CPU time: a busy machine stretches the clock.
  const before = process.cpuUsage()
  found(page)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000)
})
