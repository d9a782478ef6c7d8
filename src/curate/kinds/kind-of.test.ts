import { expect, test } from 'vitest'
import { kindOf } from './kind-of.ts'

const NOTHING = { title: '', excerpt: '', text: '', url: 'https://paper.example/x', keywords: [] }

test.each([
  { title: 'Ferry runs aground off Nordholm, all passengers safe', kind: 'report' },
  { title: 'Regulator opens an inquiry into the market for hearing aids', kind: 'report' },
  { title: 'Why the council voted against the event hall', kind: 'report' },
  { title: 'Chip maker buys smaller rival for 4 billion', kind: 'report' },
  { title: 'Jobs report: unemployment falls for the third month', kind: 'report' },
  { title: 'Tiny engine, great deal of noise: the scooter tested', kind: 'report' },
  { title: 'Down 50% off its highs, the shipyard looks cheap', kind: 'report' },
  { title: 'Job openings surge to a record', kind: 'report' },
  { title: 'Phone shipments fell in 2025 as Quay grew its market share', kind: 'report' },
  { title: 'A scan could save $290 million a year', kind: 'report' },
  { title: 'Leaked press release shows three tablets', kind: 'report' },
  { title: 'Your horoscope for Tuesday: Leo must wait', kind: 'horoscope' },
  { title: 'Tageshoroskop: Was die Sterne am Montag bringen', kind: 'horoscope' },
  { title: '35% off: this vacuum robot is at its lowest price ever', kind: 'deal' },
  { title: 'The best early Black Friday deals on headphones', kind: 'deal' },
  { title: 'Smart Kettle Market Size to Reach USD 9.4 Billion by 2031', kind: 'market-report' },
  { title: 'Global Drone Sensor Market Growth, Trends and Forecast 2025-2032', kind: 'market-report' },
  { title: 'Edge AI software market to grow at 21% CAGR', kind: 'market-report' },
  { title: 'Senior Rust Engineer (Remote) at Harbour Labs', kind: 'job' },
  { title: 'Softwareentwickler (m/w/d) für Leitstelle gesucht', kind: 'job' },
  { title: 'Sponsored: how Quay Bank makes payments simple', kind: 'sponsored' },
  { title: 'Webinar: ten years of tidal power', kind: 'event' },
  { title: 'Call for papers: Northern Data Days', kind: 'event' },
  { title: 'Press release: Quay Bank opens branch in Ostrava', kind: 'press-release' },
])('"$title" is a $kind', ({ title, kind }) => {
  expect(kindOf({ ...NOTHING, title })).toBe(kind)
})

test.each([
  {
    case: 'a release service',
    given: {
      url: 'https://www.prnewswire.com/news-releases/quay-bank.html',
      title: 'Quay Bank opens branch',
    },
    kind: 'press-release',
  },
  {
    case: 'address and lead together',
    given: {
      url: 'https://quay.example/press-releases/2026/branch',
      title: 'Quay Bank opens branch in Ostrava',
      excerpt: 'Quay Bank today announced that it has opened a branch. Press contact: J. Kay.',
    },
    kind: 'press-release',
  },
  {
    case: 'words at the end of its text',
    given: {
      title: 'Quay Bank opens branch in Ostrava',
      text: 'Quay Bank opened a branch. This press release contains forward-looking statements.',
    },
    kind: 'press-release',
  },
  {
    case: 'an announcement that names its press office',
    given: { title: 'Quay Bank Announces Strategic Partnership', text: 'Media contact: J. Kay.' },
    kind: 'press-release',
  },
  {
    case: 'an announcement alone is a report',
    given: { title: 'Council announces launch of night buses', excerpt: 'The first bus leaves at ten.' },
    kind: 'report',
  },
  {
    case: 'the lead alone is not enough',
    given: { title: 'Bank in trouble', excerpt: 'The press contact did not pick up the phone.' },
    kind: 'report',
  },
  {
    case: 'keywords and lead',
    given: {
      title: 'The only kettle you will ever need',
      keywords: ['deals'],
      excerpt: 'When you buy through our links we may earn a commission.',
    },
    kind: 'deal',
  },
])('kind: $case', ({ given, kind }) => {
  expect(kindOf({ ...NOTHING, ...given })).toBe(kind)
})

test('a release without the word is known by how it begins and ends', () => {
  const lead =
    'Blue Strait Lines, a leading provider of ferry experiences, today announced a strategic partnership.'
  const foot = 'Media contact: press@blue-strait.example. This text contains forward-looking statements.'
  const given = {
    title: 'Blue Strait Lines and Delight Labs',
    excerpt: '',
    url: 'https://herald.example/x',
    keywords: [],
  }
  expect(kindOf({ ...given, text: `${lead}\n${foot}` })).toBe('press-release')
  expect(kindOf({ ...given, text: lead })).toBe('report')
  expect(kindOf({ ...given, text: foot })).toBe('report')
})
