import { expect, test } from 'vitest'
import { BroadsheetError } from '../lib/error.ts'
import { parseConfig } from './read-config.ts'

const PLACE = { folder: '/paper', file: 'broadsheet.yaml' }
const HEAD = 'site:\n  name: My Paper\ntopics:\n  - name: AI\n    keywords: [ai]\n'

test('the least configuration gets every default', () => {
  const config = parseConfig(HEAD, PLACE)
  expect(config.site).toMatchObject({
    name: 'My Paper',
    url: 'http://127.0.0.1:4100',
    language: 'en',
    timeZone: 'UTC',
  })
  expect(config.topics).toEqual([
    {
      name: 'AI',
      id: 'ai',
      keywords: ['ai'],
      entities: [],
      must: [],
      mustNot: [],
      hashtags: [],
      takesEverything: false,
      needsParent: false,
    },
  ])
  expect(config.sources).toEqual([])
  expect(config.rights).toEqual({ profile: 'standard', excerptLimit: 300 })
})

test('sources get an id, a canonical address and defaults', () => {
  const config = parseConfig(
    `${HEAD}sources:\n  - url: https://www.Quay.example/feed/?utm_source=x\n    topics: [AI]\n`,
    PLACE,
  )
  expect(config.sources).toEqual([
    {
      id: 'quay.example/feed',
      url: 'https://www.quay.example/feed/',
      topics: ['AI'],
      pages: true,
      identity: 'guid',
      aiEnabled: false,
    },
  ])
})

test.each([
  { case: 'unknown key', yaml: `${HEAD}sorces: []\n`, says: 'broadsheet.yaml:6: sorces is not a setting' },
  {
    case: 'unknown key inside',
    yaml: `${HEAD}sources:\n  - url: https://a.example/\n    tpics: []\n`,
    says: 'broadsheet.yaml:8: sources.0.tpics is not a setting',
  },
  {
    case: 'bad address',
    yaml: `${HEAD}sources:\n  - url: htp:/x\n`,
    says: 'broadsheet.yaml:7: sources.0.url "htp:/x" is not a web address',
  },
  {
    case: 'duplicate source',
    yaml: `${HEAD}sources:\n  - url: https://a.example/\n  - url: https://a.example/?utm_source=b\n`,
    says: 'broadsheet.yaml:8: sources.1.url',
  },
  {
    case: 'unknown topic of a source',
    yaml: `${HEAD}sources:\n  - url: https://a.example/\n    topics: [Space]\n`,
    says: 'broadsheet.yaml:8: sources.0.topics.0 there is no topic "Space"',
  },
  {
    case: 'missing name',
    yaml: 'site: {}\ntopics:\n  - name: AI\n',
    says: 'broadsheet.yaml:1: site.name is missing',
  },
  {
    case: 'topic cycle',
    yaml: `${HEAD}    parent: B\n  - name: B\n    parent: AI\n`,
    says: 'broadsheet.yaml:6: topics.0.parent "AI" is its own ancestor',
  },
  { case: 'unknown parent', yaml: `${HEAD}    parent: B\n`, says: 'there is no topic "B"' },
  {
    case: 'same topic twice',
    yaml: `${HEAD}  - name: AI\n`,
    says: 'broadsheet.yaml:6: topics.1.name "AI" is there twice',
  },
  {
    case: 'wrong zone',
    yaml: 'site:\n  name: P\n  timeZone: Mars/Base\ntopics:\n  - name: AI\n',
    says: 'broadsheet.yaml:3: site.timeZone is not a time zone',
  },
  {
    case: 'number out of range',
    yaml: `${HEAD}curation:\n  minQuality: 400\n`,
    says: 'broadsheet.yaml:7: curation.minQuality',
  },
  { case: 'not YAML', yaml: 'site: [1\n', says: 'not readable YAML' },
  { case: 'empty file', yaml: '', says: 'site is missing' },
  { case: 'alias bomb', yaml: 'a: &a [1]\nb: [*a, *a]\n', says: 'not readable YAML' },
])('a wrong configuration is named with line and remedy: $case', ({ yaml, says }) => {
  const error = (() => {
    try {
      return parseConfig(yaml, PLACE)
    } catch (thrown) {
      return thrown
    }
  })()
  expect(error).toBeInstanceOf(BroadsheetError)
  expect(error).toMatchObject({ code: 'CONFIG_INVALID', exitCode: 2, message: expect.stringContaining(says) })
})
