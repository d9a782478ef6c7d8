import { expect, test } from 'vitest'
import { groupArticles } from './group-articles.ts'

const QUAKE = {
  title: 'Strong earthquake shakes Port Velda, dozens of houses damaged',
  text: 'An earthquake of magnitude 6.1 shook Port Velda on Tuesday morning. Mayor Ines Calder said 40 houses in the harbour district of Port Velda were damaged and two people were hurt. Seismologists at the Velda Institute expect further tremors this week.',
}
const QUAKE_TOLD_AGAIN = {
  title: 'Port Velda: two hurt as magnitude 6.1 earthquake hits harbour district',
  text: 'Two people were hurt when a magnitude 6.1 earthquake struck the harbour district of Port Velda. Ines Calder, the mayor, opened the town hall to families whose houses were damaged on Tuesday.',
}
const OTHER_QUAKE = {
  title: 'Earthquake in Sorrin mountains blocks railway',
  text: 'A magnitude 5.4 tremor in the Sorrin mountains sent rocks onto the railway between Halm and Brekka on Friday. Railway spokesman Tobias Lund said trains would not run before Monday. Nobody was hurt.',
}

test.each([
  { case: 'two reports of one event', left: QUAKE, right: QUAKE_TOLD_AGAIN, same: true },
  { case: 'two events of one kind', left: QUAKE, right: OTHER_QUAKE, same: false },
])('story: $case', ({ left, right, same }) => {
  const [first, second] = groupArticles([
    { id: 'a', ...left },
    { id: 'b', ...right },
  ])
  expect(first?.story === second?.story).toBe(same)
})

test.each([
  { case: 'the same text again', text: QUAKE.text, of: 'a' },
  { case: 'its first sentences', text: QUAKE.text.slice(0, 150), of: 'a' },
  { case: 'another text about it', text: QUAKE_TOLD_AGAIN.text, of: undefined },
])('duplicate: $case', ({ text, of }) => {
  const [, second] = groupArticles([
    { id: 'a', ...QUAKE },
    { id: 'b', title: 'Velda quake', text },
  ])
  expect(second?.duplicateOf).toBe(of)
})

test('the earliest full text represents its copies', () => {
  const grouped = groupArticles([
    { id: 'cut', title: QUAKE.title, text: QUAKE.text.slice(0, 150), publishedAt: '2026-03-01T08:00:00Z' },
    { id: 'late', ...QUAKE, publishedAt: '2026-03-01T10:00:00Z' },
    { id: 'early', ...QUAKE, publishedAt: '2026-03-01T09:00:00Z' },
  ])
  expect(grouped.map(({ duplicateOf }) => duplicateOf)).toEqual(['early', 'early', undefined])
})

test('no articles, no groups', () => {
  expect(groupArticles([])).toEqual([])
})
