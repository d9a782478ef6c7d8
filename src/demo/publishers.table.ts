/** How an invented publisher behaves; each shows one thing that happens on the real web. */
export type DemoPublisher = {
  readonly slug: string
  readonly name: string
  readonly feed: 'rss' | 'atom' | 'json'
  readonly language?: string
  /** What is odd about its feed. */
  readonly quirk?: 'gone' | 'mis-encoded' | 'moved'
  readonly robots?: string
  /** Extra lines in the head of its pages. */
  readonly head?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Serves an AMP version of its pages. */
  readonly amp?: boolean
  readonly hue: number
}

const OPEN = 'User-agent: *\nAllow: /\n'

export const PUBLISHERS: readonly DemoPublisher[] = [
  { slug: 'quay-post', name: 'The Quay Post', feed: 'rss', amp: true, hue: 200 },
  { slug: 'northern-ledger', name: 'Northern Ledger', feed: 'atom', hue: 30 },
  { slug: 'mast-and-code', name: 'Mast & Code', feed: 'json', hue: 150 },
  { slug: 'field-notes', name: 'Field Notes', feed: 'atom', hue: 95 },
  { slug: 'civic-wire', name: 'Civic Wire', feed: 'rss', hue: 260 },
  { slug: 'shiftwork', name: 'Shiftwork', feed: 'rss', hue: 15 },
  { slug: 'silicon-parish', name: 'Silicon Parish', feed: 'rss', hue: 290 },
  { slug: 'coast-press', name: 'Coast Press Agency', feed: 'rss', hue: 220 },
  { slug: 'harbor-herald', name: 'Harbor Herald', feed: 'rss', hue: 180 },
  { slug: 'skerry-times', name: 'Skerry Times', feed: 'atom', hue: 340 },
  { slug: 'signal-station', name: 'Signal Station', feed: 'rss', hue: 50 },
  {
    slug: 'lockbox-review',
    name: 'Lockbox Review',
    feed: 'rss',
    hue: 0,
    robots: `${OPEN}Content-Signal: search=no, ai-input=no, ai-train=no\n`,
    head: '<meta name="robots" content="noindex, noai, noimageai">',
  },
  {
    slug: 'pixel-pier',
    name: 'Pixel Pier',
    feed: 'rss',
    hue: 320,
    robots: `${OPEN}\nUser-agent: GPTBot\nUser-agent: ClaudeBot\nUser-agent: CCBot\nUser-agent: Google-Extended\nDisallow: /\n`,
    head: '<meta name="robots" content="max-snippet:60, max-image-preview:none">',
    headers: { 'tdm-reservation': '1' },
  },
  { slug: 'old-lantern', name: 'The Old Lantern', feed: 'rss', quirk: 'gone', hue: 40 },
  {
    slug: 'hafen-zeitung',
    name: 'Hafen-Zeitung',
    feed: 'rss',
    language: 'de',
    quirk: 'mis-encoded',
    hue: 240,
  },
  { slug: 'drift-gazette', name: 'Drift Gazette', feed: 'rss', quirk: 'moved', hue: 130 },
]

export function robotsOf(publisher: DemoPublisher): string {
  return publisher.robots ?? OPEN
}
