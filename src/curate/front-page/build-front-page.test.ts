import { expect, test } from 'vitest'
import { articleFrom, hoursBefore, inputFrom, NOW, SETTINGS } from '../../../test/fixtures/curate/window.ts'
import type { Article } from '../../model/article.ts'
import type { CurationSettings } from '../../model/settings.ts'
import type { FrontPage } from '../../model/story.ts'
import { curate } from '../curate.ts'
import { rankOf } from './rank-of.ts'

// Titles that share nothing but the topic's word, so that each article is a story of its own.
const PLACES = [
  'Arlo',
  'Brenn',
  'Calder',
  'Dovre',
  'Eskil',
  'Farsund',
  'Grebbe',
  'Holm',
  'Ipsen',
  'Jarl',
  'Kvist',
  'Lund',
]
const single = (index: number, given: Partial<Article> & { domain?: string; hoursOld?: number } = {}) =>
  articleFrom({
    id: `n${index}`,
    domain: `paper${index}.example`,
    title: `${PLACES[index]} ${'abcdefghijkl'[index]?.repeat(5)} electricity`,
    excerpt: `Electricity of ${PLACES[index]}.`,
    ...given,
  })
const page = (articles: readonly Article[], settings: Partial<CurationSettings> = {}) =>
  curate(inputFrom(articles, { settings: { ...SETTINGS, minQuality: 0, ...settings } })).frontPage
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
  const articles = PLACES.map((_, index) => single(index, { hoursOld: index + 1 }))
  const section = page(articles, { sectionStories: 4 })
  expect(shown(section)).toHaveLength(5)
  expect(reasons(section).get('n11')).toBe('section-full')
  const whole = page(articles, { frontPageStories: 3 })
  expect(shown(whole)).toEqual(['n0', 'n1', 'n2'])
  expect(reasons(whole).get('n3')).toBe('page-full')
})

test('one provider does not crowd out the rest', () => {
  const articles = PLACES.map((_, index) =>
    single(index, { hoursOld: index + 1, domain: index < 8 ? 'loud.example' : `paper${index}.example` }),
  )
  const front = page(articles, { frontPageStories: 10, maxProviderShare: 0.3, sectionStories: 20 })
  expect(shown(front)).toEqual(['n0', 'n1', 'n2', 'n8', 'n9', 'n10', 'n11'])
  expect(reasons(front).get('n3')).toBe('provider-full')
})

test('with two providers each gets half', () => {
  const articles = PLACES.map((_, index) =>
    single(index, { hoursOld: index + 1, domain: `p${index % 2}.example` }),
  )
  const front = page(articles, { frontPageStories: 10, maxProviderShare: 0.2, sectionStories: 20 })
  expect(shown(front)).toHaveLength(10)
})

test('too old is left out, and a pin brings it back to the top', () => {
  const articles = [single(0), single(1, { hoursOld: 100 })]
  expect(reasons(page(articles)).get('n1')).toBe('too-old')
  const pin = { at: hoursBefore(1), who: 'Ida', kind: 'pin', article: 'n1' } as const
  const { lead } = curate(inputFrom(articles, { edits: [pin] })).frontPage
  expect(lead).toMatchObject({ lead: 'n1', rank: { value: 100 } })
  const over = [{ ...pin, until: hoursBefore(0.5) }]
  expect(reasons(curate(inputFrom(articles, { edits: over })).frontPage).get('n1')).toBe('too-old')
})

test('every article of the window is on the page or left out with a reason', () => {
  const articles = PLACES.map((_, index) => single(index, { hoursOld: index * 12 }))
  const front = page(articles, { frontPageStories: 4 })
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
  const lead = (articles: readonly Article[]) => page(articles).lead?.lead
  expect(
    lead([
      { ...free, access: 'subscription' },
      { ...walled, text: `${text} Engineers look for the cause.` },
    ]),
  ).toBe('b')
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
