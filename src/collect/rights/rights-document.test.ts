import { expect, test } from 'vitest'
import type { FetchedPage, FetchResult } from '../../model/http.ts'
import type { ExtractedPage } from '../../model/page.ts'
import { pageEvidenceOf, refusalEvidenceOf, rslAddressesOf } from './page-evidence.ts'
import { documentFrom, hostDocumentsOf } from './rights-document.ts'
import { mayFetch } from './robots/parse-robots.ts'

const ROBOTS = 'https://daily.example/robots.txt'
const AT = new Date('2026-11-23T12:00:00Z')

function page(body: string | Uint8Array, more: Partial<FetchedPage> = {}): FetchedPage {
  return {
    url: ROBOTS,
    requestedUrl: ROBOTS,
    status: 200,
    headers: {},
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    redirects: [],
    fetchedAt: AT,
    wireBytes: 0,
    ...more,
  }
}

const DISALLOW = 'User-agent: *\nDisallow: /'
const results: readonly { readonly case: string; readonly result: FetchResult; readonly allowed: boolean }[] =
  [
    { case: 'found', result: { kind: 'fetched', page: page(DISALLOW) }, allowed: false },
    {
      case: 'found on another host',
      result: { kind: 'fetched', page: page(DISALLOW, { url: 'https://other.example/robots.txt' }) },
      allowed: false,
    },
    { case: 'HTML', result: { kind: 'fetched', page: page('<!doctype html><p>Hello') }, allowed: true },
    {
      case: 'binary',
      result: {
        kind: 'fetched',
        page: page(Uint8Array.from({ length: 5000 }, (_, index) => (index * 89) % 256)),
      },
      allowed: true,
    },
    {
      case: '5 MB with rules first',
      result: { kind: 'fetched', page: page(`${DISALLOW}\n${'# filler\n'.repeat(600_000)}`) },
      allowed: false,
    },
    {
      case: 'in UTF-8 with a byte order mark',
      result: { kind: 'fetched', page: page(`\ufeff${DISALLOW}`) },
      allowed: false,
    },
    {
      case: 'missing',
      result: { kind: 'missing', code: 'not-found', message: '', status: 404 },
      allowed: true,
    },
    { case: 'gone', result: { kind: 'gone', message: '' }, allowed: true },
    {
      case: 'forbidden',
      result: { kind: 'refused', code: 'forbidden', message: '', status: 403 },
      allowed: true,
    },
    {
      case: 'barred by our own guard',
      result: { kind: 'refused', code: 'blocked-address', message: '' },
      allowed: false,
    },
    {
      case: 'a server error',
      result: { kind: 'unavailable', code: 'server-error', message: '', status: 500 },
      allowed: false,
    },
    {
      case: 'too many requests',
      result: { kind: 'unavailable', code: 'rate-limited', message: '', status: 429 },
      allowed: false,
    },
    { case: 'timed out', result: { kind: 'unavailable', code: 'timeout', message: '' }, allowed: false },
    {
      case: 'more redirects than we follow',
      result: { kind: 'invalid', code: 'too-many-redirects', message: '' },
      allowed: true,
    },
    {
      case: 'redirected in a circle',
      result: { kind: 'invalid', code: 'redirect-loop', message: '' },
      allowed: true,
    },
    { case: 'not HTTP', result: { kind: 'invalid', code: 'not-http', message: '' }, allowed: false },
  ]

test.each(results)('robots.txt that is $case: allowed $allowed', ({ result, allowed }) => {
  const document = documentFrom(ROBOTS, result, { at: AT })
  expect(document).toMatchObject({ url: ROBOTS, fetchedAt: AT })
  expect(document.text?.length ?? 0).toBeLessThanOrEqual(512 * 1024)
  expect(mayFetch(document, 'https://daily.example/news', 'broadsheetbot').allowed).toBe(allowed)
})

const DAY_MS = 24 * 3_600_000
const LATER = new Date(AT.getTime() + 3 * DAY_MS)
const HEARD = { url: ROBOTS, status: 200, text: 'User-agent: *\nDisallow: /shop/', fetchedAt: AT }
const DOWN = { kind: 'unavailable', code: 'server-error', message: 'It is down.', status: 503 } as const
const OUTAGE = { since: LATER, at: LATER, status: 503, words: 'It is down.' }

test.each([
  { case: 'what was heard stays', known: HEARD, want: { ...HEARD, outage: OUTAGE } },
  {
    case: 'an outage keeps its beginning',
    known: { ...HEARD, outage: { ...OUTAGE, since: AT, at: AT } },
    want: { ...HEARD, outage: { ...OUTAGE, since: AT } },
  },
  {
    case: 'what was heard more than 30 days ago goes',
    known: { ...HEARD, fetchedAt: new Date(LATER.getTime() - 31 * DAY_MS) },
    want: { url: ROBOTS, status: 503, fetchedAt: LATER, outage: OUTAGE },
  },
  {
    case: 'nothing was heard',
    known: undefined,
    want: { url: ROBOTS, status: 503, fetchedAt: LATER, outage: OUTAGE },
  },
])('an outage: $case', ({ known, want }) => {
  expect(documentFrom(ROBOTS, DOWN, { at: LATER, known })).toEqual(want)
})

test('an answer ends an outage', () => {
  const known = { ...HEARD, outage: OUTAGE }
  const missing = { kind: 'missing', code: 'not-found', message: '', status: 404 } as const
  expect(documentFrom(ROBOTS, missing, { at: LATER, known })).toEqual({
    url: ROBOTS,
    status: 404,
    fetchedAt: LATER,
  })
})

test('the documents of a host', () => {
  expect(hostDocumentsOf('http://127.0.0.1:8080/feed?x=1')).toEqual({
    robotsTxt: 'http://127.0.0.1:8080/robots.txt',
    aiTxt: 'http://127.0.0.1:8080/ai.txt',
    tdmrep: 'http://127.0.0.1:8080/.well-known/tdmrep.json',
  })
  expect(hostDocumentsOf('mailto:a@b.example')).toBe(undefined)
})

const EXTRACTED: ExtractedPage = {
  kind: 'article',
  text: '',
  authors: [],
  images: [],
  access: 'subscription',
  type: 'article',
  keywords: [],
  links: [],
  signals: {
    meta: { robots: ['noindex'] },
    links: [{ rel: 'license', href: 'https://x.example/' }],
    licence: 'https://l.example/',
  },
  problems: [],
  evidence: [],
}

test('evidence of a page holds its answer and the signals found in it', () => {
  expect(pageEvidenceOf(page('', { headers: { 'x-robots-tag': ['noai'] } }), EXTRACTED)).toEqual({
    status: 200,
    headers: { 'x-robots-tag': ['noai'] },
    fetchedAt: AT,
    kind: 'article',
    meta: { robots: ['noindex'] },
    links: [{ rel: 'license', href: 'https://x.example/' }],
    licence: 'https://l.example/',
    access: 'subscription',
  })
})

test.each([
  { case: 'the page reader knows it', extracted: { ...EXTRACTED, kind: 'challenge' as const }, headers: {} },
  { case: 'its header says so', extracted: EXTRACTED, headers: { 'cf-mitigated': ['challenge'] } },
])("a challenge page's own tags are not the article's: $case", ({ extracted, headers }) => {
  expect(pageEvidenceOf(page('', { headers }), extracted)).toEqual({
    status: 200,
    headers,
    fetchedAt: AT,
    kind: 'challenge',
  })
})

test.each([
  { result: { kind: 'gone', message: '' }, want: { status: 410 } },
  {
    result: { kind: 'refused', code: 'challenge', message: '', status: 503 },
    want: { status: 503, kind: 'challenge' },
  },
  { result: { kind: 'refused', code: 'payment-required', message: '', status: 402 }, want: { status: 402 } },
  { result: { kind: 'unavailable', code: 'rate-limited', message: '', status: 429 }, want: { status: 429 } },
  { result: { kind: 'unavailable', code: 'timeout', message: '' }, want: undefined },
  { result: { kind: 'missing', code: 'not-found', message: '', status: 404 }, want: undefined },
] satisfies { result: FetchResult; want: unknown }[])(
  'a refusal is evidence: $result.kind $result.code',
  ({ result, want }) => {
    expect(refusalEvidenceOf(result, AT)).toEqual(want && { headers: {}, fetchedAt: AT, ...want })
  },
)

test('addresses of RSL licences: feed item, header, link, robots.txt', () => {
  const addresses = rslAddressesOf({
    url: 'https://daily.example/news/1',
    profile: 'standard',
    item: { rsl: 'https://daily.example/item.xml' },
    page: {
      status: 200,
      headers: {
        link: [
          '</a.css>; rel=preload, </header.xml>; rel="license"; type="application/rsl+xml"',
          '<https://x.example/l>; rel=license',
        ],
      },
      links: [
        { rel: 'LICENSE', type: 'application/rsl+xml; charset=utf-8', href: 'license.xml' },
        { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
      ],
    },
    robotsTxt: {
      url: ROBOTS,
      status: 200,
      text: 'License: https://daily.example/all.xml\nLicense: /header.xml',
      fetchedAt: AT,
    },
  })
  expect(addresses).toEqual([
    'https://daily.example/item.xml',
    'https://daily.example/header.xml',
    'https://daily.example/news/license.xml',
    'https://daily.example/all.xml',
  ])
})
