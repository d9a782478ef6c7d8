import { expect, test } from 'vitest'
import { createDuplicateGroups } from './duplicate-groups.ts'
import { fingerprintOf } from './fingerprint.ts'

const TEXT =
  'The old lighthouse of Port Velda fell in a storm on Sunday evening. Nobody was near it, the harbour master said.'
const BY_DPA = `Port Velda (dpa) - ${TEXT}`
const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`

test.each([
  {
    case: 'the agency among its carriers',
    carriers: [
      { id: 'early', provider: 'a.example', text: BY_DPA, publishedAt: at(6) },
      { id: 'agency', provider: 'dpa.com', text: TEXT, publishedAt: at(8) },
    ],
    originator: 'agency',
  },
  {
    case: 'the agency that most of them name',
    carriers: [
      { id: 'first', provider: 'afp.com', text: TEXT, publishedAt: at(5) },
      { id: 'agency', provider: 'dpa.com', text: TEXT, publishedAt: at(8) },
      { id: 'one', provider: 'a.example', text: BY_DPA, publishedAt: at(9) },
      { id: 'other', provider: 'b.example', text: `${TEXT} (dpa)`, publishedAt: at(9) },
      { id: 'third', provider: 'c.example', text: `${TEXT} (AFP)`, publishedAt: at(7) },
    ],
    originator: 'agency',
  },
  {
    case: 'the earliest full text when the agency is not here',
    carriers: [
      { id: 'teaser', provider: 'a.example', text: TEXT.slice(0, 60), publishedAt: at(5) },
      { id: 'late', provider: 'b.example', text: BY_DPA, publishedAt: at(9) },
      { id: 'early', provider: 'c.example', text: BY_DPA, publishedAt: at(6) },
    ],
    originator: 'early',
  },
  {
    case: 'the earliest full text when nobody names an agency',
    carriers: [
      { id: 'early', provider: 'a.example', text: TEXT, publishedAt: at(6) },
      { id: 'agency', provider: 'dpa.com', text: TEXT, publishedAt: at(8) },
    ],
    originator: 'early',
  },
])('a text with several carriers is represented by $case', ({ carriers, originator }) => {
  const groups = createDuplicateGroups()
  for (const carrier of carriers) groups.add(fingerprintOf({ title: 'Storm fells lighthouse', ...carrier }))
  for (const { id } of carriers.slice(1)) groups.join(carriers[0]?.id ?? '', id)
  const representatives = new Set(carriers.map(({ id }) => groups.duplicateOf(id) ?? id))
  expect([...representatives]).toEqual([originator])
})
