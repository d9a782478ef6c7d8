import type { Starter } from './starters.ts'

/** What `init` asks for. */
export type NewSite = {
  readonly name: string
  readonly accentWord?: string | undefined
  readonly url?: string | undefined
  readonly language?: string | undefined
  readonly operator?: string | undefined
  readonly contact?: string | undefined
  readonly starter: Pick<Starter, 'topics' | 'sources' | 'description'>
  readonly allowLoopback?: readonly string[] | undefined
}

/** The commented `broadsheet.yaml` of a new site: what most people change is there, the rest is explained. */
export function configText(site: NewSite): string {
  return `# yaml-language-server: $schema=.broadsheet/broadsheet.schema.json
# The whole configuration of this site. Every setting is explained in docs/configuration.md;
# what is not here has a default that works. Check it with: broadsheet doctor

site:
  name: ${quote(site.name)}
${site.accentWord ? `  accentWord: ${quote(site.accentWord)}  # the word of the name that is set in the accent colour\n` : ''}  description: ${quote(site.starter.description)}
  # Where readers will find it. Links in feeds and sitemaps are made from this.
  url: ${quote(site.url ?? 'http://127.0.0.1:4100')}
  language: ${site.language ?? 'en'}
  timeZone: UTC
  operator:
    name: ${quote(site.operator ?? '')}
    # A mail address or web page by which publishers reach you. It is sent with every request;
    # without it nothing outside this machine is fetched.
${site.contact ? `    contact: ${quote(site.contact)}` : '    # contact: you@example.org'}

# Topics in the order of the navigation. The first one is the root: it stands for the whole site.
topics:
${site.starter.topics.map(topicText).join('')}
# Feeds, sitemaps and JSON feeds to ask. Add one with: broadsheet add https://site.example/
sources:${site.starter.sources.length === 0 ? ' []\n' : `\n${site.starter.sources.map(sourceText).join('')}`}
# What an absent signal of a publisher means: standard or strict (docs/rights.md).
rights:
  profile: standard

curation:
  minQuality: 20  # articles below are kept but not published
  freshnessHours: 96  # the oldest story the front page shows
${site.allowLoopback ? `\nfetch:\n  domainGapMs: 0\n  allowLoopback: [${site.allowLoopback.map(quote).join(', ')}]\n` : ''}`
}

/** One element of `topics` as it stands in the file. */
export function topicText(topic: Starter['topics'][number]): string {
  return [
    `  - name: ${quote(topic.name)}`,
    ...(topic.parent ? [`    parent: ${quote(topic.parent)}`] : []),
    ...(['keywords', 'mustNot', 'hashtags'] as const).flatMap((key) =>
      topic[key].length > 0 ? [`    ${key}: [${topic[key].map(quote).join(', ')}]`] : [],
    ),
    ...(topic.needsParent ? ['    needsParent: true'] : []),
    ...('takesEverything' in topic && topic.takesEverything === true ? ['    takesEverything: true'] : []),
    '',
  ].join('\n')
}

/** One element of `sources` as it stands in the file. */
export function sourceText(source: { readonly name?: string | undefined; readonly url: string }): string {
  return `  - url: ${quote(source.url)}\n${source.name ? `    name: ${quote(source.name)}\n` : ''}`
}

/** A YAML scalar that reads back as the same string: plain where that is safe, else in double quotes (JSON's are YAML's). */
export function quote(text: string): string {
  const isPlain =
    /^[A-Za-z][A-Za-z0-9 ._/'&-]*$/.test(text) &&
    text.trim() === text &&
    !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
  return isPlain ? text : JSON.stringify(text)
}
