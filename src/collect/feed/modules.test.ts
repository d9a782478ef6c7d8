import { expect, test } from 'vitest'
import { parseFeedText } from './parse-feed.ts'

const NAMESPACES = `xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"
  xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:thr="http://purl.org/syndication/thread/1.0"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"`

const url = 'https://a.example/feed'

function parse(channel: string) {
  return parseFeedText(`<rss version="2.0" ${NAMESPACES}><channel>${channel}</channel></rss>`, { url })
}

function parseItem(item: string) {
  return parse(`<item>${item}</item>`).entries[0]
}

const point = { shape: 'point', positions: [[45.256, -71.92]] }

test.each([
  { case: 'point', item: '<georss:point>45.256 -71.92</georss:point>', want: [point] },
  { case: 'point with a comma', item: '<georss:point>45.256, -71.92</georss:point>', want: [point] },
  {
    case: 'line',
    item: '<georss:line>45.256 -110.45 46.46 -109.48</georss:line>',
    want: [
      {
        shape: 'line',
        positions: [
          [45.256, -110.45],
          [46.46, -109.48],
        ],
      },
    ],
  },
  {
    case: 'polygon',
    item: '<georss:polygon>1 2 3 4 5 6 1 2</georss:polygon>',
    want: [
      {
        shape: 'polygon',
        positions: [
          [1, 2],
          [3, 4],
          [5, 6],
          [1, 2],
        ],
      },
    ],
  },
  {
    case: 'box',
    item: '<georss:box>42.9 -71.0 43.0 -69.8</georss:box>',
    want: [
      {
        shape: 'box',
        positions: [
          [42.9, -71],
          [43, -69.8],
        ],
      },
    ],
  },
  {
    case: 'circle',
    item: '<georss:circle>45.256 -71.92 500</georss:circle>',
    want: [{ ...point, shape: 'circle', radiusMetres: 500 }],
  },
  {
    case: 'point of GML',
    item: '<georss:where><gml:Point><gml:pos>45.256 -71.92</gml:pos></gml:Point></georss:where>',
    want: [point],
  },
  {
    case: 'point of GML with a height',
    item: '<georss:where><gml:Point><gml:pos srsDimension="3">45.256 -71.92 12</gml:pos></gml:Point></georss:where>',
    want: [point],
  },
  {
    case: 'line of GML',
    item: '<georss:where><gml:LineString><gml:posList>1 2 3 4</gml:posList></gml:LineString></georss:where>',
    want: [
      {
        shape: 'line',
        positions: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  },
  {
    case: 'polygon of GML',
    item: '<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>1 2 3 4 5 6 1 2</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where>',
    want: [
      {
        shape: 'polygon',
        positions: [
          [1, 2],
          [3, 4],
          [5, 6],
          [1, 2],
        ],
      },
    ],
  },
  {
    case: 'envelope of GML',
    item: '<georss:where><gml:Envelope><gml:lowerCorner>1 2</gml:lowerCorner><gml:upperCorner>3 4</gml:upperCorner></gml:Envelope></georss:where>',
    want: [
      {
        shape: 'box',
        positions: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  },
  { case: 'W3C Basic Geo', item: '<geo:lat>45.256</geo:lat><geo:long>-71.92</geo:long>', want: [point] },
  {
    case: 'W3C Basic Geo as a point',
    item: '<geo:Point><geo:lat>45.256</geo:lat><geo:long>-71.92</geo:long></geo:Point>',
    want: [point],
  },
  {
    case: 'name',
    item: '<georss:featurename>The Quay</georss:featurename><georss:point>45.256 -71.92</georss:point>',
    want: [{ ...point, name: 'The Quay' }],
  },
  {
    case: 'podcast',
    item: '<podcast:location geo="geo:45.256,-71.92">The Quay</podcast:location>',
    want: [{ ...point, name: 'The Quay' }],
  },
  { case: 'latitude beyond the pole', item: '<georss:point>95 10</georss:point>', want: undefined },
  { case: 'half a position', item: '<georss:point>45.256</georss:point>', want: undefined },
  { case: 'two positions for a point', item: '<georss:point>1 2 3 4</georss:point>', want: undefined },
  { case: 'words', item: '<georss:point>at the quay</georss:point>', want: undefined },
  { case: 'nothing', item: '<georss:point/><geo:lat/><geo:long/>', want: undefined },
])('place: $case', ({ item, want }) => {
  expect(parseItem(item)?.places).toEqual(want)
})

test('what is no position is named', () => {
  expect(parse('<item><georss:point>95 10</georss:point></item>').problems).toEqual([
    { code: 'bad-position', message: '"95 10" is no position.', at: 'georss:point' },
  ])
})

test.each([
  { case: 'explicit', item: '<itunes:explicit>Yes</itunes:explicit>', want: { isExplicit: true } },
  {
    case: 'explicit, early form',
    item: '<itunes:explicit>clean</itunes:explicit>',
    want: { isExplicit: false },
  },
  { case: 'explicit, nonsense', item: '<itunes:explicit>maybe</itunes:explicit>', want: undefined },
  { case: 'block', item: '<itunes:block> yes </itunes:block>', want: { isBlocked: true } },
  { case: 'block, any other word', item: '<itunes:block>no</itunes:block>', want: undefined },
  { case: 'hours', item: '<itunes:duration>1:02:03</itunes:duration>', want: { durationSeconds: 3723 } },
  { case: 'minutes', item: '<itunes:duration>62:03</itunes:duration>', want: { durationSeconds: 3723 } },
  { case: 'seconds', item: '<itunes:duration>3723</itunes:duration>', want: { durationSeconds: 3723 } },
  { case: 'duration, nonsense', item: '<itunes:duration>long</itunes:duration>', want: undefined },
  {
    case: 'place in a series',
    item: '<itunes:season>2</itunes:season><itunes:episode>7</itunes:episode><itunes:episodeType>Bonus</itunes:episodeType>',
    want: { season: 2, episode: 7, kind: 'bonus' },
  },
  {
    case: 'place in a series, Podcasting 2.0',
    item: '<podcast:season name="Fog">2</podcast:season><podcast:episode display="seven">7.5</podcast:episode>',
    want: { season: 2, episode: 7.5 },
  },
  {
    case: 'chapters and transcripts',
    item: `<podcast:chapters url="/c.json" type="application/json+chapters"/>
      <podcast:transcript url="/t.vtt" type="text/vtt" language="en"/><podcast:transcript url="/t.srt" type="application/srt"/>`,
    want: {
      chapters: 'https://a.example/c.json',
      transcripts: [
        { url: 'https://a.example/t.vtt', type: 'text/vtt', language: 'en' },
        { url: 'https://a.example/t.srt', type: 'application/srt' },
      ],
    },
  },
  { case: 'script address', item: '<podcast:chapters url="javascript:x()"/>', want: undefined },
])('podcast: $case', ({ item, want }) => {
  expect(parseItem(item)?.podcast).toEqual(want)
})

test('a podcast as a whole', () => {
  const { feed } =
    parse(`<itunes:type>Serial</itunes:type><itunes:complete>Yes</itunes:complete><itunes:block>Yes</itunes:block>
    <itunes:new-feed-url>https://b.example/feed</itunes:new-feed-url><podcast:locked owner="a@a.example">yes</podcast:locked>
    <podcast:guid>ead4c236-bf58-58c6-a2c6-a6b28d128cb6</podcast:guid><podcast:medium>music</podcast:medium>
    <podcast:funding url="/give">Support us!</podcast:funding>`)
  expect(feed.podcast).toEqual({
    kind: 'serial',
    isComplete: true,
    isBlocked: true,
    isLocked: true,
    newFeedUrl: 'https://b.example/feed',
    guid: 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6',
    medium: 'music',
    funding: [{ url: 'https://a.example/give', text: 'Support us!' }],
  })
})

test.each([
  { case: 'Dublin Core', item: '<dc:contributor>Ada Moor</dc:contributor>', want: [{ name: 'Ada Moor' }] },
  {
    case: 'Atom',
    item: `<atom:contributor><atom:name>Ada Moor</atom:name><atom:email>a@a.example</atom:email><atom:uri>/ada</atom:uri></atom:contributor>
      <atom:contributor><atom:name>Bo Reed</atom:name></atom:contributor>`,
    want: [{ name: 'Ada Moor', email: 'a@a.example', url: 'https://a.example/ada' }, { name: 'Bo Reed' }],
  },
  {
    case: 'Media RSS',
    item: '<media:content url="/a.jpg" medium="image"><media:credit role="Photographer">Ada Moor</media:credit></media:content>',
    want: [{ name: 'Ada Moor', role: 'photographer' }],
  },
  {
    case: 'Podcasting 2.0',
    item: '<podcast:person role="Guest" href="/ada" img="/ada.jpg">Ada Moor</podcast:person><podcast:person>Bo Reed</podcast:person>',
    want: [
      { name: 'Ada Moor', role: 'guest', url: 'https://a.example/ada', image: 'https://a.example/ada.jpg' },
      { name: 'Bo Reed', role: 'host' },
    ],
  },
])('contributors: $case', ({ item, want }) => {
  const entry = parseItem(item)
  expect(entry?.contributors).toEqual(want)
  expect(entry?.authors).toEqual([])
})

test('other links, answers and replies', () => {
  expect(
    parseItem(`<atom:link rel="via" href="/via" title="The Wire"/><atom:link rel="related" href="/more" type="text/html" hreflang="cy"/>
      <atom:link rel="replies" type="text/html" href="/talk" thr:count="7"/><thr:in-reply-to ref="tag:b.example,2024:1" href="/one"/>`),
  ).toMatchObject({
    links: [
      { rel: 'via', url: 'https://a.example/via', title: 'The Wire' },
      { rel: 'related', url: 'https://a.example/more', type: 'text/html', language: 'cy' },
      { rel: 'replies', url: 'https://a.example/talk', type: 'text/html' },
    ],
    comments: 'https://a.example/talk',
    commentCount: 7,
    inReplyTo: [{ id: 'tag:b.example,2024:1', url: 'https://a.example/one' }],
  })
})

test.each([
  {
    case: 'duration of a film',
    item: '<media:content url="/a.mp4" type="video/mp4" duration="90"/>',
    want: { enclosures: [{ url: 'https://a.example/a.mp4', type: 'video/mp4', durationSeconds: 90 }] },
  },
  {
    case: 'another file of an episode',
    item: '<podcast:alternateEnclosure type="audio/opus"><podcast:source uri="/a.opus" contentType="audio/opus"/></podcast:alternateEnclosure>',
    want: { enclosures: [{ url: 'https://a.example/a.opus', type: 'audio/opus' }] },
  },
  {
    case: 'licence of media',
    item: '<media:license type="text/html" href="https://cc.example/by/4.0">CC BY</media:license>',
    want: { licence: 'https://cc.example/by/4.0' },
  },
  {
    case: 'an end',
    item: '<expirationDate>Tue, 14 May 2024 09:30:00 GMT</expirationDate>',
    want: { expires: new Date('2024-05-14T09:30:00Z') },
  },
  {
    case: 'publisher',
    item: '<dc:publisher>The Desk (desk@a.example)</dc:publisher>',
    want: { publisher: { name: 'The Desk', email: 'desk@a.example' } },
  },
])('item: $case', ({ item, want }) => {
  expect(parseItem(item)).toMatchObject(want)
})

test('rssCloud and a text input are their own, and do not touch the feed', () => {
  const { feed } = parse(`<title>News</title><link>https://a.example/</link>
    <cloud domain="rpc.a.example" port="80" path="/RPC2" registerProcedure="p" protocol="xml-rpc"/>
    <textInput><title>Search</title><description>Find</description><name>q</name><link>/search</link></textInput>`)
  expect(feed).toMatchObject({
    title: 'News',
    link: 'https://a.example/',
    cloud: {
      domain: 'rpc.a.example',
      port: '80',
      path: '/RPC2',
      registerprocedure: 'p',
      protocol: 'xml-rpc',
    },
    textInput: { title: 'Search', description: 'Find', name: 'q', link: 'https://a.example/search' },
  })
  expect(feed).not.toHaveProperty('description')
})

test('the source of an entry in full, and its authors for an entry without', () => {
  const { entries } = parseFeedText(
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><source><id>tag:b.example,2024:b</id>
      <title>The Wire</title><subtitle type="html">All &lt;b&gt;of&lt;/b&gt; it</subtitle><updated>2024-05-14T09:30:00Z</updated>
      <link rel="self" href="https://b.example/feed"/><link href="https://b.example/"/><author><name>Ida Wick</name></author>
      <category term="glass"/><contributor><name>Bo Reed</name></contributor><icon>/i.ico</icon><logo>/l.png</logo>
      <rights>Ida Wick</rights><generator uri="https://g.example/" version="2">Wick</generator></source></entry></feed>`,
    { url },
  )
  expect(entries[0]).toMatchObject({
    title: 'One',
    authors: [{ name: 'Ida Wick' }],
    source: {
      id: 'tag:b.example,2024:b',
      title: 'The Wire',
      description: 'All <b>of</b> it',
      link: 'https://b.example/',
      self: 'https://b.example/feed',
      updated: new Date('2024-05-14T09:30:00Z'),
      authors: [{ name: 'Ida Wick' }],
      categories: [{ term: 'glass' }],
      contributors: [{ name: 'Bo Reed' }],
      icon: 'https://a.example/i.ico',
      image: { url: 'https://a.example/l.png' },
      rights: 'Ida Wick',
      generator: 'Wick',
    },
  })
})
