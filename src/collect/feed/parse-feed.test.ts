import { expect, test } from 'vitest'
import { parseFeed, parseFeedText } from './parse-feed.ts'

test('an RSS feed in the normal form', () => {
  const xml = `<?xml version="1.0"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>Harbour Post</title><link>https://harbour.example/</link><ttl>30</ttl>
    <item><title>Ferry &amp;amp; fog</title><link>/ferry</link><guid isPermaLink="false">42</guid>
      <dc:creator>Ada Moor</dc:creator><pubDate>Tue, 14 May 2024 09:30:00 GMT</pubDate>
      <description>&lt;p&gt;Late &lt;script&gt;x()&lt;/script&gt;again&lt;/p&gt;</description>
      <media:thumbnail url="f.jpg" width="120" height="80"/></item></channel></rss>`
  const { feed, entries, problems } = parseFeed(new TextEncoder().encode(xml), {
    url: 'https://harbour.example/rss',
  })
  expect(problems).toEqual([])
  expect(feed).toMatchObject({
    format: 'rss',
    version: '2.0',
    title: 'Harbour Post',
    link: 'https://harbour.example/',
    hints: { ttlMinutes: 30 },
  })
  expect(entries).toEqual([
    {
      id: '42',
      title: 'Ferry & fog',
      link: 'https://harbour.example/ferry',
      authors: [{ name: 'Ada Moor' }],
      published: new Date('2024-05-14T09:30:00Z'),
      summary: '<p>Late again</p>',
      categories: [],
      enclosures: [],
      images: [{ url: 'https://harbour.example/f.jpg', width: 120, height: 80 }],
    },
  ])
})

test('a page that is no feed', () => {
  const { feed, entries, problems } = parseFeedText('<html><title>Hello</title></html>')
  expect([feed.format, entries.length, problems[0]?.code]).toEqual(['unknown', 0, 'not-a-feed'])
})
