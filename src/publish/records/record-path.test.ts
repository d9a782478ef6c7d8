import { expect, test } from 'vitest'
import { recordPath } from './record-path.ts'
import { slugOf } from './slug.ts'

test.each([
  { title: "What's new: harbours – October 2026", slug: 'whats-new-harbours-october-2026' },
  { title: 'What’s “new”?', slug: 'whats-new' },
  { title: 'Tidal power | 2019 overview', slug: 'tidal-power-2019-overview' },
  { title: 'Low-code  tide-tables', slug: 'low-code-tide-tables' },
  { title: 'Örtliche Straße in Łódź', slug: 'ortliche-strasse-in-lodz' },
  { title: 'Z̀́̂̃ombie', slug: 'zombie' },
  { title: '../../etc/passwd', slug: 'etcpasswd' },
  { title: '-- help --', slug: 'help' },
  { title: '．．／etc', slug: 'etc' },
  { title: 'İstanbul', slug: 'istanbul' },
  { title: '中文新闻', slug: '' },
  { title: '😀', slug: '' },
  { title: `${'word '.repeat(23)}wordless`, slug: `${'word-'.repeat(23)}`.slice(0, -1) },
  { title: 'x'.repeat(300), slug: 'x'.repeat(120) },
])('slug of $title', ({ title, slug }) => {
  expect(slugOf(title)).toBe(slug)
})

const ARTICLE = {
  id: 'a',
  url: 'https://a.example/1',
  title: 'One',
  publishedAt: new Date('2026-03-06T23:59:59Z'),
}
const taken = (...paths: [string, string][]) => new Map(paths)

test.each([
  { case: 'a free path', taken: taken(), path: '_news/2026-03-06-one.md' },
  { case: 'its own path', taken: taken(['_news/2026-03-06-one.md', 'a']), path: '_news/2026-03-06-one.md' },
  {
    case: 'a path of another',
    taken: taken(['_news/2026-03-06-one.md', 'b']),
    path: '_news/2026-03-06-one-d817b80f.md',
  },
])('$case', ({ taken: paths, path }) => {
  expect(recordPath(ARTICLE, paths)).toBe(path)
})

test.each([
  {
    case: 'no Latin letter',
    article: { ...ARTICLE, title: '中文' },
    pattern: /^_news\/2026-03-06-[0-9a-f]{8}\.md$/,
  },
  {
    case: 'before the year 0',
    article: { ...ARTICLE, publishedAt: new Date(-1e14) },
    pattern: /^_news\/0000-01-01-one\.md$/,
  },
  {
    case: 'after the year 9999',
    article: { ...ARTICLE, publishedAt: new Date(8e15) },
    pattern: /^_news\/9999-12-31-one\.md$/,
  },
])('$case still has a path', ({ article, pattern }) => {
  expect(recordPath(article, new Map())).toMatch(pattern)
})
