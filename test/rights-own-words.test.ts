/** What we tell publishers to write, and what we write about ourselves, mean what we say they mean: both are read back. */
import { expect, test } from 'vitest'
import { decideRights } from '../src/collect/rights/decide-rights.ts'
import { type OptOutExample, optOutExamplesFor } from '../src/lib/rights/opt-out-examples.table.ts'
import {
  CAREFUL_PREFERENCES,
  contentUsageOf,
  metaTagsOf,
  robotsLinesOf,
  tdmRepOf,
} from '../src/lib/rights/own-preferences.ts'
import { formatRights } from '../src/model/may.ts'
import type { RightsDocument, RightsEvidence } from '../src/model/rights.ts'

const URL_OF_PAGE = 'https://daily.example/news/1'
const AT = new Date('2026-11-23T12:00:00Z')

function document(text: string): RightsDocument {
  return { url: 'https://daily.example/x', status: 200, text, fetchedAt: AT }
}

function decide(evidence: Partial<RightsEvidence>): string {
  const base = { url: URL_OF_PAGE, profile: 'standard', aiEnabled: true, agent: 'paperbot' } as const
  const decision = decideRights({ ...base, image: { url: 'https://daily.example/a.jpg' }, ...evidence })
  const { list, excerpt, image, text, ai } = formatRights(decision)
  return [list, excerpt, image, text, ai, decision.pictureAi ?? ai].join(' ')
}

function pageWith(
  name: 'headers' | 'meta',
  values: Readonly<Record<string, readonly string[]>>,
): Partial<RightsEvidence> {
  return { page: { status: 200, headers: {}, [name]: values } }
}

const PLACES: Readonly<Record<OptOutExample['place'], (lines: string) => Partial<RightsEvidence>>> = {
  'robots.txt': (lines) => ({ robotsTxt: document(lines) }),
  'tdmrep.json': (lines) => ({ tdmrep: document(lines) }),
  rsl: (lines) => ({ rsl: [document(lines)] }),
  'ai.txt': (lines) => ({ aiTxt: document(lines) }),
  header: (lines) => {
    const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(lines) ?? []
    return pageWith('headers', { [name]: [value] })
  },
  meta: (lines) => {
    const [, name = '', value = ''] = /^<meta name="([^"]+)" content="([^"]+)">$/.exec(lines) ?? []
    return pageWith('meta', { [name]: [value] })
  },
  xmp: (lines) => ({
    image: { url: 'https://daily.example/a.jpg', xmpDataMining: lines.split(' = ')[1] ?? '' },
  }),
}

const CLOSED = 'deny deny deny deny deny deny'
/** `list excerpt image text ai picture` after each example, generative helpers being on. */
const OUTCOMES: Readonly<Record<string, string>> = {
  'robots-no-pages': 'allow limit(300) deny deny deny deny',
  'robots-not-listed': CLOSED,
  'signal-no-ai-input': 'allow limit(300) cache allow deny deny',
  'signal-no-full-text': 'allow limit(300) thumbnail deny allow allow',
  'aipref-not-listed': CLOSED,
  'aipref-header': CLOSED,
  'meta-not-listed': CLOSED,
  'meta-no-excerpt': 'allow deny thumbnail allow allow allow',
  'meta-short-excerpt': 'allow limit(120) thumbnail allow allow allow',
  'meta-no-image': 'allow limit(300) deny allow allow allow',
  'meta-no-archive': 'allow limit(300) thumbnail deny deny deny',
  'meta-no-ai': 'allow limit(300) thumbnail allow deny deny',
  'header-not-listed': CLOSED,
  'tdmrep-file': 'allow limit(300) thumbnail allow deny deny',
  'tdmrep-meta': 'allow limit(300) thumbnail allow deny deny',
  'tdmrep-header': 'allow limit(300) thumbnail allow deny deny',
  'rsl-licence': 'allow limit(300) thumbnail allow deny deny',
  'ai-txt': 'allow limit(300) thumbnail allow allow deny',
  'plus-data-mining': 'allow limit(300) thumbnail allow allow deny',
}

test.each(optOutExamplesFor('paperbot'))('how to say no: $id does what it says', ({ id, place, lines }) => {
  expect(decide(PLACES[place](lines.join('\n')))).toBe(OUTCOMES[id])
})

test('the lines to copy name the configured agent', () => {
  const lines = optOutExamplesFor('paperbot').flatMap((example) => example.lines)
  expect(lines.filter((line) => line.includes('{agent}'))).toEqual([])
  expect(lines).toContain('User-agent: paperbot')
})

test('our own robots.txt, tags and files state our preferences in every protocol', () => {
  const lines = robotsLinesOf(CAREFUL_PREFERENCES, ['https://paper.example/sitemap.xml'])
  expect(lines).toEqual([
    'User-agent: *',
    'Allow: /',
    'Content-Signal: search=yes, ai-input=no, ai-train=no',
    'Content-Usage: train-ai=n, search=y',
    'Sitemap: https://paper.example/sitemap.xml',
  ])
  const careful = 'allow limit(300) cache allow deny deny'
  expect(decide({ robotsTxt: document(lines.join('\n')) })).toBe(careful)
  const meta = Object.fromEntries(
    metaTagsOf(CAREFUL_PREFERENCES).map(({ name, content }) => [name, [content]]),
  )
  expect(decide(pageWith('meta', meta))).toBe('allow limit(300) thumbnail allow deny deny')
  expect(decide({ tdmrep: document(tdmRepOf(CAREFUL_PREFERENCES) ?? '') })).toBe(
    'allow limit(300) thumbnail allow deny deny',
  )
  expect(decide(pageWith('headers', { 'content-usage': [contentUsageOf(CAREFUL_PREFERENCES)] }))).toBe(
    'allow limit(300) cache allow allow allow',
  )
})

test.each([
  { case: 'nothing stated', preferences: {}, lines: ['User-agent: *', 'Allow: /'], meta: [], tdm: undefined },
  {
    case: 'not to be found',
    preferences: { search: 'no' },
    lines: ['User-agent: *', 'Allow: /', 'Content-Signal: search=no', 'Content-Usage: search=n'],
    meta: ['robots: noindex'],
    tdm: undefined,
  },
  {
    case: 'open to models',
    preferences: { aiInput: 'yes', aiTrain: 'yes' },
    lines: [
      'User-agent: *',
      'Allow: /',
      'Content-Signal: ai-input=yes, ai-train=yes',
      'Content-Usage: train-ai=y',
    ],
    meta: ['tdm-reservation: 0'],
    tdm: [{ location: '/', 'tdm-reservation': 0 }],
  },
  {
    case: 'for those who ask',
    preferences: {
      aiTrain: 'no',
      policyUrl: 'https://paper.example/policy.json',
      rslUrl: 'https://paper.example/rsl.xml',
    },
    lines: [
      'User-agent: *',
      'Allow: /',
      'Content-Signal: ai-train=no',
      'Content-Usage: train-ai=n',
      'License: https://paper.example/rsl.xml',
    ],
    meta: ['tdm-reservation: 1', 'tdm-policy: https://paper.example/policy.json'],
    tdm: [{ location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://paper.example/policy.json' }],
  },
] as const)('own preferences: $case', ({ preferences, lines, meta, tdm }) => {
  expect(robotsLinesOf(preferences)).toEqual(lines)
  expect(metaTagsOf(preferences).map(({ name, content }) => `${name}: ${content}`)).toEqual(meta)
  const file = tdmRepOf(preferences)
  expect(file === undefined ? undefined : JSON.parse(file)).toEqual(tdm)
})
