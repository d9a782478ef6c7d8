import { expect, test } from 'vitest'
import { parseRsl } from './parse-rsl.ts'
import { rslContentsFor } from './rsl.ts'

const AT = new Date('2026-11-23T12:00:00Z')
const rsl = (contents: string) =>
  `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl">${contents}</rsl>`
const content = (url: string, token: string) =>
  `<content url="${url}"><license><prohibits type="usage">${token}</prohibits></license></content>`

function prohibitedAt(xml: string, address: string): readonly string[] {
  const document = {
    url: 'https://daily.example/license.xml',
    status: 200,
    text: xml,
    fetchedAt: AT,
  } as const
  return rslContentsFor(document, address).flatMap((each) => each.prohibits)
}

test('a licence with all that we read', () => {
  const xml = rsl(`
    <content url="/archive/*" server="https://licences.example">
      <license>
        <permits type="usage">search</permits>
        <permits type="user">education</permits>
        <prohibits type="usage">ai-train, ai-index</prohibits>
        <prohibits type="geo">XX</prohibits>
        <payment type="purchase"><custom>https://daily.example/pay</custom></payment>
        <legal type="warranty">ownership</legal>
      </license>
      <copyright type="organization">Daily</copyright>
    </content>`)
  expect(parseRsl(xml)).toEqual([
    { url: '/archive/*', permits: ['search'], prohibits: ['ai-train', 'ai-index'], payments: ['purchase'] },
  ])
})

test.each([
  {
    case: 'prefixed elements',
    xml: '<r:rsl xmlns:r="https://rslstandard.org/rsl"><r:content url="/"><r:license><r:prohibits type="usage">all</r:prohibits></r:license></r:content></r:rsl>',
    want: ['all'],
  },
  {
    case: 'tokens parted by blanks',
    xml: rsl(content('/', 'AI-Train  search')),
    want: ['ai-train', 'search'],
  },
  {
    case: 'usage is the type that is meant when none is given',
    xml: rsl('<content url="/"><license><prohibits>all</prohibits></license></content>'),
    want: ['all'],
  },
  { case: 'a CDATA section', xml: rsl(content('/', '<![CDATA[all]]>')), want: ['all'] },
  {
    case: 'two licences: both count',
    xml: rsl(
      '<content url="/"><license><prohibits type="usage">ai-train</prohibits></license><license><prohibits type="usage">search</prohibits></license></content>',
    ),
    want: ['ai-train', 'search'],
  },
  {
    case: 'prohibits outside a licence',
    xml: rsl('<content url="/"><prohibits type="usage">all</prohibits></content>'),
    want: [],
  },
  {
    case: 'more than one piece',
    xml: rsl(
      `${'<content url="/x"/>'.repeat(2000)}${content('/', 'all')}${'<!-- filler -->'.repeat(1000)}<schema/>`,
    ),
    want: ['all'],
  },
  {
    case: 'an open element',
    xml: '<rsl><content url="/"><license><prohibits>all</prohibits></license></content>',
    want: [],
  },
  {
    case: 'crossed elements',
    xml: rsl('<content url="/"><license><prohibits>all</license></prohibits></content>'),
    want: [],
  },
  { case: 'another root', xml: content('/', 'all'), want: [] },
  { case: 'HTML', xml: '<!doctype html><p>Not found', want: [] },
  { case: 'text', xml: 'all rights reserved', want: [] },
  { case: 'nothing', xml: '', want: [] },
  {
    case: 'deep nesting',
    xml: rsl('<a>'.repeat(5000) + '</a>'.repeat(5000) + content('/', 'all')),
    want: [],
  },
])('RSL with $case', ({ xml, want }) => {
  expect(prohibitedAt(xml, 'https://daily.example/news')).toEqual(want)
})

test.each([
  { url: '/', matches: true },
  { url: '/news/', matches: true },
  { url: '/news/*.html$', matches: true },
  { url: '*', matches: true },
  { url: 'https://daily.example/news/*', matches: true },
  { url: 'http://daily.example', matches: true },
  { url: 'https://DAILY.example/news/', matches: true },
  { url: '/sport/', matches: false },
  { url: '/news/*.pdf$', matches: false },
  { url: 'https://other.example/', matches: false },
  { url: 'https://daily.example:8443/', matches: false },
  { url: '', matches: false },
])('content url "$url" is about the page: $matches', ({ url, matches }) => {
  expect(prohibitedAt(rsl(content(url, 'all')), 'https://daily.example/news/a.html')).toEqual(
    matches ? ['all'] : [],
  )
})

test('the longest matching url wins, equal ones count together', () => {
  const xml = rsl(
    [content('/', 'all'), content('/news/', 'ai-train'), content('/news/', 'ai-input')].join(''),
  )
  expect(prohibitedAt(xml, 'https://daily.example/news/1')).toEqual(['ai-train', 'ai-input'])
  expect(prohibitedAt(xml, 'https://daily.example/sport/1')).toEqual(['all'])
})
