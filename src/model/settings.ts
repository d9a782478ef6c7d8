import type { Sponsorship } from './edition.ts'
import type { NewsletterSettings } from './newsletter.ts'
import type { Source } from './source.ts'
import type { Taxonomy } from './taxonomy.ts'

/** How pages, feeds and the API present the site. */
export type SiteSettings = {
  readonly name: string
  /** One word of the name that is set in the accent colour. */
  readonly accentWord?: string
  readonly description: string
  /** Public base address without a trailing slash: `https://news.example`. */
  readonly url: string
  /** BCP 47 language of the interface. */
  readonly language: string
  /** IANA name; days and times on pages are in this zone. */
  readonly timeZone: string
  readonly colours: Readonly<Record<string, string>>
  readonly operator: { readonly name: string; readonly contact?: string }
  /** Path of a logo file in the site's folder. */
  readonly logo?: string
}

export type FetchSettings = {
  /** Product token of our User-Agent and of robots groups. */
  readonly agent: string
  /** Page about the bot or mail address; required before anything outside loopback is fetched. */
  readonly contact?: string
  readonly connectTimeoutMs: number
  readonly headersTimeoutMs: number
  readonly idleTimeoutMs: number
  readonly totalTimeoutMs: number
  readonly maxFeedBytes: number
  readonly maxPageBytes: number
  readonly maxImageBytes: number
  readonly maxRedirects: number
  /** Requests under way at once, in all and to one registrable domain. */
  readonly concurrency: number
  readonly domainConcurrency: number
  /** Gap between two requests to one registrable domain. */
  readonly domainGapMs: number
  readonly proxy?: string
  /** Lines that a site repeats on its pages are remembered, and left out of texts. */
  readonly dropRepeatedLines: boolean
  /** `host:port` of loopback services that may be asked; for demos and tests. */
  readonly allowLoopback: readonly string[]
}

export type RightsSettings = {
  readonly profile: 'standard' | 'strict'
  readonly excerptLimit: number
  readonly aiAgent?: string
}

export type CurationSettings = {
  readonly windowDays: number
  /** Lowest quality an article needs to be published. */
  readonly minQuality: number
  readonly defaultHalfLifeHours: number
  /** Oldest story the front page shows. */
  readonly freshnessHours: number
  readonly frontPageStories: number
  readonly sectionStories: number
  /** Largest share of the front page one provider may fill, 0..1. */
  readonly maxProviderShare: number
  /** Multiplies the points of a quality part, by its name; a missing name is 1. */
  readonly qualityWeights: Readonly<Record<string, number>>
  /** Provider domains that belong to one owner count as one voice. */
  readonly owners: readonly (readonly string[])[]
}

export type OutputSettings = {
  /** Numbered API pages kept; older items are in day archives. */
  readonly apiPages: number
  readonly feedItems: number
  readonly images: boolean
  /** WebSub hub that feeds name and that is told when they change. */
  readonly hub?: string
}

/** The whole of `broadsheet.yaml`, checked, with defaults filled in. */
export type Config = {
  /** Absolute path of the site's folder. */
  readonly folder: string
  readonly site: SiteSettings
  readonly topics: Taxonomy
  readonly sources: readonly Source[]
  readonly fetch: FetchSettings
  readonly rights: RightsSettings
  readonly curation: CurationSettings
  readonly outputs: OutputSettings
  readonly newsletter?: NewsletterSettings & { readonly list?: string }
  readonly sponsorships: readonly Sponsorship[]
}
