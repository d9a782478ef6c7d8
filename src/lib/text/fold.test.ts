import { expect, test } from 'vitest'
import { foldText } from './fold.ts'

test.each([
  { given: 'plain words', want: 'plain words' },
  { given: '  two\n\t lines ', want: 'two lines' },
  { given: 'a\u000bb\u0000c', want: 'abc' },
  { given: 'soft\u00adhyphen, zero\u200bwidth', want: 'softhyphen, zerowidth' },
  { given: 'e\u0301', want: 'é' },
  { given: 'no\u00a0break', want: 'no break' },
  { given: '\ufffe', want: '\ufffd' },
])('folds $given', ({ given, want }) => {
  expect(foldText(given)).toBe(want)
})
