import { expect, test } from 'vitest'
import { explainPair } from './explain-pair.ts'

const LEFT = {
  id: 'a',
  title: 'Bridge at Halm closed after barge hits pier',
  text: 'The bridge at Halm was closed on Friday after the barge Marit hit a pier. Engineer Ole Brandt said repairs would take 12 weeks.',
  publishedAt: '2026-03-01T08:00:00Z',
}

test.each([
  { case: 'a copy', right: LEFT, verdict: 'duplicate' },
  {
    case: 'another report',
    right: {
      title: 'Barge Marit rams Halm bridge',
      text: 'Twelve weeks of repairs lie ahead for the bridge at Halm, whose pier was hit by the barge Marit on Friday, engineer Ole Brandt said.',
    },
    verdict: 'same-story',
  },
  {
    case: 'another subject',
    right: { title: 'Choir sings in Velda', text: 'The choir of Velda sang for a full church on Sunday.' },
    verdict: 'different',
  },
])('a pair is explained: $case', ({ right, verdict }) => {
  const explained = explainPair(LEFT, { id: 'b', publishedAt: '2026-03-01T14:00:00Z', ...right })
  expect(explained.verdict).toBe(verdict)
  expect(explained.parts.every(({ evidence }) => evidence.length > 0)).toBe(true)
})

test('the agency of a copy is told', () => {
  const explained = explainPair(LEFT, { ...LEFT, id: 'b', authors: ['Ana Lind, AFP'] })
  expect(explained.parts.find(({ name }) => name === 'agency')?.evidence).toBe('text of AFP')
})

test('names and hours are told', () => {
  const explained = explainPair(LEFT, { ...LEFT, id: 'b', publishedAt: '2026-03-01T14:00:00Z' })
  const evidence = new Map(explained.parts.map((part) => [part.name, part.evidence]))
  expect(evidence.get('shared-names')).toContain('brandt')
  expect(evidence.get('time')).toBe('6 hours apart')
})
