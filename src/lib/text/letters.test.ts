import { expect, test } from 'vitest'
import { CAPITALS, NO_LETTERS, NO_NAME_LETTERS } from './letters.ts'

const CAPITAL = new RegExp(`^[${CAPITALS}]$`)
const LETTER = new RegExp(`^[^${NO_LETTERS}]$`)
const NAME_LETTER = new RegExp(`^[^${NO_NAME_LETTERS}]$`)

const CASED = [
  [0x41, 0x17e],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x531, 0x586],
  [0x1ea0, 0x1ef9],
] as const

test.each(CASED)('of the letters from %i to %i the capital ones are those of Unicode', (first, last) => {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCharCode(code)
    expect([letter, CAPITAL.test(letter)]).toEqual([letter, /\p{Lu}/u.test(letter)])
  }
})

test.each([...'aZäßłŐжЯωअبक田々か가'])('"%s" is a letter, and one of names', (letter) => {
  expect([LETTER.test(letter), NAME_LETTER.test(letter)]).toEqual([true, true])
})

test.each([...".-'’"])('"%s" stands in names and is no letter', (sign) => {
  expect([LETTER.test(sign), NAME_LETTER.test(sign)]).toEqual([false, true])
})

test.each([...' 7@[{×»…—•™→、・।٣／'])('"%s" is neither', (sign) => {
  expect([LETTER.test(sign), NAME_LETTER.test(sign)]).toEqual([false, false])
})
