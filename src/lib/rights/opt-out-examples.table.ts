/** What a sign does here: its words are in `lib/i18n/prose`, one set a language. */
export type OptOutEffect =
  | 'fetch-nothing'
  | 'list-nothing'
  | 'listed-no-model'
  | 'no-full-text'
  | 'page-not-listed'
  | 'no-words'
  | 'short-excerpt'
  | 'no-pictures'
  | 'no-archive'
  | 'text-no-model'
  | 'texts-no-model'
  | 'pictures-no-model'
  | 'picture-with-credit'

/** How a publisher says no to us: one row a protocol and wish, copy-ready. `{agent}` stands for our product token. */
export type OptOutExample = {
  /** Permanent kebab-case name. */
  readonly id: string
  readonly protocol: string
  /** Where the lines go. */
  readonly place: 'robots.txt' | 'ai.txt' | 'header' | 'meta' | 'tdmrep.json' | 'rsl' | 'xmp'
  readonly effect: OptOutEffect
  readonly lines: readonly string[]
}

const ROBOTS = { place: 'robots.txt' } as const
const META = { place: 'meta' } as const
const HEADER = { place: 'header' } as const

export const OPT_OUT_EXAMPLES: readonly OptOutExample[] = [
  {
    id: 'robots-no-pages',
    protocol: 'Robots Exclusion Protocol (RFC 9309)',
    ...ROBOTS,
    effect: 'fetch-nothing',
    lines: ['User-agent: {agent}', 'Disallow: /'],
  },
  {
    id: 'robots-not-listed',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'list-nothing',
    lines: ['User-agent: {agent}', 'Content-Signal: search=no'],
  },
  {
    id: 'signal-no-ai-input',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'listed-no-model',
    lines: ['User-agent: *', 'Content-Signal: search=yes, ai-input=no, ai-train=no'],
  },
  {
    id: 'signal-no-full-text',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'no-full-text',
    lines: ['User-agent: *', 'Content-Signal: use=reference'],
  },
  {
    id: 'aipref-not-listed',
    protocol: 'AI Preferences (IETF draft)',
    ...ROBOTS,
    effect: 'list-nothing',
    lines: ['User-agent: *', 'Content-Usage: search=n'],
  },
  {
    id: 'aipref-header',
    protocol: 'AI Preferences (IETF draft)',
    ...HEADER,
    effect: 'page-not-listed',
    lines: ['Content-Usage: search=n, train-ai=n'],
  },
  {
    id: 'meta-not-listed',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'page-not-listed',
    lines: ['<meta name="{agent}" content="noindex">'],
  },
  {
    id: 'meta-no-excerpt',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'no-words',
    lines: ['<meta name="robots" content="nosnippet">'],
  },
  {
    id: 'meta-short-excerpt',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'short-excerpt',
    lines: ['<meta name="robots" content="max-snippet:120">'],
  },
  {
    id: 'meta-no-image',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'no-pictures',
    lines: ['<meta name="robots" content="noimageindex">'],
  },
  {
    id: 'meta-no-archive',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'no-archive',
    lines: ['<meta name="robots" content="noarchive">'],
  },
  {
    id: 'meta-no-ai',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'text-no-model',
    lines: ['<meta name="robots" content="noai">'],
  },
  {
    id: 'header-not-listed',
    protocol: 'X-Robots-Tag',
    ...HEADER,
    effect: 'page-not-listed',
    lines: ['X-Robots-Tag: {agent}: noindex'],
  },
  {
    id: 'tdmrep-file',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    place: 'tdmrep.json',
    effect: 'texts-no-model',
    lines: ['[{ "location": "/", "tdm-reservation": 1 }]'],
  },
  {
    id: 'tdmrep-meta',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    ...META,
    effect: 'text-no-model',
    lines: ['<meta name="tdm-reservation" content="1">'],
  },
  {
    id: 'tdmrep-header',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    ...HEADER,
    effect: 'text-no-model',
    lines: ['tdm-reservation: 1'],
  },
  {
    id: 'rsl-licence',
    protocol: 'Really Simple Licensing (RSL 1.0)',
    place: 'rsl',
    effect: 'texts-no-model',
    lines: [
      '<rsl xmlns="https://rslstandard.org/rsl">',
      '  <content url="/">',
      '    <license><prohibits type="usage">ai-all</prohibits></license>',
      '  </content>',
      '</rsl>',
    ],
  },
  {
    id: 'ai-txt',
    protocol: 'ai.txt (Spawning)',
    place: 'ai.txt',
    effect: 'pictures-no-model',
    lines: ['User-Agent: *', 'Disallow: /'],
  },
  {
    id: 'plus-data-mining',
    protocol: 'IPTC Photo Metadata, PLUS Data Mining',
    place: 'xmp',
    effect: 'picture-with-credit',
    lines: ['plus:DataMining = http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED'],
  },
]

/** The examples with our agent's name filled in. */
export function optOutExamplesFor(agent: string): readonly OptOutExample[] {
  return OPT_OUT_EXAMPLES.map((example) => ({
    ...example,
    lines: example.lines.map((line) => line.replaceAll('{agent}', agent)),
  }))
}
