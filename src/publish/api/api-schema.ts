/** The forms of the API's documents, once: tests check the API with them, and its JSON Schema is made of them. */
import { z } from 'zod'

const Count = z.int().min(0)
const DateTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .describe('RFC 3339, UTC, whole seconds')
const Decision = z.string().describe('allow, deny, limit(300), thumbnail or cache')

const Image = z.strictObject({
  url: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  title: z.string().nullable(),
  attribution: z.string().nullable(),
  isCached: z.boolean().describe('The site serves a resized copy.'),
})
const Images = z.array(Image).min(1).nullable().describe('null, never empty, when there is none')

const Provider = z.strictObject({
  name: z.string(),
  domain: z.string(),
  images: Images,
  publishers: z.null(),
  authors: z.array(z.string()).min(1).nullable(),
})

const ItemStory = z.strictObject({
  id: z.string(),
  lead: z.string().nullable().describe('path of the article that stands for it'),
  articles: Count,
  providers: Count,
})

const Rights = z.strictObject({
  list: Decision,
  excerpt: Decision,
  image: Decision,
  text: Decision,
  ai: Decision,
})

const ITEM = {
  path: z.string().describe('Record of the article; what clients use as its id.'),
  title: z.string(),
  excerpt: z.string(),
  sourceUrl: z.null(),
  webUrl: z.string(),
  originalUrl: z.string(),
  featuredContent: z.string().nullable().describe('One frame of an allow-listed player.'),
  highlight: z.null(),
  heat: z.int().describe('0 to 100; older archives hold -1 and values over 100'),
  tags: z.array(z.string()).min(1).nullable(),
  images: Images,
  content: z.literal(''),
  type: z.enum(['article', 'video', 'podcast', 'paper', 'code']),
  ampWebUrl: z.string().nullable(),
  cdnAmpWebUrl: z.string().nullable(),
  publishedDateTime: DateTime,
  updatedDateTime: DateTime.nullable(),
  provider: Provider,
  locale: z.literal('en-us'),
  categories: z.tuple([z.literal('news')]),
  topics: z.array(z.string()),
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('From the canonical address; permanent.'),
  quality: z.int().nullable(),
  language: z.string().nullable().describe('BCP 47'),
  story: ItemStory.nullable(),
  rights: Rights,
}
const Item = z.strictObject(ITEM)

const Score = z.strictObject({
  value: z.int(),
  parts: z.array(z.strictObject({ name: z.string(), points: z.number(), evidence: z.string() })),
})

const Brief = z.strictObject({
  path: z.string(),
  title: z.string(),
  webUrl: z.string(),
  publishedDateTime: DateTime,
  type: z.string(),
  provider: z.strictObject({ name: z.string(), domain: z.string() }),
})

const Article = z.strictObject({
  ...ITEM,
  scores: z.strictObject({ quality: Score.nullable(), heat: Score.nullable() }),
  kind: z.string(),
  access: z.literal('subscription').nullable(),
  topicMatches: z.array(
    z.strictObject({ topic: z.string(), confidence: z.number(), reasons: z.array(z.string()) }),
  ),
  duplicateOf: z.string().nullable().describe('path of the article whose text it is'),
  related: z.array(Brief),
})

const Story = z.strictObject({
  id: z.string(),
  lead: z.string().nullable(),
  heat: z.int(),
  scores: z.strictObject({ heat: Score }),
  providers: z.array(z.string()),
  firstDateTime: DateTime,
  lastDateTime: DateTime,
  aliases: z.array(z.string()).describe('ids of stories that were merged into it'),
  articles: z.array(Item),
})

const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ page: z.int().min(1), value: z.array(item), nextPage: z.int().min(2).nullable() })

const ListedTopic = z.strictObject({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  articles: Count,
  path: z.string(),
})
const ListedProvider = z.strictObject({
  name: z.string(),
  domain: z.string(),
  images: z
    .array(z.strictObject({ url: z.string(), width: z.int().optional(), height: z.int().optional() }))
    .nullable(),
  articles: Count,
  latestDateTime: DateTime,
})
const ListedStory = z.strictObject({
  id: z.string(),
  title: z.string(),
  lead: z.string(),
  webUrl: z.string(),
  heat: z.int(),
  articles: Count,
  providers: Count,
  firstDateTime: DateTime,
  lastDateTime: DateTime,
  path: z.string(),
})
const ListedIssue = z.strictObject({
  path: z.string(),
  title: z.string(),
  excerpt: z.string(),
  publishedDateTime: DateTime,
  webUrl: z.string(),
})
const ListedSponsorship = z.strictObject({
  title: z.string(),
  text: z.string(),
  url: z.string(),
  sponsor: z.string(),
})
const ListedDay = z.strictObject({ day: z.iso.date(), articles: Count, path: z.string() })

/** Every document of the API by the name its schema has. */
export const API_SCHEMAS = {
  NewsPage: page(Item),
  Article,
  Story,
  Topics: page(ListedTopic),
  Providers: page(ListedProvider),
  Stories: page(ListedStory),
  Newsletters: page(ListedIssue),
  Sponsorships: page(ListedSponsorship),
  Days: page(ListedDay),
} as const

export type ApiSchemaName = keyof typeof API_SCHEMAS

/** Which document lies where: the address in the words of OpenAPI, and the paths of its files. First match counts. */
export const API_ADDRESSES: readonly {
  readonly address: string
  readonly path: RegExp
  readonly schema: ApiSchemaName
  readonly words: string
}[] = [
  {
    address: '/api/news/index.json',
    path: /^api\/news\/index\.json$/,
    schema: 'NewsPage',
    words: 'News, newest first: page 1.',
  },
  {
    address: '/api/news/page/{page}/index.json',
    path: /^api\/news\/page\/\d+\/index\.json$/,
    schema: 'NewsPage',
    words: 'News, newest first, 25 a page.',
  },
  {
    address: '/api/news/{year}/{month}/{day}/index.json',
    path: /^api\/news\/\d{4}\/\d\d\/\d\d\/index\.json$/,
    schema: 'NewsPage',
    words: 'Every article of a day (UTC). Stops changing.',
  },
  {
    address: '/api/news/{year}/index.json',
    path: /^api\/news\/\d{4}\/index\.json$/,
    schema: 'Days',
    words: 'The days of a year that have articles.',
  },
  {
    address: '/api/news/{topic}/page/{page}/index.json',
    path: /^api\/news\/[^/]+\/page\/\d+\/index\.json$/,
    schema: 'NewsPage',
    words: 'News of one topic.',
  },
  {
    address: '/api/topics/index.json',
    path: /^api\/topics\/index\.json$/,
    schema: 'Topics',
    words: 'Topics in the order of the navigation.',
  },
  {
    address: '/api/providers/index.json',
    path: /^api\/providers\/index\.json$/,
    schema: 'Providers',
    words: 'Providers with an article.',
  },
  {
    address: '/api/stories/index.json',
    path: /^api\/stories\/index\.json$/,
    schema: 'Stories',
    words: 'Stories, last told first: page 1.',
  },
  {
    address: '/api/stories/page/{page}/index.json',
    path: /^api\/stories\/page\/\d+\/index\.json$/,
    schema: 'Stories',
    words: 'Stories, last told first, 25 a page.',
  },
  {
    address: '/api/stories/{id}/index.json',
    path: /^api\/stories\/[^/]+\/index\.json$/,
    schema: 'Story',
    words: 'One story with all its articles.',
  },
  {
    address: '/api/newsletters/index.json',
    path: /^api\/newsletters\/index\.json$/,
    schema: 'Newsletters',
    words: 'Issues of the newsletter, newest first.',
  },
  {
    address: '/api/sponsorships/today/index.json',
    path: /^api\/sponsorships\/today\/index\.json$/,
    schema: 'Sponsorships',
    words: 'Sponsorships of the day.',
  },
  {
    address: '/api/news/{slug}/index.json',
    path: /^api\/news\/[^/]+\/index\.json$/,
    schema: 'Article',
    words:
      "One article with its scores and what to read next; a topic id in its place gives that topic's first page.",
  },
]
