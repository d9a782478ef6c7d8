import { z } from 'zod'
import { canonicalUrl } from '../lib/url/canonical-url.ts'

const text = () => z.string().trim().min(1, 'must not be empty')
const whole = (least: number, most: number) => z.int().min(least).max(most)
const webAddress = () =>
  z.string().refine((value) => canonicalUrl(value) !== undefined, {
    error: (issue) => `"${String(issue.input)}" is not a web address; write it as https://host/path`,
  })
const language = () =>
  z.string().refine(isLanguage, { error: 'is not a language tag; write it as en, de or pt-BR' })

const site = z.strictObject({
  name: text().describe('Name of the site, shown in the masthead and in feeds.'),
  accentWord: text().optional().describe('One word of the name that is set in the accent colour.'),
  description: z
    .string()
    .trim()
    .default('')
    .describe('One sentence about the site, for search engines and feeds.'),
  url: webAddress()
    .default('http://127.0.0.1:4100')
    .describe('Public base address of the site, used in feeds, sitemaps and canonical links.'),
  language: language().default('en').describe('Language of the interface (BCP 47).'),
  timeZone: z
    .string()
    .default('UTC')
    .refine(isTimeZone, { error: 'is not a time zone name; write it as Europe/Paris or UTC' })
    .describe('IANA time zone of days and times on pages.'),
  logo: text().optional().describe("Path of a logo file in the site's folder."),
  colours: z
    .partialRecord(
      z.enum([
        'paper',
        'card',
        'ink',
        'soft',
        'line',
        'bar',
        'accent',
        'accent-soft',
        'dark-paper',
        'dark-card',
        'dark-ink',
        'dark-soft',
        'dark-line',
        'dark-bar',
        'dark-accent',
        'dark-accent-soft',
      ]),
      z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is not a colour; write it as #b3391f'),
    )
    .default({})
    .describe('Colours that replace those of the design, by name; names with dark- are for the dark theme.'),
  operator: z
    .strictObject({
      name: z.string().trim().default('').describe('Who runs the site.'),
      contact: z
        .string()
        .trim()
        .min(3)
        .optional()
        .describe(
          'Mail address or web page by which publishers reach the operator. Required before anything outside this machine is fetched.',
        ),
    })
    .prefault({})
    .describe('The person or organization behind the site.'),
})

const topic = z.strictObject({
  name: text().describe('Name shown on the site and written into records.'),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id; use lower-case letters, digits and hyphens')
    .optional()
    .describe('Part of addresses; made from the name when absent.'),
  parent: text().optional().describe('Name of the topic above this one.'),
  keywords: z.array(text()).default([]).describe('Words and phrases that put an article under this topic.'),
  entities: z
    .array(text())
    .default([])
    .describe(
      'Names that put an article under this topic, in the case they are written in: Meta is not meta.',
    ),
  must: z
    .array(text())
    .default([])
    .describe('Words and phrases of which an article under this topic must say at least one.'),
  mustNot: z.array(text()).default([]).describe('Words and phrases that keep an article out of this topic.'),
  hashtags: z.array(text()).default([]).describe('Hashtags that put an article under this topic.'),
  takesEverything: z
    .boolean()
    .default(false)
    .describe('Take every article of the sources, whatever it says.'),
  needsParent: z
    .boolean()
    .default(false)
    .describe(
      'Take only articles that the topic above takes too: for topics whose words are common, such as law or work.',
    ),
  reportWords: z
    .number()
    .int()
    .min(50)
    .max(5000)
    .optional()
    .describe(
      'Words a full report on this topic has; of several topics the shortest counts. 450 when absent.',
    ),
  halfLifeHours: z
    .number()
    .min(0.5)
    .max(8760)
    .optional()
    .describe('Hours after which a story of this topic weighs half on the front page.'),
})

const source = z.strictObject({
  url: webAddress().describe('Address of the feed, sitemap or JSON feed.'),
  id: text()
    .optional()
    .describe('Name of the source in logs and commands; made from the address when absent.'),
  name: text().optional().describe('Provider name to show when the pages give none.'),
  providerDomain: text()
    .optional()
    .describe('Provider domain of its items when it differs from their pages.'),
  topics: z.array(text()).default([]).describe('Names of topics that every item of this source gets.'),
  pages: z.boolean().default(true).describe('Fetch the pages of its items.'),
  identity: z
    .enum(['guid', 'link', 'content'])
    .default('guid')
    .describe('Which mark of an item names it; `link` or `content` for feeds whose guids change or repeat.'),
  aiEnabled: z
    .boolean()
    .default(false)
    .describe(
      'Let generative helpers, where configured, read items of this source if its publisher allows it.',
    ),
})

const fetch = z.strictObject({
  agent: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
    .default('BroadsheetBot')
    .describe('Product token in our User-Agent; robots.txt groups are matched with it.'),
  connectTimeoutMs: whole(100, 120_000)
    .default(10_000)
    .describe('Longest wait for a connection, milliseconds.'),
  headersTimeoutMs: whole(100, 300_000)
    .default(20_000)
    .describe('Longest wait for the head of an answer, milliseconds.'),
  idleTimeoutMs: whole(100, 300_000).default(15_000).describe('Longest silence within a body, milliseconds.'),
  totalTimeoutMs: whole(1_000, 600_000)
    .default(60_000)
    .describe('Longest time for one request with its redirects, milliseconds.'),
  maxFeedBytes: whole(10_000, 200_000_000)
    .default(20_000_000)
    .describe('Largest feed that is read, bytes after decompression.'),
  maxPageBytes: whole(10_000, 100_000_000)
    .default(10_000_000)
    .describe('Largest page that is read, bytes after decompression.'),
  maxImageBytes: whole(10_000, 100_000_000)
    .default(15_000_000)
    .describe('Largest picture that is read, bytes.'),
  maxRedirects: whole(0, 10).default(5).describe('Redirects followed for one request.'),
  concurrency: whole(1, 512).default(16).describe('Requests under way at once.'),
  domainConcurrency: whole(1, 16)
    .default(1)
    .describe('Requests under way at once to one registrable domain.'),
  domainGapMs: whole(0, 600_000)
    .default(1_000)
    .describe('Pause between two requests to one registrable domain, milliseconds.'),
  proxy: webAddress().optional().describe('HTTP proxy for all requests.'),
  dropRepeatedLines: z
    .boolean()
    .default(false)
    .describe('Remember, as hashes, what lines a site repeats on its pages and leave them out of texts.'),
  allowLoopback: z
    .array(
      z
        .string()
        .regex(
          /^(127(\.\d{1,3}){3}|([a-z0-9-]+\.)*localhost|\[::1\]):\d{1,5}$/,
          'is not a loopback host:port; write it as 127.0.0.1:8080',
        ),
    )
    .default([])
    .describe(
      'host:port of services on this machine that may be asked; everything else on this machine and in private networks is refused.',
    ),
})

const rights = z.strictObject({
  profile: z
    .enum(['standard', 'strict'])
    .default('standard')
    .describe('What an absent signal means; see docs/rights.md.'),
  excerptLimit: whole(0, 1_000).default(300).describe('Longest excerpt without a written grant, characters.'),
  aiAgent: text()
    .optional()
    .describe('Robots token of the vendor of a configured generative model, such as GPTBot.'),
})

const curation = z.strictObject({
  windowDays: whole(1, 60)
    .default(7)
    .describe('Days an article stays in the live window where stories form.'),
  minQuality: whole(0, 100).default(20).describe('Lowest quality of a published article.'),
  defaultHalfLifeHours: z
    .number()
    .min(0.5)
    .max(8760)
    .default(18)
    .describe('Hours after which a story weighs half on the front page, unless its topic says otherwise.'),
  freshnessHours: whole(1, 8760).default(96).describe('Oldest story the front page shows, hours.'),
  frontPageStories: whole(1, 500).default(60).describe('Stories on the front page.'),
  sectionStories: whole(1, 100).default(9).describe('Stories in one section of the front page.'),
  maxProviderShare: z
    .number()
    .min(0.05)
    .max(1)
    .default(0.25)
    .describe('Largest share of the front page one provider may lead, 0 to 1.'),
  qualityWeights: z
    .record(z.string(), z.number().min(0).max(5))
    .default({})
    .describe('Multipliers for parts of the quality score, by part name.'),
  owners: z
    .array(z.array(text()).min(2))
    .default([])
    .describe('Lists of provider domains that belong to one owner and count as one voice.'),
})

const outputs = z.strictObject({
  apiPages: whole(1, 10_000)
    .default(40)
    .describe('Numbered API pages kept; older items are in day archives.'),
  feedItems: whole(1, 500).default(50).describe('Items in each feed.'),
  images: z.boolean().default(true).describe('Keep resized copies of pictures where rights allow them.'),
  hub: webAddress().optional().describe('WebSub hub that feeds name and that is told when they change.'),
})

const day = () => z.iso.date('is not a day; write it as 2026-11-23')

const sponsorship = z.strictObject({
  from: day().describe('First day it is shown (UTC).'),
  until: day().describe('Last day it is shown (UTC).'),
  sponsor: text().describe('Who pays.'),
  title: text().describe('Headline.'),
  text: text().describe('Words.'),
  url: webAddress().describe('Where it leads.'),
})

const newsletter = z.strictObject({
  from: z.email('is not a mail address').describe("Sender's address."),
  replyTo: z.email('is not a mail address').optional().describe('Where answers go, when elsewhere.'),
  weekdays: z
    .array(whole(1, 7))
    .min(1)
    .default([1, 2, 3, 4, 5])
    .describe('Days with an issue, Monday is 1; one day makes it a weekly.'),
  hour: whole(0, 23).default(7).describe("Hour from which an issue may go out, in the site's time zone."),
  stories: whole(1, 50).default(8).describe('Stories told with their excerpt.'),
  briefs: whole(0, 100).default(12).describe('Stories named in one line.'),
  minHeat: whole(0, 100).default(0).describe('Lowest heat of a story in an issue.'),
  maxPerTopic: whole(1, 50).default(4).describe('Stories told from one topic.'),
  maxPerProvider: whole(1, 50).default(2).describe('Stories told from one provider.'),
  list: text()
    .optional()
    .describe(
      "File of recipients in the site's folder, one address a line; or one address of a provider's list.",
    ),
  unsubscribeUrl: webAddress()
    .optional()
    .describe(
      'Address that takes an unsubscription by one POST (RFC 8058); {recipient} stands for a hash of the address.',
    ),
  unsubscribeMail: z
    .email('is not a mail address')
    .optional()
    .describe('Address that takes unsubscriptions by mail.'),
  postalAddress: text().optional().describe('Where the sender lives; the law of many countries asks for it.'),
})

/** The form of `broadsheet.yaml`. Every setting has a default that works, a unit in its name and a description. */
export const CONFIG_SCHEMA = z.strictObject({
  site: site.describe('How the site presents itself.'),
  topics: z
    .array(topic)
    .min(1, 'needs at least one topic')
    .describe("The taxonomy, in the order of the site's navigation."),
  sources: z.array(source).default([]).describe('Feeds, sites and sitemaps to ask.'),
  fetch: fetch.prefault({}).describe('How sources are asked.'),
  rights: rights.prefault({}).describe("How publishers' opt-outs are applied."),
  curation: curation.prefault({}).describe('How articles are chosen and ranked.'),
  outputs: outputs.prefault({}).describe('What is written.'),
  newsletter: newsletter.optional().describe('The newsletter, when there is one.'),
  sponsorships: z.array(sponsorship).default([]).describe('Words sponsors pay for, by day.'),
})

export type ConfigFile = z.infer<typeof CONFIG_SCHEMA>

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
