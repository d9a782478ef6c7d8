import { expect, test } from 'vitest'
import { createGrouper } from './story-index.ts'

const FIRE = {
  title: 'Fire destroys Calder sawmill in Brekka',
  text: 'A fire destroyed the Calder sawmill in Brekka on Monday night. Forty workers left the building unhurt, said Ines Holm of the Brekka fire brigade. The sawmill made planks for half of the valley.',
}
const FIRE_AGAIN = {
  title: 'Brekka: Calder sawmill burnt down, forty workers safe',
  text: 'The Calder sawmill in Brekka burnt down on Monday. Ines Holm of the fire brigade said that all forty workers were safe. Planks for half of the valley came from the sawmill.',
}
const VOTE = {
  title: 'Parliament of Sorrin passes harbour law',
  text: 'The parliament of Sorrin passed the harbour law by 61 votes to 40 on Tuesday. Minister Tobias Lund wants the new quay in Velda to open in spring.',
}

test('an article decided earlier keeps its story', () => {
  const grouper = createGrouper()
  grouper.remember({ id: 'a', ...FIRE }, { story: 's-old' })
  expect(grouper.add({ id: 'b', ...FIRE_AGAIN }).story).toBe('s-old')
  grouper.mergeAndSplit()
  expect(grouper.groupingOf('a')?.story).toBe('s-old')
})

test('an editor keeps two reports of one event apart', () => {
  const grouper = createGrouper()
  grouper.add({ id: 'a', ...FIRE })
  grouper.add({ id: 'b', ...FIRE_AGAIN })
  grouper.cannotLink('a', 'b')
  grouper.mergeAndSplit()
  expect(grouper.groupingOf('a')?.story).not.toBe(grouper.groupingOf('b')?.story)
})

test('an editor makes two events one story, and the id merged away is an alias', () => {
  const grouper = createGrouper()
  const fire = grouper.add({ id: 'a', ...FIRE }).story
  const vote = grouper.add({ id: 'b', ...VOTE }).story
  grouper.mustLink('a', 'b')
  const aliases = grouper.mergeAndSplit()
  expect(grouper.groupingOf('b')?.story).toBe(fire)
  expect(aliases.get(vote)).toBe(fire)
})

test('an article pinned into a story stays there', () => {
  const grouper = createGrouper()
  const fire = grouper.add({ id: 'a', ...FIRE }).story
  grouper.add({ id: 'b', ...VOTE })
  grouper.pin('b', fire)
  grouper.mergeAndSplit()
  expect(grouper.groupingOf('b')?.story).toBe(fire)
})

test('an article that left the window is handed over with its last story', () => {
  const retired: string[] = []
  const grouper = createGrouper({ windowDays: 2, onRetired: ({ id }) => retired.push(id) })
  grouper.add({ id: 'a', ...FIRE, publishedAt: '2026-03-01T00:00:00Z' })
  grouper.add({ id: 'b', ...VOTE, publishedAt: '2026-03-09T00:00:00Z' })
  expect(retired).toEqual(['a'])
  expect(grouper.groupingOf('a')).toBeUndefined()
})

test('the same articles give the same stories', () => {
  const stories = () => {
    const grouper = createGrouper()
    for (const [id, article] of Object.entries({ a: FIRE, b: VOTE, c: FIRE_AGAIN }))
      grouper.add({ id, ...article })
    grouper.mergeAndSplit()
    return ['a', 'b', 'c'].map((id) => grouper.groupingOf(id))
  }
  expect(stories()).toEqual(stories())
})

test('a pass leaves alone what earlier runs decided and nothing new touches', () => {
  const grouper = createGrouper()
  grouper.remember({ id: 'a', ...FIRE }, { story: 's-one' })
  grouper.remember({ id: 'b', ...FIRE }, { story: 's-other' })
  expect(grouper.mergeAndSplit()).toEqual(new Map())
  expect(grouper.groupingOf('b')?.story).toBe('s-other')
})
