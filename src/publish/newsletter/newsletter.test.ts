import { expect, test } from 'vitest'
import { articleOf, editionOf, storyOf } from '../../../test/outputs-edition.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import type { NewsletterSettings } from '../../model/newsletter.ts'
import { indexEdition } from '../edition-index.ts'
import { recordFiles } from '../publish.ts'
import { readIssue, shownIssue } from './issue-record.ts'
import { renderIssueHtml } from './render-html.ts'
import { renderIssueText } from './render-text.ts'
import { isIssueDue } from './schedule.ts'
import { selectIssue, summaryOf } from './select-issue.ts'
import { headerText, subjectOf } from './subject.ts'

const SETTINGS: NewsletterSettings = {
  weekdays: [1, 2, 3, 4, 5],
  hour: 7,
  stories: 3,
  briefs: 2,
  minHeat: 10,
  maxPerTopic: 3,
  maxPerProvider: 2,
  from: 'paper@quay.example',
}
const FRIDAY = new Date('2026-10-02T06:00:00Z')
const MONDAY = new Date('2026-10-05T06:00:00Z')
const hoursBefore = (date: Date, hours: number) => new Date(date.getTime() - hours * 3_600_000)

function found(at: Date, count: number, parts: Partial<CuratedArticle> = {}): CuratedArticle[] {
  return Array.from({ length: count }, (_, number) =>
    articleOf({
      url: `https://p${number}.example/${at.getTime()}-${number}`,
      title: `Tide ${number} of ${at.toISOString()}`,
      provider: { name: `P${number}`, domain: `p${number}.example`, images: [] },
      publishedAt: at,
      foundAt: at,
      heat: { value: 50 - number, parts: [] },
      ...parts,
    }),
  )
}

/** Makes one issue after another, each remembered by the next. */
function issuesOf(articles: readonly CuratedArticle[], moments: readonly Date[], settings = SETTINGS) {
  let edition: Edition = editionOf({ articles, newsletters: [] })
  return moments.map((now) => {
    const seen = { ...edition, articles: articles.filter((article) => article.foundAt <= now) }
    const issue = selectIssue(seen, { settings, now })
    if (!issue) return []
    const summary = summaryOf(issue)
    edition = { ...edition, newsletters: [summary, ...(edition.newsletters ?? [])] }
    return summary.articles
  })
}

test('the best stories are told, the oldest others named, the rest waits', () => {
  const issue = selectIssue(editionOf({ articles: found(hoursBefore(FRIDAY, 2), 7) }), {
    settings: SETTINGS,
    now: FRIDAY,
  })
  expect(issue).toMatchObject({ id: '2026-10-02', waiting: 2 })
  expect(
    issue?.sections.flatMap((section) => section.stories.map((story) => story.lead.heat?.value)),
  ).toEqual([50, 49, 48])
  expect(issue?.briefs.length).toBe(2)
})

test('a Monday catches up the weekend', () => {
  const articles = [...found(hoursBefore(MONDAY, 50), 2), ...found(hoursBefore(MONDAY, 30), 2)]
  const [friday, monday] = issuesOf([...found(hoursBefore(FRIDAY, 2), 1), ...articles], [FRIDAY, MONDAY])
  expect(friday?.length).toBe(1)
  expect(new Set(monday)).toEqual(new Set(articles.map((article) => article.id)))
})

test('whatever is eligible comes in some issue, and nothing twice', () => {
  const articles = found(hoursBefore(FRIDAY, 2), 17)
  const days = [0, 3, 4, 5, 6].map((day) => new Date(FRIDAY.getTime() + day * 86_400_000))
  const all = issuesOf(articles, days).flat()
  expect(all.length).toBe(17)
  expect(new Set(all)).toEqual(new Set(articles.map((article) => article.id)))
})

test('a story comes once, whichever of its articles is new', () => {
  const [first, second] = found(hoursBefore(FRIDAY, 2), 2, { story: 's1' })
  const [later] = found(hoursBefore(MONDAY, 2), 1, { story: 's1' })
  if (!first || !second || !later) throw new Error('three articles')
  const before = editionOf({ articles: [first, second], stories: [storyOf('s1', [first, second])] })
  const friday = selectIssue(before, { settings: SETTINGS, now: FRIDAY })
  expect(friday?.sections[0]?.stories).toMatchObject([{ lead: { id: first.id }, voices: 2 }])
  const after = editionOf({
    articles: [later, first, second],
    stories: [storyOf('s1', [first, second, later])],
    newsletters: friday ? [summaryOf(friday)] : [],
  })
  expect(selectIssue(after, { settings: SETTINGS, now: MONDAY })).toBeUndefined()
})

test.each([
  { case: 'not published', parts: { published: false } },
  { case: 'cool', parts: { heat: { value: 9, parts: [] } } },
  { case: 'old when the first issue is made', parts: { foundAt: hoursBefore(FRIDAY, 25) } },
])('an article that is $case is not eligible', ({ parts }) => {
  const articles = found(hoursBefore(FRIDAY, 2), 1, parts)
  expect(selectIssue(editionOf({ articles }), { settings: SETTINGS, now: FRIDAY })).toBeUndefined()
})

test.each([
  { cap: 'topic', settings: { ...SETTINGS, maxPerTopic: 1 }, told: 1 },
  { cap: 'provider', settings: { ...SETTINGS, maxPerProvider: 1 }, told: 1 },
])('no more than its cap comes from one $cap', ({ settings, told }) => {
  const provider = { name: 'One', domain: 'one.example', images: [] }
  const issue = selectIssue(editionOf({ articles: found(hoursBefore(FRIDAY, 2), 4, { provider }) }), {
    settings,
    now: FRIDAY,
  })
  expect(issue?.sections.flatMap((section) => section.stories).length).toBe(told)
})

test.each([
  { now: '2026-10-02T04:59:00Z', due: false, why: 'before seven in Berlin' },
  { now: '2026-10-02T05:00:00Z', due: true, why: 'seven in Berlin on a Friday' },
  { now: '2026-10-03T08:00:00Z', due: false, why: 'a Saturday' },
  { now: '2026-10-05T08:00:00Z', due: false, why: 'the day has its issue' },
])('at $now an issue is due: $due ($why)', ({ now, due }) => {
  const issues = [{ id: '2026-10-05', at: MONDAY, subject: '', preheader: '', articles: [] }]
  expect(isIssueDue(SETTINGS, { now: new Date(now), timeZone: 'Europe/Berlin', issues })).toBe(due)
})

test.each([
  { text: 'S\r\nBcc: v@news.example', clean: 'S Bcc: v@news.example' },
  { text: '\u202eevil\u0000', clean: 'evil' },
  { text: '\ud800x', clean: '\ufffdx' },
])('$text is one header line', ({ text, clean }) => {
  expect(headerText(text)).toBe(clean)
})

test('a long headline is cut at a word', () => {
  expect(subjectOf('word '.repeat(40))).toBe(`${'word '.repeat(15).trim()}…`)
})

const LINKS = {
  site: editionOf().site,
  unsubscribe: 'https://quay.example/leave?r=1',
  postalAddress: 'Quay 1, Northport',
}
const HOSTILE = '<img src=x onerror=alert(1)>"\'&\u0007</title><script>'

function fullIssue(text: string) {
  const articles = found(hoursBefore(FRIDAY, 2), 40, {
    title: text,
    excerpt: text.repeat(4),
    images: [
      {
        url: 'https://p.example/x.jpg',
        title: text,
        cached: { hash: 'abc', width: 400, height: 225, widths: [200, 400], formats: ['webp', 'jpeg'] },
      },
    ],
    topics: [{ topic: text, confidence: 1, reasons: [] }],
  })
  const sponsorships = [
    {
      from: '2026-10-01',
      until: '2026-10-03',
      sponsor: text,
      title: text,
      text,
      url: 'https://rope.example/?a=1&b="',
    },
  ]
  const settings = { ...SETTINGS, stories: 12, briefs: 25, maxPerTopic: 40, maxPerProvider: 40 }
  const issue = selectIssue(editionOf({ articles, sponsorships }), { settings, now: FRIDAY, note: text })
  if (!issue) throw new Error('an issue')
  return issue
}

test('hostile words stay words in the HTML part', () => {
  const html = renderIssueHtml(fullIssue(HOSTILE), LINKS)
  expect(html).not.toMatch(/<script|<img src=x|\p{Cc}(?<!\n)/u)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
})

test('a full issue stays below 100 KB, names every picture, and loads from the site alone', () => {
  const html = renderIssueHtml(
    fullIssue('Harbour bridge opens a week early after a dry spring, council says'),
    LINKS,
  )
  expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  const pictures = html.match(/<img [^>]*>/g) ?? []
  expect(pictures.length).toBe(12)
  for (const picture of pictures)
    expect(picture).toMatch(
      /src="https:\/\/quay\.example\/images\/abc-400\.jpeg" width="400" height="225" alt="Harbour/,
    )
  expect(html).toContain('href="https://quay.example/leave?r=1"')
})

test('the text part says all of it, in 72 columns but for addresses', () => {
  const text = renderIssueText(
    fullIssue('Harbour bridge opens a week early after a dry spring, council says'),
    LINKS,
  )
  expect(text.split('\n').filter((line) => line.length > 74 && !line.includes('https://'))).toEqual([])
  expect(text).toContain('Unsubscribe: https://quay.example/leave?r=1')
  expect(text.match(/https:\/\/p\d+\.example/g)?.length).toBe(37)
})

test('an issue is remembered in the archive, and forgets the words of an article that was taken down', () => {
  const articles = found(hoursBefore(FRIDAY, 2), 3)
  const issue = selectIssue(editionOf({ articles }), { settings: SETTINGS, now: FRIDAY })
  if (!issue) throw new Error('an issue')
  const newsletters = [summaryOf(issue)]
  const edition = editionOf({ articles, newsletters })
  const file = [...recordFiles(edition)].find(({ path }) => path === '_newsletters/2026-10-02.md')
  expect(readIssue('_newsletters/2026-10-02.md', String(file?.render()))).toEqual(newsletters[0])
  const after = indexEdition(editionOf({ articles: articles.slice(1), newsletters }))
  expect(newsletters.map((one) => shownIssue(one, after))).toMatchObject([
    { subject: 'Quay & Tide, 2026-10-02', preheader: '', articles: articles.slice(1).map(({ id }) => id) },
  ])
})

// biome-ignore format: a language a line
const LANGUAGES = [
  { language: 'en', day: 'Friday, 2 October 2026', brief: 'In brief', leave: 'Unsubscribe' },
  { language: 'de', day: 'Freitag, 2. Oktober 2026', brief: 'In Kürze', leave: 'Abbestellen' },
  { language: 'fr', day: 'vendredi 2 octobre 2026', brief: 'En bref', leave: 'Se désabonner' },
  { language: 'es', day: 'viernes, 2 de octubre de 2026', brief: 'En breve', leave: 'Darse de baja' },
  { language: 'zh', day: '2026年10月2日星期五', brief: '简讯', leave: '退订' },
  { language: 'ar', day: 'الجمعة', brief: 'بإيجاز', leave: 'إلغاء الاشتراك' },
] as const

test.each(LANGUAGES)('an issue speaks $language, in both its parts', ({ language, day, brief, leave }) => {
  const issue = fullIssue('Harbour bridge opens')
  const links = { ...LINKS, site: { ...LINKS.site, language } }
  const html = renderIssueHtml(issue, links)
  const text = renderIssueText(issue, links)
  for (const words of [day, brief, leave]) expect(html).toContain(words)
  for (const words of [day, brief.toUpperCase(), `${leave}: https://quay.example/leave`])
    expect(text).toContain(words)
  expect(html.includes('dir="rtl"')).toBe(language === 'ar')
})

test('words of another language say so', () => {
  const articles = found(hoursBefore(FRIDAY, 2), 1, { language: 'ar' })
  const issue = selectIssue(editionOf({ articles }), { settings: SETTINGS, now: FRIDAY })
  if (!issue) throw new Error('an issue')
  expect(renderIssueHtml(issue, LINKS)).toMatch(/<a lang="ar" dir="rtl" class="ink" href="https:\/\/p0/)
})
