import { expect, test } from 'vitest'
import type { Taxonomy } from '../../model/taxonomy.ts'
import { classifyTopics, findTopics } from './classify-topics.ts'

const topic = (name: string, given: Partial<Taxonomy[number]> = {}): Taxonomy[number] => ({
  id: name.toLowerCase(),
  name,
  keywords: [],
  mustNot: [],
  hashtags: [],
  ...given,
})
const AI: Taxonomy = [
  topic('AI', { keywords: ['AI', 'artificial intelligence', 'machine learning', 'C++', '人工知能'] }),
  topic('Robots', {
    parent: 'AI',
    keywords: ['robot', 'humanoid', 'Roboter'],
    hashtags: ['#robotics'],
    mustNot: ['robot vacuum'],
  }),
  topic('Arms', { parent: 'Robots', keywords: ['gripper'] }),
]

test.each([
  { case: 'a keyword in the title', given: { title: 'Where AI fails' }, want: ['AI'] },
  { case: 'plural and owner', given: { title: "The robots' day" }, want: ['AI', 'Robots'] },
  { case: 'inside another word: no', given: { title: 'Baidu said the rain had paid' }, want: [] },
  {
    case: 'an acronym keeps its case',
    given: { title: "J'ai dit non, ai-je dit", language: 'fr' },
    want: [],
  },
  { case: 'but not in a headline in capitals', given: { title: 'AI IN THE KITCHEN' }, want: ['AI'] },
  { case: 'a phrase', given: { title: 'Machine learning for bees' }, want: ['AI'] },
  { case: 'words of a phrase apart: no', given: { title: 'Learning how a machine sews' }, want: [] },
  { case: 'signs in a word', given: { title: 'C++ turns forty' }, want: ['AI'] },
  { case: 'no spaces between words', given: { title: '日本の人工知能研究' }, want: ['AI'] },
  { case: 'parents of parents', given: { title: 'A gripper for eggs' }, want: ['AI', 'Robots', 'Arms'] },
  { case: 'must not', given: { title: 'The best robot vacuum' }, want: [] },
  {
    case: 'in the lead',
    given: { title: 'Helping hands', excerpt: 'Machine learning folds shirts.' },
    want: ['AI'],
  },
  {
    case: 'once in the text: not sure enough',
    given: { title: 'Helping hands', text: `${'Shirts. '.repeat(80)} A robot.` },
    want: [],
  },
  {
    case: 'publisher keyword',
    given: { title: 'Helping hands', keywords: ['Robotics'] },
    want: ['AI', 'Robots'],
  },
  { case: 'German cases', given: { title: 'Die Hand des Roboters', language: 'de' }, want: ['AI', 'Robots'] },
  {
    case: 'a common word of a topic below, in the text alone: no',
    given: { title: 'Hands', excerpt: 'The robot folds.' },
    want: [],
  },
  {
    case: 'a common word of a topic below, where the topic above is spoken of',
    given: { title: 'AI at home', excerpt: 'The robot folds.' },
    want: ['AI', 'Robots'],
  },
  {
    case: 'a common word in the title of a long text without the topic above: no',
    given: { title: 'Humanoid', text: 'A puppet. '.repeat(90) },
    want: [],
  },
  { case: 'nothing', given: { title: '' }, want: [] },
])('topics: $case', ({ given, want }) => {
  expect(classifyTopics(given, AI).map((match) => match.topic)).toEqual(want)
})

test('a topic that takes everything, and one the source names', () => {
  const all = [topic('News', { takesEverything: true }), topic('Sea', { parent: 'News' })]
  const { topics } = findTopics({ title: 'Choir sings' }, { taxonomy: all, sourceTopics: ['Sea'] })
  expect(topics).toMatchObject([
    { topic: 'News', confidence: 1 },
    { topic: 'Sea', reasons: ['named by the source'] },
  ])
})

test.each([
  {
    case: 'nothing found',
    title: 'Choir sings',
    words: 'None of the words of 3 topics were found in it.',
    review: [],
  },
  {
    case: 'forbidden',
    title: 'The best robot vacuum',
    words: 'Robots must not say "robot vacuum"',
    review: [],
  },
])('off topic, with the reason: $case', ({ title, words, review }) => {
  const finding = findTopics({ title }, { taxonomy: AI })
  expect(finding.offTopic).toContain(words)
  expect(finding.review.map((match) => match.topic)).toEqual(review)
})

test('below the threshold an editor is asked', () => {
  const finding = findTopics({ title: 'Hands', text: `${'Shirts. '.repeat(80)} A robot.` }, { taxonomy: AI })
  expect(finding).toMatchObject({ topics: [], review: [{ topic: 'Robots', confidence: 0.2 }] })
})

test.each([
  { title: 'Meta builds a cable', want: ['Meta'] },
  { title: "Meta's cable is built", want: ['Meta'] },
  { title: 'A meta question about cables', want: [] },
  { title: 'Metals for a cable', want: [] },
])('a name is found in its own case: $title', ({ title, want }) => {
  const named = [topic('Meta', { entities: ['Meta'] })]
  expect(classifyTopics({ title }, named).map((match) => match.topic)).toEqual(want)
})

test('a topic may ask for one of several words, wherever they are said', () => {
  const law = [topic('Law', { keywords: ['court'], must: ['model', 'chatbot'] })]
  const text = `${'The case is old. '.repeat(40)} The chatbot was asked.`
  expect(classifyTopics({ title: 'Court hears the case', text }, law)).toHaveLength(1)
  const { topics, offTopic } = findTopics({ title: 'Court hears the case' }, { taxonomy: law })
  expect(topics).toEqual([])
  expect(offTopic).toContain('must say one of "model", "chatbot"')
})

test('a topic of common words may need its parent', () => {
  const taxonomy = [
    topic('AI', { keywords: ['AI'] }),
    topic('Law', { parent: 'AI', keywords: ['court'], needsParent: true }),
  ]
  const names = (title: string) => classifyTopics({ title }, taxonomy).map((match) => match.topic)
  expect(names('Court frees fisherman')).toEqual([])
  expect(names('Court hears AI company')).toEqual(['AI', 'Law'])
})
