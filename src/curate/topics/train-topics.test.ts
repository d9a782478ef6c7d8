import { expect, test } from 'vitest'
import { classifyTopics, findTopics } from './classify-topics.ts'
import { trainTopics } from './train-topics.ts'

const SEA = ['harbour', 'ferry', 'sailor', 'tide', 'anchor', 'fisherman', 'boat', 'coast']
const SKY = ['comet', 'orbit', 'telescope', 'rocket', 'planet', 'astronaut', 'moon', 'launch']
const FILLER = ['council', 'monday', 'people', 'report', 'minister', 'plan', 'year', 'town']

/** Invented articles: three words of their topic among words that all share. */
function articles(labels: (index: number) => readonly string[]) {
  return Array.from({ length: 48 }, (_, index) => {
    const own = labels(index)
    const pick = (words: readonly string[], step: number) =>
      words[(Math.floor(index / 2) * 3 + step) % words.length] ?? ''
    const told = own.flatMap((label) => [1, 3, 5].map((step) => pick(label === 'Sea' ? SEA : SKY, step)))
    const title = `${told[0] ?? pick(FILLER, 5)} ${pick(FILLER, 1)}`
    return { title, text: `${told.join(' ')} ${pick(FILLER, 3)} ${pick(FILLER, 7)}`, labels: own }
  })
}
const ONE = articles((index) => [index % 2 === 0 ? 'Sea' : 'Sky'])
const MANY = articles((index) => [['Sea'], ['Sky'], ['Sea', 'Sky'], []][index % 4] ?? [])

test('one topic each: the nearest is taken', () => {
  const model = trainTopics(ONE)
  expect(model).toMatchObject({ version: 1, labels: 'one', topics: ['Sea', 'Sky'] })
  const names = (title: string) => classifyTopics({ title }, model).map((match) => match.topic)
  expect(names('A sailor drops anchor')).toEqual(['Sea'])
  expect(names('Rocket reaches orbit')).toEqual(['Sky'])
})

test('several topics or none: each has its threshold', () => {
  const model = trainTopics(MANY)
  expect(model.labels).toBe('any')
  const names = (title: string) =>
    classifyTopics({ title, text: title }, model)
      .map((match) => match.topic)
      .toSorted()
  expect(names('Ferry and boat in the harbour at tide')).toEqual(['Sea'])
  expect(names('Rocket launch seen from boat and ferry: comet, moon, tide')).toEqual(['Sea', 'Sky'])
  expect(names('Council report on the plan of the year')).toEqual([])
})

test('what is said first counts more than what is said later', () => {
  const model = trainTopics(ONE)
  const filler = Array.from({ length: 80 }, (_, index) => FILLER[index % FILLER.length]).join(' ')
  const [sea, sky] = ['Ferry and boat in the harbour.', 'Rocket launch from the orbit.']
  const isSea = (text: string) =>
    classifyTopics({ title: 'News', text }, { ...model, labels: 'any', thresholds: [-9, -9] }).find(
      (match) => match.topic === 'Sea',
    )?.confidence ?? 0
  const score = (text: string) => Math.log(1 / (1 - isSea(text)))
  expect(score(`${sea} ${filler} ${sky}`) - score(`${sky} ${filler} ${sea}`)).toBeGreaterThan(0.2)
})

test('the same articles give the same model, and it is plain JSON', () => {
  const model = trainTopics(MANY)
  expect(JSON.stringify(trainTopics(MANY))).toBe(JSON.stringify(model))
  expect(JSON.parse(JSON.stringify(model))).toEqual(model)
})

test('a model helps the words of a taxonomy and says by which words', () => {
  const taxonomy = [{ id: 'sea', name: 'Sea', keywords: ['lighthouse'], mustNot: [], hashtags: [] }]
  const { topics } = findTopics(
    { title: 'Ferry, boat, harbour, tide' },
    { taxonomy, model: trainTopics(ONE) },
  )
  expect(topics.map((match) => match.topic)).toEqual(['Sea'])
  expect(topics[0]?.reasons[0]).toMatch(/^trained model, by ".*harbour|ferry|tide|boat/)
})

test('no model brings back a topic that must not or must say a word', () => {
  const sea = { id: 'sea', name: 'Sea', keywords: [], mustNot: ['toy'], hashtags: [] }
  const names = (title: string, topic: typeof sea & { must?: string[] }) =>
    findTopics({ title }, { taxonomy: [topic], model: trainTopics(ONE) }).topics.map((match) => match.topic)
  expect(names('Ferry, boat, harbour, tide', sea)).toEqual(['Sea'])
  expect(names('Toy ferry, boat, harbour, tide', sea)).toEqual([])
  expect(names('Ferry, boat, harbour, tide', { ...sea, must: ['sail'] })).toEqual([])
})

test('words of a feature map that a language gives its objects do no harm', () => {
  expect(() => classifyTopics({ title: 'constructor __proto__ toString' }, trainTopics(ONE))).not.toThrow()
})
