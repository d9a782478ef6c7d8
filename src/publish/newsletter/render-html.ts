/**
 * The HTML part. Mail programs are browsers of twenty years ago: tables for layout (Outlook renders with Word), every rule
 * inline (Gmail drops style sheets in some views), 600 px, no web font, no script, no form, no background picture. The
 * one style sheet holds what may be lost: dark colours and narrow screens.
 */
import type { CuratedArticle } from '../../model/article.ts'
import type { Issue, IssueStory } from '../../model/newsletter.ts'
import type { SiteSettings } from '../../model/settings.ts'
import { excerptOf, shownImages } from '../records/to-record.ts'
import { escapeXml } from '../xml.ts'
import type { IssueLinks } from './render-text.ts'

const SERIF = "Georgia,'Times New Roman',serif"
const SANS = 'Arial,Helvetica,sans-serif'
const PICTURE_WIDTH = 552

export function renderIssueHtml(issue: Issue, links: IssueLinks): string {
  const { site } = links
  const rows = [
    masthead(issue, site),
    issue.note ? row(paragraph(escapeXml(issue.note))) : '',
    issue.sponsor ? sponsorRow(issue.sponsor) : '',
    ...issue.sections.flatMap(({ topic, stories }) => [
      headingRow(topic),
      ...stories.map((story) => storyRow(story, site)),
    ]),
    issue.briefs.length > 0 ? headingRow('In brief') : '',
    ...issue.briefs.map(briefRow),
    footerRow(links),
  ]
  return `<!DOCTYPE html>
<html lang="${escapeXml(site.language)}">
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
<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;overflow:hidden">${escapeXml(issue.preheader)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#fcfbf8"><tr><td align="center">
<table role="presentation" class="frame card" width="600" cellpadding="0" cellspacing="0" border="0" style="width:600px;background-color:#ffffff">
${rows.filter((line) => line !== '').join('\n')}
</table>
</td></tr></table>
</body>
</html>
`
}

function masthead(issue: Issue, site: SiteSettings): string {
  const name = `<a class="ink" href="${escapeXml(site.url)}/" style="color:#17181c;text-decoration:none">${escapeXml(site.name)}</a>`
  const day = `<a class="soft" href="${escapeXml(site.url)}/newsletters/${issue.id}/" style="color:#5b5f68">${issue.id}, read on the web</a>`
  return row(
    `<h1 class="ink" style="margin:0 0 4px;font-family:${SERIF};font-size:30px;line-height:36px;color:#17181c">${name}</h1>${small(day)}`,
  )
}

function headingRow(text: string): string {
  return row(
    `<h2 class="accent" style="margin:12px 0 0;font-family:${SANS};font-size:14px;line-height:20px;color:#b3391f">${escapeXml(text)}</h2>`,
  )
}

function storyRow(story: IssueStory, site: SiteSettings): string {
  const { lead } = story
  const voices = story.voices > 1 ? `, told by ${story.voices}` : ''
  const excerpt = excerptOf(lead)
  return row(
    pictureOf(lead, site) +
      `<h3 style="margin:0 0 4px;font-family:${SERIF};font-size:22px;line-height:27px">${linkTo(lead)}</h3>` +
      small(`${escapeXml(lead.provider.name)}${voices}`) +
      (excerpt === '' ? '' : paragraph(escapeXml(excerpt))),
  )
}

function briefRow({ lead }: IssueStory): string {
  return row(
    `<p style="margin:0;font-family:${SERIF};font-size:16px;line-height:22px">${linkTo(lead)} <span class="soft" style="color:#5b5f68">${escapeXml(lead.provider.name)}</span></p>`,
  )
}

function sponsorRow({ sponsor, title, text, url }: NonNullable<Issue['sponsor']>): string {
  const link = `<a class="ink" href="${escapeXml(url)}" style="color:#17181c">${escapeXml(title)}</a>`
  return row(small(`Sponsored by ${escapeXml(sponsor)}`) + paragraph(`${link}: ${escapeXml(text)}`))
}

function footerRow({ site, unsubscribe, postalAddress }: IssueLinks): string {
  const leave = unsubscribe
    ? `<a class="soft" href="${escapeXml(unsubscribe)}" style="color:#5b5f68">Unsubscribe</a>`
    : ''
  const lines = [
    `You get this because you subscribed to ${escapeXml(site.name)}.`,
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

function linkTo(article: CuratedArticle): string {
  return `<a class="ink" href="${escapeXml(article.url)}" style="color:#17181c;text-decoration:none">${escapeXml(article.title)}</a>`
}

function row(content: string): string {
  return `<tr><td style="padding:12px 24px">${content}</td></tr>`
}

function paragraph(content: string): string {
  return `<p class="ink" style="margin:6px 0 0;font-family:${SERIF};font-size:16px;line-height:24px;color:#17181c">${content}</p>`
}

function small(content: string): string {
  return `<p class="soft" style="margin:0;font-family:${SANS};font-size:13px;line-height:18px;color:#5b5f68">${content}</p>`
}
