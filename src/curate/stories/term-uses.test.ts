import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUse, cellOf, createTermUses, eachUse, removeUse, weightOf } from './term-uses.ts'

const USE = { weight: 0.5, isName: 1, lead: 0 }

test('uses are summed, taken back and forgotten with the last', () => {
  const uses = createTermUses()
  addUse(uses, 7, USE)
  addUse(uses, 7, { weight: 0.25, isName: 0, lead: 1 })
  const cell = cellOf(uses, 7)
  expect([uses.members[cell], uses.names[cell], uses.leads[cell], weightOf(uses, 7)]).toEqual([2, 1, 1, 0.75])
  removeUse(uses, 7, USE)
  removeUse(uses, 7, { weight: 0.25, isName: 0, lead: 1 })
  expect([cellOf(uses, 7), weightOf(uses, 7), uses.size]).toEqual([-1, 0, 0])
})

test('whatever is added and removed, the table says what a map says', () => {
  // Few terms that all meet in a few cells of the smallest table.
  const term = fc.integer({ min: -3, max: 40 }).map((number) => (number % 9) * 16 + (number % 4))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), term), { maxLength: 200 }), (steps) => {
      const uses = createTermUses()
      const known = new Map<number, number>()
      for (const [isAdded, one] of steps) {
        const members = known.get(one) ?? 0
        if (isAdded) addUse(uses, one, USE)
        else if (members > 0) removeUse(uses, one, USE)
        const after = isAdded ? members + 1 : Math.max(0, members - 1)
        if (after === 0) known.delete(one)
        else known.set(one, after)
      }
      const found = new Map<number, number>()
      eachUse(uses, (key, cell) => found.set(key, uses.members[cell] ?? 0))
      expect(found).toEqual(known)
      expect(uses.size).toBe(known.size)
    }),
  )
})
