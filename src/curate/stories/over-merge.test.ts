import { expect, test } from 'vitest'
import { groupArticles } from './group-articles.ts'

type Telling = { readonly title: string; readonly text?: string; readonly url?: string }

const storiesOf = (articles: readonly Telling[]) =>
  groupArticles(articles.map((article, at) => ({ id: `a${at}`, language: 'en', ...article }))).map(
    ({ story }) => story,
  )

const COMPANIES =
  'Velda Forge|Sorrin Mills|Brekka Dairy|Halm Rail|Calder Pumps|Lund Timber|Osterby Glass|Quennick Foods'
    .split('|')
    .map((name, at) => ({ name, at }))

test.each([
  {
    form: 'tables of figures',
    note: ({ name, at }: { name: string; at: number }) => ({
      title: `${name.toUpperCase()} CORP 4TH QTR NET`,
      text: `Shr ${31 + at * 7} cts vs ${12 + at * 5} cts. Net ${1 + at},${140 + at * 31},000 vs ${2 + at},${317 + at * 17},000. Revs ${45 + at * 3}.${at} mln vs ${61 + at * 9}.2 mln. Year shr ${1 + at}.${20 + at} dlrs vs 1.${40 + at} dlrs. Revs ${200 + at * 13} mln vs ${180 + at * 11} mln.`,
    }),
  },
  {
    form: 'sentences',
    note: ({ name, at }: { name: string; at: number }) => ({
      title: `${name} reports quarterly earnings above forecasts`,
      text: `${name} reported fourth-quarter earnings of ${31 + at * 7} cents a share, above analyst forecasts of ${28 + at * 6} cents. Revenue rose ${3 + at} percent to ${210 + at * 37} million crowns. Shares of ${name} gained ${1 + at}.${at} percent in early trading. The board proposes a dividend of ${4 + at} cents.`,
    }),
  },
])('notes of eight companies made from one template, $form, are eight stories', ({ note }) => {
  expect(new Set(storiesOf(COMPANIES.map(note))).size).toBe(COMPANIES.length)
})

const BEES = {
  title: 'Bee counter on a post: network hears the queen leave',
  text: 'A small neural network in Port Velda hears in the morning when a queen is about to leave the hive. It was trained on two summers of recordings and gave four false alarms. The researchers publish all hours of sound under a free licence.',
}
const SMELTER = {
  title: "Port Velda's smelter will run on spare hours of the weir",
  text: 'The smelter planned in Port Velda will melt between one and four in the morning, when the weir has power that nobody else wants.',
}
const POOL = {
  title: 'Night watch for processors: five institutes share 180 accelerators',
  text: 'At midnight the accelerators change hands. Five institutes share 180 of them until morning, and an auction in tokens decides who trains. Tilde Ravn, who looks after the machine room in Port Velda, says that tokens cannot be bought.',
}
const POOL_AGAIN = {
  title: 'Small institutes pool idle accelerators at night',
  text: 'Five small institutes pool the accelerators that stand idle at night. A scheduler runs an auction in tokens nobody can buy. "We are neighbours," says Tilde Ravn, who looks after one of the machine rooms. Their 180 accelerators appear as one machine.',
}

test('a place and everyday words in common make no story of a window with few articles', () => {
  const [bees, smelter, pool, poolAgain] = storiesOf([BEES, SMELTER, POOL, POOL_AGAIN])
  expect(pool).toBe(poolAgain)
  expect(new Set([bees, smelter, pool]).size).toBe(3)
})

test.each([
  { case: 'before the others', order: [{ title: 'AI' }, POOL, BEES, SMELTER] },
  { case: 'after the others', order: [POOL, BEES, SMELTER, { title: 'AI' }] },
  {
    case: 'among titles',
    order: [{ title: 'AI' }, { title: 'AI hears bees' }, { title: 'Smelter plans by AI' }],
  },
])('an article of one word stands alone: $case', ({ order }) => {
  const stories = storiesOf(order)
  const own = stories[order.findIndex(({ title }) => title === 'AI')]
  expect(stories.filter((story) => story === own)).toHaveLength(1)
})

const TITLES = [
  'Choir of Velda sings for a full church',
  'Velda smelter runs on spare hours',
  'Smelter workers want a choir room',
  'Church roof leaks again',
  'Spare parts for old lighthouse found',
  'Lighthouse keeper learns to sail',
]

test('titles that have one rare word in common are as many stories', () => {
  expect(new Set(storiesOf(TITLES.map((title) => ({ title })))).size).toBe(TITLES.length)
})

test.each([
  {
    case: 'says what a headline leaves out',
    told: { title: 'What we know', url: 'https://b.example/news/velda-lighthouse-falls-in-storm' },
    isOne: true,
  },
  {
    case: 'of numbers says nothing',
    told: { title: 'What we know', url: 'https://b.example/news/48151623' },
    isOne: false,
  },
])('titles alone: an address that $case', ({ told, isOne }) => {
  const [first, second] = storiesOf([
    { title: 'Old lighthouse of Velda falls in storm', url: 'https://a.example/1' },
    told,
  ])
  expect(first === second).toBe(isOne)
})
