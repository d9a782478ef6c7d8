import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { ArticleType } from '../../../model/page.ts'
import { stringsOf } from './json-ld.ts'
import { metaOf, type PageFacts } from './page-facts.ts'

/** What kind of thing the page is about; the first rule that holds. */
export function articleTypeOf(facts: PageFacts, textLength: number): ArticleType {
  return TYPE_RULES.find(({ matches }) => matches(facts, textLength))?.type ?? 'article'
}

const PAPER_HOSTS =
  /(?:^|\.)(?:arxiv\.org|biorxiv\.org|medrxiv\.org|doi\.org|ssrn\.com|openreview\.net|aclanthology\.org)$/
const CODE_HOSTS = /^(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$/
const VIDEO_HOSTS = /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitch\.tv)$/
/** A page with more text than this is an article that shows a video. */
const MAX_VIDEO_TEXT = 1500

const TYPE_RULES: readonly {
  readonly type: ArticleType
  readonly matches: (facts: PageFacts, textLength: number) => boolean
}[] = [
  {
    type: 'code',
    matches: (facts) => CODE_HOSTS.test(hostOf(facts)) && !/\/(?:blog|gist)\b/.test(facts.url),
  },
  {
    type: 'paper',
    matches: (facts) => PAPER_HOSTS.test(hostOf(facts)) || metaOf(facts, 'citation_title') !== undefined,
  },
  { type: 'video', matches: (facts) => VIDEO_HOSTS.test(hostOf(facts)) },
  { type: 'podcast', matches: (facts) => hasType(facts, /^PodcastEpisode$/) },
  {
    type: 'video',
    matches: (facts, textLength) =>
      textLength < MAX_VIDEO_TEXT &&
      facts.article === undefined &&
      (hasType(facts, /^VideoObject$/) || /^video/.test(metaOf(facts, 'og:type') ?? '')),
  },
]

function hostOf({ here }: PageFacts): string {
  return here?.hostname ?? ''
}

function hasType(facts: PageFacts, type: RegExp): boolean {
  return facts.nodes.some((node) => node.types.some((one) => type.test(one)))
}

const MAX_KEYWORDS = 30

/** The publisher's own keywords, without repeats. */
export function keywordsOf(facts: PageFacts): string[] {
  const written = [
    ...(facts.metas.get('article:tag') ?? []),
    ...(facts.metas.get('news_keywords') ?? []),
    ...(facts.metas.get('keywords') ?? []),
    ...stringsOf(facts.article?.properties.keywords),
  ]
  const words = written.flatMap((one) => one.slice(0, 2000).split(/\s*[,;]\s*/)).map((one) => one.trim())
  return [...new Set(words.filter((one) => one !== '' && one.length <= 60))].slice(0, MAX_KEYWORDS)
}

/** Players that may stand on a page of ours behind a click, and the one address each is shown at. */
const PLAYERS: readonly (readonly [RegExp, (id: string) => string])[] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{11})(?:[?/#]|$)/,
    (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  ],
  [
    /^https:\/\/player\.vimeo\.com\/video\/(\d{4,12})(?:[?/#]|$)/,
    (id) => `https://player.vimeo.com/video/${id}`,
  ],
  [
    /^https:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w{5,12})(?:[?/#]|$)/,
    (id) => `https://www.dailymotion.com/embed/video/${id}`,
  ],
  [
    /^https:\/\/open\.spotify\.com\/embed\/((?:episode|show|track)\/\w{22})(?:[?/#]|$)/,
    (id) => `https://open.spotify.com/embed/${id}`,
  ],
  [
    /^https:\/\/embed\.ted\.com\/talks\/([\w-]{3,100})(?:[?/#]|$)/,
    (id) => `https://embed.ted.com/talks/${id}`,
  ],
  [
    /^https:\/\/embed\.podcasts\.apple\.com\/([\w/-]{3,150})(?:[?#]|$)/,
    (id) => `https://embed.podcasts.apple.com/${id}`,
  ],
]

/** Address of the first allow-listed player near the text. */
export function embedOf(facts: PageFacts): string | undefined {
  for (const frame of facts.scan.frames) {
    if (frame.block < facts.textStart - 12 || frame.block > facts.textEnd + 2) continue
    const address = webUrl(frame.src, facts.base)?.href.replace(/^http:/, 'https:') ?? ''
    for (const [pattern, show] of PLAYERS) {
      const id = pattern.exec(address)?.[1]
      if (id !== undefined) return show(id)
    }
  }
  return undefined
}
