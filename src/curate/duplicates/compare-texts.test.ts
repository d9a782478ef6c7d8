import { expect, test } from 'vitest'
import { sameTextOf } from './compare-texts.ts'
import { fingerprintOf } from './fingerprint.ts'

const STORM =
  'A storm pulled down the old lighthouse of Port Velda on Sunday evening. Nobody was near it when it fell, the harbour master said. ' +
  'The town had meant to repair the lighthouse this summer for 240,000 crowns. Divers will look for its lamp, which was made in 1883.'
const DIVIDEND = (name: string, figures: string) =>
  `${name} sets quarterly dividend. Quarterly dividend ${figures}. Pay date and record date will be named by the board.`

test.each([
  { case: 'the same text', left: STORM, right: STORM, rule: 'same-text' },
  { case: 'with a footer', left: STORM, right: `${STORM} Read more on our pages.`, rule: 'near-duplicate' },
  { case: 'its beginning', left: STORM, right: STORM.slice(0, 90), rule: 'contained' },
  {
    case: 'another layout of figures',
    left: STORM,
    right: STORM.replace('240,000', '240 000'),
    rule: 'near-duplicate',
  },
  {
    case: 'one template, other names and figures',
    left: DIVIDEND('Calder Mills', '22 against 20, on 10 April and 27 March'),
    right: DIVIDEND('Holm Ferries', '15 against 31, on 4 June and 18 May'),
    rule: undefined,
  },
  { case: 'nothing in common', left: STORM, right: DIVIDEND('Calder Mills', '22'), rule: undefined },
])('same text: $case', ({ left, right, rule }) => {
  const fingerprint = (id: string, text: string) =>
    fingerprintOf({ id, title: 'Storm in Port Velda tonight', text })
  expect(sameTextOf(fingerprint('a', left), fingerprint('b', right))?.rule).toBe(rule)
})

test('a quotation under another headline is not a copy', () => {
  const quoting = `Lighthouses along the coast are to be counted, the ministry said on Friday. ${'It named no sum and no date for the work that is to follow the count. '.repeat(3)}${STORM.slice(0, 130)}`
  const left = fingerprintOf({ id: 'a', title: 'Storm fells lighthouse', text: STORM.slice(0, 130) })
  const right = fingerprintOf({ id: 'b', title: 'Ministry counts towers', text: quoting })
  expect(sameTextOf(left, right)).toBeUndefined()
})
