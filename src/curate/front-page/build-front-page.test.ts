import { expect, test } from 'vitest'
import { articleFrom, hoursBefore, inputFrom, NOW, SETTINGS } from '../../../test/fixtures/curate/window.ts'
import type { Article } from '../../model/article.ts'
import type { Edit } from '../../model/edit.ts'
import type { CurationSettings } from '../../model/settings.ts'
import type { FrontPage } from '../../model/story.ts'
import { applyEdits } from '../edits/apply-edits.ts'
import { tellStories } from '../heat/tell-stories.ts'
import { judgeArticles } from '../judge-articles.ts'
import { buildFrontPage } from './build-front-page.ts'
import { orderCandidates } from './choose-lead.ts'
import { rankOf } from './rank-of.ts'

// Invented news that share the topic's word and nothing else, so that each is a story of its own.
const NEWS = [
  [
    'Arlo switches its street lamps to moonlight hours',
    'The mayor wants darker nights and cheaper electricity.',
  ],
  ['Brenn opens school for cable divers', 'Forty pupils learn how electricity reaches islands under water.'],
  [
    'Prices at Calder exchange turn negative at noon',
    'Too much sun and too few buyers of electricity on Sunday.',
  ],
  [
    'Judge lets Dovre pylons stand',
    'Three farmers lose against the electricity company after a decade in court.',
  ],
  [
    'Eskil bakery bakes by moonlight',
    'Bread costs a penny less since ovens take electricity from a container behind the shop.',
  ],
  ['Farsund counts frozen meters', 'Frost stopped nine thousand devices that measure electricity.'],
  [
    'Union at Grebbe plant calls strike',
    'Machinists refuse night shifts; electricity is imported meanwhile.',
  ],
  [
    'Holm museum shows first refrigerator',
    'A hall about household electricity opens with ice cream from 1931.',
  ],
  ['Researchers at Ipsen harvest tides', 'A buoy gives as much electricity as a bicycle lamp needs.'],
  [
    'Jarl airport charges its first aeroplane',
    'Two seats, one propeller, electricity for half an hour aloft.',
  ],
  ['Kvist storks get nests off the wires', 'Volunteers move them before electricity kills another pair.'],
  ['Lund choir sings for the blackout', 'When electricity failed, the concert went on by candle.'],
] as const
const single = (index: number, given: Partial<Article> & { domain?: string; hoursOld?: number } = {}) =>
  articleFrom({
    id: `n${index}`,
    domain: `paper${index}.example`,
    title: NEWS[index]?.[0] ?? '',
    excerpt: NEWS[index]?.[1] ?? '',
    ...given,
  })
type Given = {
  readonly settings?: Partial<CurationSettings>
  readonly edits?: readonly Edit[]
  readonly oneStory?: true
}

/** The page of articles that are a story each, or one story all together, whatever the grouping would say. */
function page(articles: readonly Article[], { settings = {}, edits = [], oneStory }: Given = {}): FrontPage {
  const input = inputFrom(articles, { settings: { ...SETTINGS, minQuality: 0, ...settings }, edits })
  const decisions = applyEdits(input)
  const judged = new Map(judgeArticles(input, decisions).map((one) => [one.article.id, one]))
  const ids = articles.map((article) => article.id)
  const groups = oneStory ? [ids] : ids.map((id) => [id])
  const told = tellStories({
    groups: groups.map((members) => ({ id: `s${members[0]}`, articles: members, aliases: [] })),
    articles,
    duplicateOf: new Map(),
    authority: new Map(),
    owners: [],
    earlier: new Map(),
  })
  const leadOf = (members: readonly string[]) =>
    orderCandidates(
      members.flatMap((id) => judged.get(id) ?? []).map((one) => ({ ...one, isDuplicate: false })),
    )[0]
  const stories = told.map((story) => ({ ...story, lead: leadOf(story.articles)?.article.id ?? '' }))
  const { pinned } = decisions
  return buildFrontPage({ ...input, stories, judged, duplicateOf: new Map(), related: new Map(), pinned })
}
const shown = ({ lead, rising, sections }: FrontPage) =>
  [...(lead ? [lead] : []), ...rising, ...sections.flatMap((section) => section.stories)].map(
    (story) => story.lead,
  )
const reasons = (front: FrontPage) => new Map(front.leftOut.map(({ article, reason }) => [article, reason]))

test('fresher stories come first', () => {
  const front = page([single(0, { hoursOld: 30 }), single(1, { hoursOld: 2 }), single(2, { hoursOld: 12 })])
  expect(shown(front)).toEqual(['n1', 'n2', 'n0'])
})

test('a section is capped, and so is the page', () => {
  const articles = NEWS.map((_, index) => single(index, { hoursOld: index + 1 }))
  const section = page(articles, { settings: { sectionStories: 4 } })
  expect(shown(section)).toHaveLength(5)
  expect(reasons(section).get('n11')).toBe('section-full')
  const whole = page(articles, { settings: { frontPageStories: 3 } })
  expect(shown(whole)).toEqual(['n0', 'n1', 'n2'])
  expect(reasons(whole).get('n3')).toBe('page-full')
})

test('one provider does not crowd out the rest', () => {
  const articles = NEWS.map((_, index) =>
    single(index, { hoursOld: index + 1, domain: index < 8 ? 'loud.example' : `paper${index}.example` }),
  )
  const front = page(articles, {
    settings: { frontPageStories: 10, maxProviderShare: 0.3, sectionStories: 20 },
  })
  expect(shown(front)).toEqual(['n0', 'n1', 'n2', 'n8', 'n9', 'n10', 'n11'])
  expect(reasons(front).get('n3')).toBe('provider-full')
})

test('with two providers each gets half', () => {
  const articles = NEWS.map((_, index) =>
    single(index, { hoursOld: index + 1, domain: `p${index % 2}.example` }),
  )
  const front = page(articles, {
    settings: { frontPageStories: 10, maxProviderShare: 0.2, sectionStories: 20 },
  })
  expect(shown(front)).toHaveLength(10)
})

test('too old is left out, and a pin brings it back to the top', () => {
  const articles = [single(0), single(1, { hoursOld: 100 })]
  expect(reasons(page(articles)).get('n1')).toBe('too-old')
  const pin = { at: hoursBefore(1), who: 'Ida', kind: 'pin', article: 'n1' } as const
  const { lead } = page(articles, { edits: [pin] })
  expect(lead).toMatchObject({ lead: 'n1', rank: { value: 100 } })
  const over = [{ ...pin, until: hoursBefore(0.5) }]
  expect(reasons(page(articles, { edits: over })).get('n1')).toBe('too-old')
})

test('every article of the window is on the page or left out with a reason', () => {
  const articles = NEWS.map((_, index) => single(index, { hoursOld: index * 12 }))
  const front = page(articles, { settings: { frontPageStories: 4 } })
  expect([...shown(front), ...reasons(front).keys()].toSorted()).toEqual(
    articles.map((one) => one.id).toSorted(),
  )
})

test('a story goes by its free article before its paywalled one', () => {
  const text =
    'The line to Dovre failed at noon and electricity was cut to forty thousand homes until the evening.'
  const story = ['a', 'b'].map((id) =>
    articleFrom({
      id,
      domain: `${id}.example`,
      title: 'Line to Dovre fails, electricity cut to forty thousand homes',
      text,
    }),
  )
  const [free, walled] = story
  if (!free || !walled) throw new Error('two articles are made above')
  const lead = (articles: readonly Article[]) => page(articles, { oneStory: true }).lead?.lead
  expect(
    lead([
      { ...free, access: 'subscription' },
      { ...walled, text: `${text} Engineers look for the cause.` },
    ]),
  ).toBe('b')
})

const ONE = {
  article: articleFrom({ id: 'one', images: [{ url: 'https://harbour.example/1.jpg' }] }),
  kind: 'report',
  quality: { value: 60, parts: [] },
  published: true,
  isDuplicate: false,
}
const RIGHTS = ONE.article.rights

test.each([
  { case: 'the better one', other: { quality: { value: 59, parts: [] } } },
  { case: 'the original before its copy', other: { quality: { value: 90, parts: [] }, isDuplicate: true } },
  { case: 'a report before a release', other: { quality: { value: 70, parts: [] }, kind: 'press-release' } },
  { case: 'one whose excerpt may be shown', other: { article: { rights: { ...RIGHTS, excerpt: 'deny' } } } },
  { case: 'one whose image may be shown', other: { article: { rights: { ...RIGHTS, image: 'deny' } } } },
  { case: 'a free one before a paywalled one', other: { article: { access: 'subscription' } } },
  { case: 'one that is published', other: { quality: { value: 99, parts: [] }, published: false } },
  { case: 'the earlier one among equals', other: { article: { publishedAt: hoursBefore(1) } } },
] as const)('what stands for a story: $case', ({ other: { article, ...given } }) => {
  const rival = { ...ONE, ...given, article: { ...ONE.article, ...article, id: 'another' } }
  expect(orderCandidates([rival, ONE]).map((one) => one.article.id)).toEqual(['one', 'another'])
})

const STANDING = {
  heat: { value: 50, parts: [] },
  quality: { value: 60, parts: [] },
  kind: 'report',
  at: NOW,
  halfLifeHours: 18,
}

test.each([
  { case: 'now', hours: 0, given: {}, want: 54 },
  { case: 'one half-life later', hours: 18, given: {}, want: 27 },
  { case: 'two half-lives later', hours: 36, given: {}, want: 14 },
  { case: 'a topic that ages slowly', hours: 18, given: { halfLifeHours: 72 }, want: 45 },
  { case: 'dated in the future', hours: -9, given: {}, want: 54 },
  { case: 'a press release', hours: 0, given: { kind: 'press-release' }, want: 44 },
  { case: 'a press release, old', hours: 100, given: { kind: 'press-release' }, want: 0 },
  { case: 'pinned', hours: 100, given: { pinnedBy: 'Ida' }, want: 100 },
])('rank: $case', ({ hours, given, want }) => {
  const { value, parts } = rankOf({ ...STANDING, ...given }, new Date(NOW.getTime() + hours * 3_600_000))
  expect(value).toBe(want)
  expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(value)
})
