import { type InterfaceLanguage, interfaceLanguage, type Say } from '../../lib/i18n/interface-language.ts'
import { zonedDates } from '../../lib/i18n/zoned-dates.ts'
import type { Issue, IssueStory } from '../../model/newsletter.ts'
import type { SiteSettings } from '../../model/settings.ts'
import { excerptOf } from '../records/to-record.ts'
import { headerText } from './subject.ts'

const COLUMNS = 72

/** Where an issue is read outside the mail, and how a reader leaves. */
export type IssueLinks = {
  readonly site: SiteSettings
  readonly unsubscribe?: string
  readonly postalAddress?: string
}

/** The plain-text part: complete, readable by itself, 72 columns. */
export function renderIssueText(issue: Issue, links: IssueLinks): string {
  const { site } = links
  const language = interfaceLanguage(site.language)
  const { say } = language
  const parts = [
    `${headerText(site.name)}, ${dayOf(issue, site, language)}\n${site.url}/newsletters/${issue.id}/`,
    issue.note ? wrap(issue.note) : '',
    issue.sponsor
      ? `${wrap(`${say('sponsoredBy', { sponsor: issue.sponsor.sponsor })}: ${issue.sponsor.text}`)}\n${issue.sponsor.url}`
      : '',
    ...issue.sections.flatMap((section) => [
      heading(section.topic),
      ...section.stories.map((story) => renderStory(story, say)),
    ]),
    issue.briefs.length > 0 ? heading(say('inBrief')) : '',
    ...issue.briefs.map(({ lead }) => `* ${wrap(headerText(lead.title))}\n  ${lead.url}`),
    '-- ',
    [
      wrap(say('whyThisMail', { site: site.name })),
      links.unsubscribe ? `${say('unsubscribe')}: ${links.unsubscribe}` : '',
      links.postalAddress ?? '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** The day of an issue as its readers write it. */
export function dayOf(issue: Issue, site: SiteSettings, language: InterfaceLanguage): string {
  return zonedDates(language.locale, site.timeZone).day(issue.at)
}

function renderStory(story: IssueStory, say: Say): string {
  const { lead } = story
  const lines = [
    wrap(headerText(lead.title)),
    `${lead.provider.name}${story.voices > 1 ? `, ${say('toldBy', { n: story.voices })}` : ''}`,
    wrap(excerptOf(lead)),
    lead.url,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

function heading(text: string): string {
  const line = headerText(text).toUpperCase()
  return `${line}\n${'='.repeat(Math.min(line.length, COLUMNS))}`
}

function wrap(text: string): string {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
