import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addSources, addTopics } from './add-sources.ts'
import { readConfig } from './read-config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const HEAD = 'site:\n  name: P\ntopics:\n  - name: AI\n'
const NEW = { url: 'https://b.example/feed', name: 'B: paper' }

test.each([
  { case: 'no list yet', yaml: HEAD, before: 0 },
  { case: 'an empty flow list', yaml: `${HEAD}sources: []\n`, before: 0 },
  {
    case: 'a block list, another key after it',
    yaml: `${HEAD}sources:\n  - url: https://a.example/ # first\n\n# rights\nrights:\n  profile: strict\n`,
    before: 1,
  },
  {
    case: 'a list that is not indented',
    yaml: `${HEAD}sources:\n- url: https://a.example/\n  name: A\n`,
    before: 1,
  },
  {
    case: 'a list that ends the file without a line end',
    yaml: `${HEAD}sources:\n    - url: https://a.example/`,
    before: 1,
  },
])('a source is added to $case', ({ yaml, before }) => {
  writeFileSync(join(folder, 'broadsheet.yaml'), yaml)
  expect(
    addSources(folder, [NEW, NEW, { url: 'https://a.example/' }].slice(0, before === 0 ? 2 : 3)),
  ).toEqual([NEW])
  const { sources } = readConfig(folder)
  expect(sources.map(({ url }) => url)).toEqual([...(before ? ['https://a.example/'] : []), NEW.url])
  expect(sources.at(-1)?.name).toBe('B: paper')
  for (const comment of yaml.match(/# .*/g) ?? [])
    expect(readFileSync(join(folder, 'broadsheet.yaml'), 'utf8')).toContain(comment)
})

test('topics replace the one of a site without a subject, and join those of any other', () => {
  const topic = { name: 'Power', keywords: ['power: x'], mustNot: [], hashtags: ['#p'] }
  writeFileSync(
    join(folder, 'broadsheet.yaml'),
    'site:\n  name: P\ntopics:\n  - name: News\n    takesEverything: true\n\nsources: []\n',
  )
  addTopics(folder, [topic])
  expect(readConfig(folder).topics.map(({ name }) => name)).toEqual(['Power'])
  addTopics(folder, [topic, { ...topic, name: 'Apps' }])
  expect(readConfig(folder).topics.map(({ name }) => name)).toEqual(['Power', 'Apps'])
})
