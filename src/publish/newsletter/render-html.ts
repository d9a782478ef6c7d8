/**
 * The HTML part. Mail programs are browsers of twenty years ago: tables for layout (Outlook renders with Word), every rule
 * inline (Gmail drops style sheets in some views), 600 px, no web font, no script, no form, no background picture. The
 * one style sheet holds what may be lost: dark colours and narrow screens.
 */
import { directionOf, type InterfaceLanguage, interfaceLanguage } from '../../lib/i18n/interface-language.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Issue, IssueStory } from '../../model/newsletter.ts'
import type { SiteSettings } from '../../model/settings.ts'
import { excerptOf, shownImages } from '../records/to-record.ts'
import { escapeXml } from '../xml.ts'
import { dayOf, type IssueLinks } from './render-text.ts'

const SERIF = "Georgia,'Times New Roman',serif"
const SANS = 'Arial,Helvetica,sans-serif'
const PICTURE_WIDTH = 552

/** What the rows of an issue need of the site. */
type Frame = { readonly site: SiteSettings; readonly language: InterfaceLanguage }

/** The HTML part, in the site's language; an article's words keep the language and direction of their own. */
export function renderIssueHtml(issue: Issue, links: IssueLinks): string {
  const language = interfaceLanguage(links.site.language)
  return documentOf(issue, { site: links.site, language }, rowsOf(issue, links, language))
}

function rowsOf(issue: Issue, links: IssueLinks, language: InterfaceLanguage): string {
  const frame = { site: links.site, language }
  const rows = [
    masthead(issue, frame),
    issue.note ? row(paragraph(escapeXml(issue.note))) : '',
    issue.sponsor ? sponsorRow(issue.sponsor, frame) : '',
    ...issue.sections.flatMap(({ topic, stories }) => [
      headingRow(topic),
      ...stories.map((story) => storyRow(story, frame)),
    ]),
    issue.briefs.length > 0 ? headingRow(language.say('inBrief')) : '',
    ...issue.briefs.map(({ lead }) => briefRow(lead, frame)),
    footerRow(links, frame),
  ]
  return rows.filter((line) => line !== '').join('\n')
}

// Gmail keeps neither `html` nor `body`: the direction is said again on the tables.
function documentOf(issue: Issue, { language }: Frame, rows: string): string {
  const direction = language.direction === 'rtl' ? ' dir="rtl"' : ''
  return `<!DOCTYPE html>
<html lang="${escapeXml(language.tag)}"${direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeXml(issue.subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
.paper { background-color: #131417 !important; }
.card { background-color: #1a1c20 !important; }
.ink { color: #ebe9e3 !important; }
.soft { color: #a2a6ae !important; }
.accent { color: #ff8a6b !important; }
}
@media (max-width: 620px) {
.frame { width: 100% !important; }
.picture { width: 100% !important; height: auto !important; }
}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:#fcfbf8">
<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;overflow:hidden;mso-hide:all">${escapeXml(issue.preheader)}</div>
<table role="presentation"${direction} class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fcfbf8"><tr><td align="center">
<table role="presentation"${direction} class="frame card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:600px;background-color:#ffffff">
${rows}
</table>
</td></tr></table>
</body>
</html>
`
}

function masthead(issue: Issue, { site, language }: Frame): string {
  const name = `<a class="ink" href="${escapeXml(site.url)}/" style="color:#17181c;text-decoration:none">${escapeXml(site.name)}</a>`
  const day = `<a class="soft" href="${escapeXml(site.url)}/newsletters/${issue.id}/" style="color:#5b5f68">${escapeXml(dayOf(issue, site, language))}, ${escapeXml(language.say('readOnWeb'))}</a>`
  return row(
    `<h1 class="ink" style="margin:0 0 4px;font-family:${SERIF};font-size:30px;line-height:36px;color:#17181c">${name}</h1>${small(day)}`,
  )
}

function headingRow(text: string): string {
  return row(
    `<h2 class="accent" style="margin:12px 0 0;font-family:${SANS};font-size:14px;line-height:20px;color:#b3391f">${escapeXml(text)}</h2>`,
  )
}

function storyRow(story: IssueStory, frame: Frame): string {
  const { lead } = story
  const voices = story.voices > 1 ? `, ${escapeXml(frame.language.say('toldBy', { n: story.voices }))}` : ''
  const excerpt = excerptOf(lead)
  return row(
    pictureOf(lead, frame.site) +
      `<h3 style="margin:0 0 4px;font-family:${SERIF};font-size:22px;line-height:27px">${linkTo(lead, frame)}</h3>` +
      small(`${escapeXml(lead.provider.name)}${voices}`) +
      (excerpt === '' ? '' : paragraph(escapeXml(excerpt), speech(lead, frame))),
  )
}

function briefRow(lead: CuratedArticle, frame: Frame): string {
  return row(
    `<p style="margin:0;font-family:${SERIF};font-size:16px;line-height:22px">${linkTo(lead, frame)} <span class="soft" style="color:#5b5f68">${escapeXml(lead.provider.name)}</span></p>`,
  )
}

function sponsorRow({ sponsor, title, text, url }: NonNullable<Issue['sponsor']>, frame: Frame): string {
  const link = `<a class="ink" href="${escapeXml(url)}" style="color:#17181c">${escapeXml(title)}</a>`
  return row(
    small(escapeXml(frame.language.say('sponsoredBy', { sponsor }))) +
      paragraph(`${link}: ${escapeXml(text)}`),
  )
}

function footerRow({ unsubscribe, postalAddress }: IssueLinks, { site, language }: Frame): string {
  const leave = unsubscribe
    ? `<a class="soft" href="${escapeXml(unsubscribe)}" style="color:#5b5f68">${escapeXml(language.say('unsubscribe'))}</a>`
    : ''
  const lines = [
    escapeXml(language.say('whyThisMail', { site: site.name })),
    leave,
    escapeXml(postalAddress ?? ''),
  ]
  return row(small(lines.filter((line) => line !== '').join('<br>')))
}

/** Our own copy of the lead's picture, when rights let one be shown and a JPEG of it exists: mail programs know no AVIF. */
function pictureOf(lead: CuratedArticle, site: SiteSettings): string {
  const copy = shownImages(lead).find((image) => image.cached?.formats.includes('jpeg'))
  const cached = copy?.cached
  const width = cached?.widths.at(-1)
  if (!copy || !cached || width === undefined) return ''
  const shown = Math.min(width, PICTURE_WIDTH)
  const height = Math.round((shown * cached.height) / cached.width)
  const url = `${site.url}/images/${cached.hash}-${width}.jpeg`
  return `<img class="picture" src="${escapeXml(url)}" width="${shown}" height="${height}" alt="${escapeXml(copy.title ?? '')}" style="display:block;border:0;margin:0 0 10px">`
}

function linkTo(article: CuratedArticle, frame: Frame): string {
  return `<a${speech(article, frame)} class="ink" href="${escapeXml(article.url)}" style="color:#17181c;text-decoration:none">${escapeXml(article.title)}</a>`
}

/** `lang` and `dir` of an article's words where they are not the site's. */
function speech({ language }: CuratedArticle, frame: Frame): string {
  if (!language || language === frame.language.tag) return ''
  const direction = directionOf(language)
  const turn = direction === frame.language.direction ? '' : ` dir="${direction}"`
  return ` lang="${escapeXml(language)}"${turn}`
}

function row(content: string): string {
  return `<tr><td style="padding:12px 24px">${content}</td></tr>`
}

function paragraph(content: string, attributes = ''): string {
  return `<p${attributes} class="ink" style="margin:6px 0 0;font-family:${SERIF};font-size:16px;line-height:24px;color:#17181c">${content}</p>`
}

function small(content: string): string {
  return `<p class="soft" style="margin:0;font-family:${SANS};font-size:13px;line-height:18px;color:#5b5f68">${content}</p>`
}
