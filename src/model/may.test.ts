import { expect, test } from 'vitest'
import {
  excerptLimitOf,
  excerptOf,
  formatRights,
  imageWidthOf,
  mayGenerate,
  mayGenerateFromPicture,
  mayKeepText,
  mayList,
  mayUse,
  readRights,
  textOf,
  unstatedRights,
} from './may.ts'
import type { RightsDecision } from './rights.ts'

const OPEN: RightsDecision = {
  list: 'allow',
  excerpt: { limit: 300 },
  image: 'thumbnail',
  text: 'allow',
  ai: 'deny',
  train: 'deny',
  reasons: [],
}

test.each([
  { case: 'within the limit', text: ' All of it. ', limit: 40, want: 'All of it.' },
  { case: 'exactly the limit', text: '12345', limit: 5, want: '12345' },
  {
    case: 'whole sentences',
    text: 'The first one. The second one is longer.',
    limit: 20,
    want: 'The first one.',
  },
  {
    case: 'words, when the sentences that fit are less than half',
    text: 'Yes. A very long sentence follows here without an end',
    limit: 30,
    want: 'Yes. A very long sentence…',
  },
  {
    case: 'no comma before the ellipsis',
    text: 'Rain, wind, and then some snow',
    limit: 12,
    want: 'Rain, wind…',
  },
  { case: 'no word fits', text: 'Donaudampfschifffahrt', limit: 10, want: '' },
  {
    case: 'a language without blanks',
    text: '東京で大きな地震がありました。詳細は不明です',
    limit: 15,
    want: '東京で大きな地震がありました。',
  },
  { case: 'an emoji is not cut in two', text: 'ok 👩‍👩‍👧‍👦👩‍👩‍👧‍👦', limit: 8, want: 'ok…' },
  { case: 'empty text', text: '   ', limit: 10, want: '' },
])('excerpt: $case', ({ text, limit, want }) => {
  const excerpt = excerptOf({ ...OPEN, excerpt: { limit } }, text)
  expect(excerpt).toBe(want)
  expect(excerpt.length).toBeLessThanOrEqual(limit)
})

test.each([
  { excerpt: 'deny', limit: 0, shown: '' },
  { excerpt: { limit: 0 }, limit: 0, shown: '' },
  { excerpt: { limit: 300 }, limit: 300, shown: 'The whole story.' },
  { excerpt: 'allow', limit: Number.POSITIVE_INFINITY, shown: 'The whole story.' },
] as const)('excerpt $excerpt shows up to $limit', ({ excerpt, limit, shown }) => {
  const decision = { ...OPEN, excerpt }
  expect(excerptLimitOf(decision)).toBe(limit)
  expect(excerptOf(decision, 'The whole story.')).toBe(shown)
  expect(mayUse(decision, 'excerpt')).toBe(limit > 0)
})

test.each([
  { image: 'deny', width: 0 },
  { image: 'thumbnail', width: 400 },
  { image: 'cache', width: 1280 },
] as const)('image $image is at most $width px', ({ image, width }) => {
  expect(imageWidthOf({ ...OPEN, image })).toBe(width)
  expect(mayUse({ ...OPEN, image }, 'image')).toBe(width > 0)
})

test('where listing is denied nothing is open, whatever the other words say', () => {
  const decision: RightsDecision = {
    ...OPEN,
    list: 'deny',
    excerpt: 'allow',
    image: 'cache',
    ai: 'allow',
    pictureAi: 'allow',
  }
  expect(mayList(decision)).toBe(false)
  expect(mayKeepText(decision)).toBe(false)
  expect(textOf(decision, 'words')).toBe('')
  expect(mayGenerate(decision)).toBe(false)
  expect(mayGenerateFromPicture(decision)).toBe(false)
  expect(imageWidthOf(decision)).toBe(0)
  expect(excerptOf(decision, 'words')).toBe('')
})

test.each([
  { case: 'as the text', decision: { ...OPEN, ai: 'allow' }, may: true },
  { case: 'the picture says no', decision: { ...OPEN, ai: 'allow', pictureAi: 'deny' }, may: false },
  { case: 'only the picture says yes', decision: { ...OPEN, pictureAi: 'allow' }, may: true },
  { case: 'no picture may be shown', decision: { ...OPEN, ai: 'allow', image: 'deny' }, may: false },
] as const)('models and the picture: $case', ({ decision, may }) => {
  expect(mayGenerateFromPicture(decision)).toBe(may)
})

test('rights in records: as RIGHTS.md writes them, and back', () => {
  expect(formatRights(OPEN)).toEqual({
    list: 'allow',
    excerpt: 'limit(300)',
    image: 'thumbnail',
    text: 'allow',
    ai: 'deny',
  })
  expect(readRights(formatRights(OPEN))).toEqual(OPEN)
})

test.each([
  { case: 'no rights key', given: undefined, want: undefined },
  { case: 'a list', given: ['allow'], want: undefined },
  { case: 'a word', given: 'allow', want: undefined },
  {
    case: 'half of it',
    given: { list: 'allow', excerpt: 'limit(80)' },
    want: { list: 'allow', excerpt: 'limit(80)', image: 'deny', text: 'deny', ai: 'deny' },
  },
  {
    case: 'words nobody knows',
    given: { list: 'Allow', excerpt: 'limit(-1)', image: 'hotlink', text: true, ai: 'unknown' },
    want: { list: 'deny', excerpt: 'deny', image: 'deny', text: 'deny', ai: 'deny' },
  },
])('rights read from a record: $case', ({ given, want }) => {
  const read = readRights(given)
  expect(read && formatRights(read)).toEqual(want)
})

test('a record from before rights were kept is shown and opens nothing more', () => {
  expect(formatRights(unstatedRights(300))).toEqual({
    list: 'allow',
    excerpt: 'limit(300)',
    image: 'thumbnail',
    text: 'deny',
    ai: 'deny',
  })
})
