import { expect, test } from 'vitest'
import type { RightsDocument } from '../../../model/rights.ts'
import {
  agentsBarredFrom,
  crawlDelayOf,
  mayFetch,
  parseRobots,
  robotsAllows,
  rslLicencesOf,
  sitemapsOf,
} from './parse-robots.ts'

const HOST = 'https://daily.example'
const AT = new Date('2026-11-23T12:00:00Z')

function allows(text: string, path: string, agent = 'broadsheetbot'): boolean {
  return robotsAllows(parseRobots(text), `${HOST}${path}`, agent).allowed
}

function fetched(status: RightsDocument['status'], text?: string): RightsDocument {
  return { url: `${HOST}/robots.txt`, status, fetchedAt: AT, ...(text !== undefined && { text }) }
}

// RFC 9309 section 5.1.
const SIMPLE = `
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`

test.each([
  { agent: 'anybot', path: '/picture.gif', allowed: false },
  { agent: 'anybot', path: '/picture.gif?size=2', allowed: true },
  { agent: 'anybot', path: '/example/page.html', allowed: false },
  { agent: 'anybot', path: '/publications/1', allowed: true },
  { agent: 'anybot', path: '/elsewhere', allowed: true },
  { agent: 'foobot', path: '/', allowed: false },
  { agent: 'foobot', path: '/publications/1', allowed: false },
  { agent: 'foobot', path: '/example/page.html', allowed: true },
  { agent: 'FooBot', path: '/example/allowed.gif', allowed: true },
  { agent: 'barbot', path: '/example/page.html', allowed: false },
  { agent: 'barbot', path: '/picture.gif', allowed: true },
  { agent: 'bazbot', path: '/example/page.html', allowed: false },
  { agent: 'bazbot', path: '/example/', allowed: true },
  { agent: 'quxbot', path: '/example/page.html', allowed: true },
])('RFC 9309 section 5.1: $agent at $path', ({ agent, path, allowed }) => {
  expect(allows(SIMPLE, path, agent)).toBe(allowed)
})

// RFC 9309 section 5.2.
const LONGEST = 'User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n'

test.each([
  { path: '/example/page/', allowed: true },
  { path: '/example/page/allowed.gif', allowed: true },
  { path: '/example/page/disallowed.gif', allowed: false },
])('RFC 9309 section 5.2, longest match: $path', ({ path, allowed }) => {
  expect(allows(LONGEST, path, 'foobot')).toBe(allowed)
})

test.each([
  // RFC 9309 section 2.2.1: the two groups of one agent are one.
  {
    case: 'groups naming the same agent are merged',
    text: 'User-agent: broadsheetbot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n\nUser-agent: BroadsheetBot\nDisallow: /c',
    barred: ['/a', '/c'],
    open: ['/b'],
  },
  {
    case: 'groups of * are merged',
    text: 'User-agent: *\nDisallow: /a\n\nUser-agent: otherbot\nDisallow: /b\n\nUser-agent: *\nDisallow: /c',
    barred: ['/a', '/c'],
    open: ['/b'],
  },
  {
    case: 'one group for several agents, * among them',
    text: 'User-agent: otherbot\nUser-agent: *\nDisallow: /a',
    barred: ['/a'],
    open: ['/b'],
  },
  {
    case: 'our own group silences *',
    text: 'User-agent: *\nDisallow: /\n\nUser-agent: broadsheetbot\nDisallow: /a',
    barred: ['/a'],
    open: ['/b', '/'],
  },
  {
    case: 'Allow wins ties',
    text: 'User-agent: *\nDisallow: /a\nAllow: /a\nAllow: /b\nDisallow: /b',
    barred: [],
    open: ['/a', '/b'],
  },
  {
    case: 'the longer path wins in any order',
    text: 'User-agent: *\nDisallow: /a/b\nAllow: /a\nAllow: /c/d\nDisallow: /c',
    barred: ['/a/b', '/c'],
    open: ['/a', '/c/d'],
  },
  {
    case: 'paths are case-sensitive, names are not',
    text: 'USER-AGENT: *\ndIsAlLoW: /Secret',
    barred: ['/Secret'],
    open: ['/secret'],
  },
  {
    case: 'a star inside and a dollar at the end',
    text: 'User-agent: *\nDisallow: /*/print$\nDisallow: /*.pdf',
    barred: ['/news/print', '/a/b/print', '/x.pdf', '/x.pdf?y'],
    open: ['/news/print/', '/print', '/pdf'],
  },
  {
    case: 'a dollar elsewhere is a plain character, met by its encoding',
    text: 'User-agent: *\nDisallow: /a%24b',
    barred: ['/a$b', '/a%24b'],
    open: ['/a'],
  },
  {
    case: 'a star of the address meets an encoded star only',
    text: 'User-agent: *\nDisallow: /x%2Ay',
    barred: ['/x*y'],
    open: ['/xzy'],
  },
  // RFC 9309 section 2.2.2, the table of encodings.
  {
    case: 'percent-encoding: one form for all',
    text: 'User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar\nDisallow: /foo/ツ\nDisallow: /%62%61%7A',
    barred: ['/foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https://foo.bar', '/foo/%E3%83%84', '/baz'],
    open: ['/foo/bar?baz=quz'],
  },
  {
    case: 'an encoded slash in a path is no slash',
    text: 'User-agent: *\nDisallow: /a%2Fb',
    barred: ['/a%2fb'],
    open: ['/a/b'],
  },
  {
    case: 'an empty Disallow allows everything',
    text: 'User-agent: *\nDisallow:',
    barred: [],
    open: ['/'],
  },
  {
    case: 'rules before any group belong to nobody',
    text: 'Disallow: /\nUser-agent: *\nDisallow: /a',
    barred: ['/a'],
    open: ['/b'],
  },
  {
    case: 'comments, blanks, a byte order mark and old line ends',
    text: '\ufeff  User-agent : * # everyone\r\rDisallow :  /a # not this\r# Disallow: /b',
    barred: ['/a'],
    open: ['/b'],
  },
  {
    case: 'other lines do not part the agents of a group',
    text: 'User-agent: broadsheetbot\nSitemap: https://daily.example/s.xml\nX-Unknown: 1\nUser-agent: otherbot\nDisallow: /a',
    barred: ['/a'],
    open: ['/b'],
  },
  {
    case: 'a Content-Signal line is a rule and ends the list of agents',
    text: 'User-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: otherbot\nDisallow: /',
    barred: [],
    open: ['/'],
  },
  {
    case: 'common misspellings and a missing colon are heard',
    text: 'useragent: *\nDissallow: /a\ndisallow /b',
    barred: ['/a', '/b'],
    open: ['/c'],
  },
  {
    case: 'a path without a slash matches nothing',
    text: 'User-agent: *\nDisallow: private/',
    barred: [],
    open: ['/private/'],
  },
  {
    case: 'a User-agent line without a name names nobody',
    text: 'User-agent:\nDisallow: /',
    barred: [],
    open: ['/'],
  },
])('robots.txt: $case', ({ text, barred, open }) => {
  expect(barred.filter((path) => allows(text, path))).toEqual([])
  expect(open.filter((path) => !allows(text, path))).toEqual([])
})

// Google's table of path values (developers.google.com, "How Google interprets the robots.txt specification").
test.each([
  {
    path: '/fish',
    matches: ['/fish', '/fish.html', '/fish/salmon.html', '/fishheads', '/fish.php?id=any'],
    misses: ['/Fish.asp', '/catfish', '/?id=fish', '/desert/fish'],
  },
  {
    path: '/fish*',
    matches: ['/fish', '/fish.html', '/fishheads/yummy.html'],
    misses: ['/Fish.asp', '/catfish'],
  },
  {
    path: '/fish/',
    matches: ['/fish/', '/fish/?id=any', '/fish/salmon.htm'],
    misses: ['/fish', '/fish.html', '/animals/fish/', '/Fish/Salmon.asp'],
  },
  {
    path: '/*.php',
    matches: ['/index.php', '/folder/a.php', '/folder/any.php.file.html', '/a.php/', '/filename.php?x'],
    misses: ['/', '/windows.PHP'],
  },
  {
    path: '/*.php$',
    matches: ['/filename.php', '/folder/filename.php'],
    misses: ['/filename.php?parameters', '/filename.php/', '/filename.php5', '/windows.PHP'],
  },
  { path: '/fish*.php', matches: ['/fish.php', '/fishheads/catfish.php?parameters'], misses: ['/Fish.PHP'] },
])('path $path', ({ path, matches, misses }) => {
  const text = `User-agent: *\nDisallow: ${path}`
  expect(matches.filter((each) => allows(text, each))).toEqual([])
  expect(misses.filter((each) => !allows(text, each))).toEqual([])
})

// Google's table of precedence, from the same page.
test.each([
  { allow: '/p', disallow: '/', path: '/page', allowed: true },
  { allow: '/folder', disallow: '/folder', path: '/folder/page', allowed: true },
  { allow: '/page', disallow: '/*.htm', path: '/page.htm', allowed: false },
  { allow: '/page', disallow: '/*.ph', path: '/page.php5', allowed: true },
  { allow: '/$', disallow: '/', path: '/', allowed: true },
  { allow: '/$', disallow: '/', path: '/page.htm', allowed: false },
])('Allow: $allow and Disallow: $disallow at $path', ({ allow, disallow, path, allowed }) => {
  expect(allows(`User-agent: *\nDisallow: ${disallow}\nAllow: ${allow}`, path)).toBe(allowed)
})

test.each([
  { line: 'broadsheetbot', ours: true },
  { line: 'BroadsheetBot', ours: true },
  { line: 'BroadsheetBot/1.0', ours: true },
  { line: 'broadsheetbot/2.7 (news; +https://x.example)', ours: true },
  { line: 'broadsheet', ours: false },
  { line: 'broadsheetbot2', ours: false },
  { line: 'broadsheetbot-images', ours: false },
  { line: 'thebroadsheetbot', ours: false },
  { line: 'bot', ours: false },
  { line: 'Mozilla/5.0 (compatible; broadsheetbot/1.0)', ours: false },
])('agents are matched as whole tokens: "$line" is us: $ours', ({ line, ours }) => {
  expect(allows(`User-agent: ${line}\nDisallow: /`, '/')).toBe(!ours)
})

test('tokens of AI agents are matched as a whole as well', () => {
  const text = 'User-agent: Google\nUser-agent: GPT\nUser-agent: Applebot\nUser-agent: ClaudeBot\nDisallow: /'
  const barred = agentsBarredFrom(fetched(200, text), `${HOST}/`, [
    'Google-Extended',
    'GPTBot',
    'Applebot-Extended',
    'ClaudeBot',
  ])
  expect(barred).toEqual(['ClaudeBot'])
})

test.each([
  { case: 'found', document: fetched(200, 'User-agent: *\nDisallow: /'), allowed: false },
  { case: 'found, empty', document: fetched(200), allowed: true },
  { case: 'moved more than five times', document: fetched(310), allowed: true },
  { case: 'needs a login', document: fetched(401), allowed: true },
  { case: 'forbidden', document: fetched(403), allowed: true },
  { case: 'missing', document: fetched(404), allowed: true },
  {
    case: 'missing, and the error page holds rules',
    document: fetched(404, 'User-agent: *\nDisallow: /'),
    allowed: true,
  },
  { case: 'gone', document: fetched(410), allowed: true },
  { case: 'too many requests', document: fetched(429), allowed: false },
  { case: 'server error', document: fetched(500), allowed: false },
  { case: 'overloaded', document: fetched(503), allowed: false },
  {
    case: 'overloaded, and the error page allows all',
    document: fetched(503, 'User-agent: *\nAllow: /'),
    allowed: false,
  },
  { case: 'unreachable', document: fetched('unreachable'), allowed: false },
  { case: 'not asked for', document: undefined, allowed: false },
])('robots.txt that is $case: may fetch: $allowed', ({ document, allowed }) => {
  expect(mayFetch(document, `${HOST}/news`, 'broadsheetbot').allowed).toBe(allowed)
  expect(mayFetch(document, `${HOST}/robots.txt`, 'broadsheetbot').allowed).toBe(true)
})

test.each([
  { path: '/.well-known/tdmrep.json' },
  { path: '/ai.txt' },
  { path: '/license.xml' },
  { path: '/robots.txt.bak' },
])('only robots.txt itself is exempt from Disallow: / ($path is not)', ({ path }) => {
  expect(
    mayFetch(fetched(200, 'User-agent: *\nDisallow: /'), `${HOST}${path}`, 'broadsheetbot').allowed,
  ).toBe(false)
})

test.each([
  { case: 'HTML', text: '<!doctype html><html><body><p>User-agent: * Disallow: /</p></body></html>' },
  {
    case: 'binary',
    text: String.fromCharCode(...Array.from({ length: 2000 }, (_, index) => (index * 37) % 256)),
  },
  { case: 'one line without end', text: 'x'.repeat(5 * 1024 * 1024) },
  { case: 'only null bytes', text: '\0'.repeat(100_000) },
])('garbage has no rules: $case', ({ text }) => {
  expect(allows(text, '/news')).toBe(true)
})

test('the first 500 KiB count, and half a line at the cut does not', () => {
  const filler = '# filler line of a generated file\n'
  const early = `User-agent: *\nDisallow: /early\n${filler.repeat(14_000)}Disallow: /within\n`
  expect(early.length).toBeLessThan(500 * 1024)
  const padding = '#'.repeat(512 * 1024 - early.length - 'Disallow: /a'.length - 1)
  const text = `${early}${padding}\nDisallow: /abc\n${filler.repeat(150_000)}Disallow: /late\n`
  expect(text.length).toBeGreaterThan(5 * 1024 * 1024)
  expect(['/early', '/within', '/a', '/late'].map((path) => allows(text, path))).toEqual([
    false,
    false,
    true,
    true,
  ])
})

test('many stars take no time', () => {
  const text = `User-agent: *\nDisallow: /${'a*'.repeat(500)}b$`
  expect(allows(text, `/${'a'.repeat(20_000)}`)).toBe(true)
})

test('an address that is none may not be fetched', () => {
  expect(mayFetch(fetched(404), 'not an address', 'broadsheetbot').allowed).toBe(false)
})

test('crawl delay, sitemaps and licences are read', () => {
  const rules = parseRobots(
    [
      'License: https://daily.example/all.xml',
      'User-agent: *',
      'Crawl-delay: 4',
      'Disallow: /a',
      'Sitemap: https://daily.example/one.xml',
      'User-agent: broadsheetbot',
      'Crawl-delay: 1.5',
      'Crawl-delay: soon',
      'License: https://daily.example/ours.xml',
      'Allow: /',
      'Sitemap: https://daily.example/two.xml',
    ].join('\n'),
  )
  expect(crawlDelayOf(rules, 'broadsheetbot')).toBe(1.5)
  expect(crawlDelayOf(rules, 'otherbot')).toBe(4)
  expect(crawlDelayOf(parseRobots(''), 'otherbot')).toBe(undefined)
  expect(sitemapsOf(rules)).toEqual(['https://daily.example/one.xml', 'https://daily.example/two.xml'])
  expect(rslLicencesOf(rules, 'broadsheetbot')).toEqual([
    'https://daily.example/ours.xml',
    'https://daily.example/all.xml',
  ])
  expect(rslLicencesOf(rules, 'otherbot')).toEqual(['https://daily.example/all.xml'])
})

test('the rule that decided is named', () => {
  const rules = parseRobots('User-agent: *\nDisallow:   /news/  # keep out')
  expect(robotsAllows(rules, `${HOST}/news/1`, 'broadsheetbot').rule).toBe('Disallow: /news/ (group *)')
})
