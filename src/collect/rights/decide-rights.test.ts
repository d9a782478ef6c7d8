import { expect, test } from 'vitest'
import { formatRights } from '../../model/may.ts'
import type { OperatorRule, RightsDecision, RightsDocument, RightsEvidence, Use } from '../../model/rights.ts'
import { decideRights } from './decide-rights.ts'
import { bindsAddress, isBarredByOperator } from './protocols/operator-rules.ts'

const PAGE_URL = 'https://www.daily.example/news/story.html'
const AT = new Date('2026-11-23T12:00:00Z')

function robots(text: string, status: RightsDocument['status'] = 200): RightsDocument {
  return { url: 'https://www.daily.example/robots.txt', status, text, fetchedAt: AT }
}

function answered(
  meta: Readonly<Record<string, readonly string[]>> = {},
  headers: Readonly<Record<string, readonly string[]>> = {},
): NonNullable<RightsEvidence['page']> {
  return { status: 200, headers, meta, fetchedAt: AT }
}

/** `list excerpt image text ai` of a decision. */
function inWords(evidence: Omit<Partial<RightsEvidence>, 'url'>): string {
  const { list, excerpt, image, text, ai } = formatRights(
    decideRights({ url: PAGE_URL, profile: 'standard', ...evidence }),
  )
  return [list, excerpt, image, text, ai].join(' ')
}

const CLOSED = 'deny deny deny deny deny'
const STANDARD = 'allow limit(300) thumbnail allow deny'

test.each([
  { profile: 'standard', aiEnabled: false, want: STANDARD },
  { profile: 'standard', aiEnabled: true, want: 'allow limit(300) thumbnail allow allow' },
  { profile: 'strict', aiEnabled: false, want: 'allow limit(300) thumbnail deny deny' },
  { profile: 'strict', aiEnabled: true, want: 'allow limit(300) thumbnail deny deny' },
] as const)('profile $profile, ai on: $aiEnabled, nothing said', ({ profile, aiEnabled, want }) => {
  expect(inWords({ profile, aiEnabled })).toBe(want)
})

test.each([
  { case: 'search=y', evidence: { page: answered({}, { 'content-usage': ['search=y'] }) } },
  { case: 'search=yes', evidence: { robotsTxt: robots('User-agent: *\nContent-Signal: search=yes') } },
  {
    case: 'a Creative Commons licence',
    evidence: { item: { licence: 'https://creativecommons.org/licenses/by/4.0/' } },
  },
  { case: 'a grant', evidence: { operator: [grant({ uses: ['text', 'image'] })] } },
])('strict keeps text after $case, and the picture may be large', ({ evidence }) => {
  expect(inWords({ ...evidence, profile: 'strict' })).toBe('allow limit(300) cache allow deny')
})

test.each([
  {
    case: 'an inferred no beside an explicit yes',
    lines: 'Content-Signal: ai-input=yes',
    meta: 'noarchive',
    want: 'allow limit(300) thumbnail deny deny',
  },
  {
    case: 'an explicit yes beside an explicit no',
    lines: 'Content-Usage: search=y',
    meta: 'nosnippet',
    want: 'allow deny cache allow deny',
  },
  { case: 'an explicit yes to long snippets', lines: 'Allow: /', meta: 'max-snippet:-1', want: STANDARD },
])('the stricter counts: $case', ({ lines, meta, want }) => {
  expect(inWords({ robotsTxt: robots(`User-agent: *\n${lines}`), page: answered({ robots: [meta] }) })).toBe(
    want,
  )
})

test('AI agents barred: an inferred no beats an explicit yes', () => {
  const text =
    'User-agent: GPTBot\nUser-agent: CCBot\nUser-agent: ClaudeBot\nDisallow: /\n\nUser-agent: *\nContent-Signal: ai-input=yes'
  const decision = decideRights({
    url: PAGE_URL,
    profile: 'standard',
    aiEnabled: true,
    robotsTxt: robots(text),
  })
  expect(decision.ai).toBe('deny')
  expect(decision.reasons.find((reason) => reason.use === 'ai')).toMatchObject({
    signal: 'ai-agents',
    basis: 'inferred',
  })
})

test.each([
  { case: 'header 1, file 0', header: '1', file: 0, html: undefined, ai: 'deny' },
  { case: 'header 0, file 1', header: '0', file: 1, html: undefined, ai: 'deny' },
  { case: 'header 0, file 0', header: '0', file: 0, html: undefined, ai: 'allow' },
  { case: 'HTML 0 over header 1 and file 1', header: '1', file: 1, html: '0', ai: 'allow' },
  { case: 'HTML 1 over header 0 and file 0', header: '0', file: 0, html: '1', ai: 'deny' },
  { case: 'HTML unset, file 1', header: undefined, file: 1, html: 'maybe', ai: 'deny' },
])('TDMRep in three places: $case', ({ header, file, html, ai }) => {
  const tdmrep = {
    ...robots(JSON.stringify([{ location: '/', 'tdm-reservation': file }])),
    url: 'https://www.daily.example/.well-known/tdmrep.json',
  }
  const page = answered(
    html === undefined ? {} : { 'tdm-reservation': [html] },
    header === undefined ? {} : { 'tdm-reservation': [header] },
  )
  expect(decideRights({ url: PAGE_URL, profile: 'standard', tdmrep, page }).ai).toBe(ai)
})

test('the address of a TDMRep policy is kept with the reason', () => {
  const page = answered({}, { 'tdm-reservation': ['1'], 'tdm-policy': ['https://daily.example/policy.json'] })
  const { reasons } = decideRights({ url: PAGE_URL, profile: 'standard', page })
  expect(reasons.find((reason) => reason.signal === 'tdmrep')?.raw).toContain(
    'https://daily.example/policy.json',
  )
})

test.each([
  { case: 'header n, robots y', header: 'search=n', lines: 'search=y', list: 'deny' },
  { case: 'header y, robots n', header: 'search=y', lines: 'search=n', list: 'deny' },
  { case: 'header y, robots y', header: 'search=y', lines: 'search=y', list: 'allow' },
])('AIPREF in two places: $case', ({ header, lines, list }) => {
  const page = answered({}, { 'content-usage': [header] })
  const robotsTxt = robots(`User-agent: *\nContent-Usage: ${lines}`)
  expect(decideRights({ url: PAGE_URL, profile: 'standard', page, robotsTxt }).list).toBe(list)
})

// The example of draft-ietf-aipref-attach, with `search` for its category.
test.each([
  { path: '/test', list: 'deny', text: 'deny' },
  { path: '/ok/test', list: 'allow', text: 'allow' },
])('AIPREF: longest path at $path', ({ path, list, text }) => {
  const lines =
    'User-Agent: *\nAllow: /\nDisallow: /never/\nContent-Usage: search=n\nContent-Usage: /ok/ search=y\n\nUser-Agent: ExampleBot\nAllow: /\nContent-Usage: search=y'
  expect(
    decideRights({ url: `https://www.daily.example${path}`, profile: 'strict', robotsTxt: robots(lines) }),
  ).toMatchObject({ list, text })
})

test('train is denied whatever is said', () => {
  const robotsTxt = robots('User-agent: *\nContent-Signal: ai-train=yes\nContent-Usage: train-ai=y')
  const operator = [grant({ uses: ['train', 'ai'] })]
  const decision = decideRights({ url: PAGE_URL, profile: 'standard', robotsTxt, operator })
  expect(decision).toMatchObject({ train: 'deny', ai: 'allow' })
})

function grant(more: Partial<OperatorRule> = {}): OperatorRule {
  return { kind: 'grant', target: 'daily.example', who: 'Ada', why: 'letter of 3 May', at: AT, ...more }
}

test.each([
  {
    case: 'lifts the limit of excerpts',
    rule: grant({ uses: ['excerpt'] }),
    want: 'allow allow thumbnail allow deny',
  },
  {
    case: 'sets a limit',
    rule: grant({ uses: ['excerpt'], excerptLimit: 900 }),
    want: 'allow limit(900) thumbnail allow deny',
  },
  { case: 'that names no uses opens all but models', rule: grant(), want: 'allow allow cache allow deny' },
  {
    case: 'opens models when it names them',
    rule: grant({ uses: ['ai'] }),
    want: 'allow limit(300) thumbnail allow allow',
  },
  { case: 'that names no use we know opens none', rule: grant({ uses: [] }), want: STANDARD },
  { case: 'for another domain', rule: grant({ target: 'other.example' }), want: STANDARD },
  {
    case: 'for another page',
    rule: grant({ target: 'https://daily.example/news/other.html' }),
    want: STANDARD,
  },
])('a grant $case', ({ rule, want }) => {
  expect(inWords({ operator: [rule] })).toBe(want)
})

test('a grant outranks every protocol, use by use', () => {
  const page = answered({ robots: ['noindex, nosnippet, noimageindex, noarchive, noai'] })
  expect(inWords({ page, operator: [grant({ uses: ['list'] })] })).toBe('allow deny deny deny deny')
  expect(inWords({ page, operator: [grant({ uses: ['excerpt', 'text'] })] })).toBe(CLOSED)
  expect(inWords({ page, operator: [grant({ uses: ['list', 'excerpt', 'image', 'text', 'ai'] })] })).toBe(
    'allow allow cache allow allow',
  )
})

test.each([
  { kind: 'takedown', order: 'before' },
  { kind: 'takedown', order: 'after' },
  { kind: 'block', order: 'before' },
  { kind: 'block', order: 'after' },
] as const)('a $kind $order a grant closes everything', ({ kind, order }) => {
  const rule: OperatorRule = { ...grant(), kind, at: new Date(order === 'before' ? 0 : AT.getTime() + 1) }
  const operator = order === 'before' ? [rule, grant()] : [grant(), rule]
  expect(inWords({ operator })).toBe(CLOSED)
})

test.each([
  { target: PAGE_URL, binds: true },
  { target: 'http://daily.example/news/story.html/', binds: true },
  { target: 'daily.example/news/story.html', binds: true },
  { target: 'daily.example', binds: true },
  { target: 'Daily.Example.', binds: true },
  { target: 'www.daily.example', binds: true },
  { target: 'news.daily.example', binds: false },
  { target: 'aily.example', binds: false },
  { target: 'example', binds: false },
  { target: 'https://daily.example/', binds: false },
  { target: 'https://daily.example/news/story.html?page=2', binds: false },
  { target: '', binds: false },
])('target "$target" binds the page: $binds', ({ target, binds }) => {
  expect(bindsAddress(target, PAGE_URL)).toBe(binds)
  expect(isBarredByOperator([{ ...grant({ target }), kind: 'block' }], PAGE_URL)).toBe(binds)
  expect(isBarredByOperator([grant({ target })], PAGE_URL)).toBe(false)
})

test('a block of the picture closes the picture alone', () => {
  const operator: readonly OperatorRule[] = [
    { ...grant({ target: 'https://img.cdn.example/a.jpg' }), kind: 'block' },
  ]
  expect(inWords({ image: { url: 'https://img.cdn.example/a.jpg' }, operator })).toBe(
    'allow limit(300) deny allow deny',
  )
  expect(inWords({ image: { url: 'https://img.cdn.example/b.jpg' }, operator })).toBe(STANDARD)
})

test.each([
  { case: 'the page host, when the picture is there too', imageHost: 'www.daily.example', image: 'deny' },
  { case: 'another host, whose robots.txt says nothing', imageHost: 'img.cdn.example', image: 'thumbnail' },
])('robots.txt binds the host it is from: $case', ({ imageHost, image }) => {
  const robotsTxt = robots('User-agent: *\nDisallow: /*.jpg$')
  expect(
    decideRights({
      url: PAGE_URL,
      profile: 'standard',
      robotsTxt,
      image: { url: `https://${imageHost}/a.jpg` },
    }).image,
  ).toBe(image)
})

test('unavailable_after counts from its moment, and not without a clock', () => {
  const page = answered({ robots: ['unavailable_after: 2026-11-23T12:00:00Z'] })
  expect(inWords({ page, now: AT })).toBe(CLOSED)
  expect(inWords({ page, now: new Date(AT.getTime() - 1) })).toBe(STANDARD)
  expect(inWords({ page })).toBe(STANDARD)
})

test('an excerpt limit of the operator holds with every signal', () => {
  const page = answered({ robots: ['max-snippet:250'] })
  expect(inWords({ page, excerptLimit: 120 })).toBe('allow limit(120) thumbnail allow deny')
  expect(inWords({ page, excerptLimit: 280 })).toBe('allow limit(250) thumbnail allow deny')
  expect(inWords({ excerptLimit: 0 })).toBe('allow deny thumbnail allow deny')
})

test('another product token has groups, meta tags and headers of its own', () => {
  const evidence = {
    agent: 'PaperBot',
    robotsTxt: robots('User-agent: broadsheetbot\nDisallow: /'),
    page: answered(
      { broadsheetbot: ['noindex'], paperbot: ['noai'] },
      { 'x-robots-tag': ['paperbot: noimageindex'] },
    ),
  }
  expect(inWords({ ...evidence, aiEnabled: true })).toBe('allow limit(300) deny allow deny')
})

test.each([
  { address: 'https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de', name: 'CC BY-NC-SA 4.0' },
  { address: 'http://www.creativecommons.org/licenses/by/2.0/', name: 'CC BY 2.0' },
  { address: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0' },
  { address: 'https://creativecommons.org/publicdomain/mark/1.0/', name: 'Public Domain Mark 1.0' },
  { address: 'https://creativecommons.org/about', name: undefined },
  { address: 'https://daily.example/licence', name: undefined },
])('licence $address is $name', ({ address, name }) => {
  const { licence, text } = decideRights({ url: PAGE_URL, profile: 'strict', item: { licence: address } })
  expect(licence).toEqual(name === undefined ? { url: address } : { url: address, name })
  expect(text).toBe(name === undefined ? 'deny' : 'allow')
})

test('the licence of the item counts before that of the page', () => {
  const page = { status: 200, headers: {}, licence: 'https://creativecommons.org/licenses/by/4.0/' }
  const item = { licence: 'https://daily.example/all-rights-reserved' }
  expect(decideRights({ url: PAGE_URL, profile: 'strict', page, item })).toMatchObject({
    text: 'deny',
    licence: { url: item.licence },
  })
})

test('every use has its deciding reason first, with the evidence', () => {
  const decision = decideRights({
    url: PAGE_URL,
    profile: 'standard',
    robotsTxt: robots('User-agent: *\nDisallow: /news/'),
    page: answered({ robots: ['nosnippet, noai'] }),
  })
  const first = (use: Use) => decision.reasons.find((reason) => reason.use === use)
  expect(first('list')).toMatchObject({ signal: 'profile', basis: 'default', decision: 'allow' })
  expect(first('excerpt')).toMatchObject({
    signal: 'robots-meta',
    raw: 'nosnippet',
    url: PAGE_URL,
    fetchedAt: AT,
    basis: 'explicit',
  })
  expect(first('text')).toMatchObject({
    signal: 'robots-txt',
    raw: 'Disallow: /news/ (group *)',
    url: 'https://www.daily.example/robots.txt',
  })
  expect(decision.reasons.filter((reason) => reason.use === 'ai').map((reason) => reason.signal)).toContain(
    'robots-meta',
  )
})

test('a closed list closes all and says why once a use', () => {
  const decision: RightsDecision = decideRights({
    url: PAGE_URL,
    profile: 'standard',
    page: answered({ robots: ['noindex'] }),
  })
  expect(decision.reasons.map((reason) => `${reason.use} ${reason.signal}`)).toEqual(
    ['list', 'excerpt', 'image', 'text', 'ai', 'train'].map((use) => `${use} robots-meta`),
  )
})

test.each(['', 'story.html', 'javascript:alert(1)', 'https://'])(
  'no web address ("%s"): nothing is open',
  (url) => {
    expect(Object.values(formatRights(decideRights({ url, profile: 'standard' }))).join(' ')).toBe(CLOSED)
  },
)
