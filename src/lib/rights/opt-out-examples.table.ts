/** How a publisher says no to us: one row a protocol and wish, copy-ready. `{agent}` stands for our product token. */
export type OptOutExample = {
  /** Permanent kebab-case name. */
  readonly id: string
  readonly protocol: string
  /** Where the lines go. */
  readonly place: 'robots.txt' | 'ai.txt' | 'header' | 'meta' | 'tdmrep.json' | 'rsl' | 'xmp'
  readonly where: string
  /** What it does here, in words. */
  readonly effect: string
  readonly lines: readonly string[]
}

const ROBOTS = { place: 'robots.txt', where: 'your robots.txt' } as const
const META = { place: 'meta', where: 'the <head> of a page' } as const
const HEADER = { place: 'header', where: "a page's HTTP answer" } as const

export const OPT_OUT_EXAMPLES: readonly OptOutExample[] = [
  {
    id: 'robots-no-pages',
    protocol: 'Robots Exclusion Protocol (RFC 9309)',
    ...ROBOTS,
    effect: 'We fetch nothing: no feeds, no pages, no pictures.',
    lines: ['User-agent: {agent}', 'Disallow: /'],
  },
  {
    id: 'robots-not-listed',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'Nothing of yours is listed, shown or kept.',
    lines: ['User-agent: {agent}', 'Content-Signal: search=no'],
  },
  {
    id: 'signal-no-ai-input',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'Your texts are listed, and never given to a generative model.',
    lines: ['User-agent: *', 'Content-Signal: search=yes, ai-input=no, ai-train=no'],
  },
  {
    id: 'signal-no-full-text',
    protocol: 'Content signals',
    ...ROBOTS,
    effect: 'We keep a link and a short excerpt, not the full text.',
    lines: ['User-agent: *', 'Content-Signal: use=reference'],
  },
  {
    id: 'aipref-not-listed',
    protocol: 'AI Preferences (IETF draft)',
    ...ROBOTS,
    effect: 'Nothing of yours is listed, shown or kept.',
    lines: ['User-agent: *', 'Content-Usage: search=n'],
  },
  {
    id: 'aipref-header',
    protocol: 'AI Preferences (IETF draft)',
    ...HEADER,
    effect: 'This page is not listed, shown or kept.',
    lines: ['Content-Usage: search=n, train-ai=n'],
  },
  {
    id: 'meta-not-listed',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'This page is not listed, shown or kept.',
    lines: ['<meta name="{agent}" content="noindex">'],
  },
  {
    id: 'meta-no-excerpt',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'Title and link are shown, none of your words.',
    lines: ['<meta name="robots" content="nosnippet">'],
  },
  {
    id: 'meta-short-excerpt',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'The excerpt has at most 120 characters.',
    lines: ['<meta name="robots" content="max-snippet:120">'],
  },
  {
    id: 'meta-no-image',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'None of your pictures is shown.',
    lines: ['<meta name="robots" content="noimageindex">'],
  },
  {
    id: 'meta-no-archive',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'The full text is not kept, nor given to a generative model.',
    lines: ['<meta name="robots" content="noarchive">'],
  },
  {
    id: 'meta-no-ai',
    protocol: 'Robots meta tag',
    ...META,
    effect: 'The text is never given to a generative model.',
    lines: ['<meta name="robots" content="noai">'],
  },
  {
    id: 'header-not-listed',
    protocol: 'X-Robots-Tag',
    ...HEADER,
    effect: 'This page is not listed, shown or kept.',
    lines: ['X-Robots-Tag: {agent}: noindex'],
  },
  {
    id: 'tdmrep-file',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    place: 'tdmrep.json',
    where: '/.well-known/tdmrep.json',
    effect: 'Your texts are never given to a generative model.',
    lines: ['[{ "location": "/", "tdm-reservation": 1 }]'],
  },
  {
    id: 'tdmrep-meta',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    ...META,
    effect: 'This text is never given to a generative model.',
    lines: ['<meta name="tdm-reservation" content="1">'],
  },
  {
    id: 'tdmrep-header',
    protocol: 'TDM Reservation Protocol (W3C Community Group)',
    ...HEADER,
    effect: 'This text is never given to a generative model.',
    lines: ['tdm-reservation: 1'],
  },
  {
    id: 'rsl-licence',
    protocol: 'Really Simple Licensing (RSL 1.0)',
    place: 'rsl',
    where: 'a document that a "License:" line of your robots.txt names',
    effect: 'Your texts are never given to a generative model.',
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
    where: 'the ai.txt of the host that serves your pictures',
    effect: 'Your pictures are never given to a generative model.',
    lines: ['User-Agent: *', 'Disallow: /'],
  },
  {
    id: 'plus-data-mining',
    protocol: 'IPTC Photo Metadata, PLUS Data Mining',
    place: 'xmp',
    where: "a picture's XMP",
    effect: 'The picture is shown with its credit and never given to a generative model.',
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
