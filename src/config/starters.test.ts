import { expect, test } from 'vitest'
import { configText } from './config-text.ts'
import { parseConfig } from './read-config.ts'
import { readStarter, starterIds } from './starters.ts'

test('there are sets for AI, climate, security, open source and space', () => {
  expect(starterIds()).toEqual(['ai', 'climate', 'open-source', 'security', 'space'])
})

test.each(starterIds())('starter %s makes a valid configuration of 20 to 40 sources', (id) => {
  const starter = readStarter(id)
  const config = parseConfig(configText({ name: starter.title, contact: 'ed@paper.example', starter }), {
    folder: '/p',
    file: 'f',
  })
  expect(config.sources.length).toBeGreaterThanOrEqual(20)
  expect(config.sources.length).toBeLessThanOrEqual(40)
  expect(config.topics[0]).toMatchObject({ name: starter.name })
  expect(config.topics.every((topic) => topic.keywords.length > 0)).toBe(true)
  expect(config.fetch.contact).toBe('ed@paper.example')
})

test.each([
  { name: 'Plain Paper' },
  { name: 'No' },
  { name: 'yes' },
  { name: '12' },
  { name: 'A: colon # and "quotes"' },
  { name: '- dash' },
  { name: '日本語' },
  { name: "It's" },
])('a site called $name keeps its name', ({ name }) => {
  const starter = {
    description: 'x: y',
    topics: [{ name: 'All', keywords: ['1e3'], mustNot: [], hashtags: ['#x'] }],
    sources: [],
  }
  const config = parseConfig(configText({ name, starter }), { folder: '/p', file: 'f' })
  expect(config.site.name).toBe(name)
  expect(config.topics[0]?.hashtags).toEqual(['#x'])
})
