import { expect, test } from 'vitest'
import { loggable } from './loggable.ts'

test.each([
  { case: 'plain words', text: 'The feed is gone.', line: 'The feed is gone.' },
  { case: 'line ends and controls', text: 'a\r\nb\u0000c\u001b[31md', line: 'a b c [31md' },
  { case: 'a turned direction', text: 'txt.\u202eexe', line: 'txt. exe' },
  {
    case: 'a password in an address',
    text: 'https://ada:lovelace@news.example/feed refused',
    line: 'https://***@news.example/feed refused',
  },
  {
    case: 'a token in an address',
    text: 'at https://news.example/feed?topic=sea&token=abc123&page=2',
    line: 'at https://news.example/feed?topic=sea&token=***&page=2',
  },
  { case: 'an API key', text: 'api_key=abc API-Key=def', line: 'api_key=*** API-Key=***' },
  { case: 'a header', text: 'Authorization: Bearer abc.def', line: 'Authorization: ***' },
  {
    case: 'words that look like it',
    text: 'The author said: signal=none',
    line: 'The author said: signal=none',
  },
])('a log line: $case', ({ text, line }) => {
  expect(loggable({ message: text })).toEqual({ message: line })
})

test('a long text is cut, never inside a character', () => {
  expect(loggable({ message: `${'x'.repeat(999)}😀` })).toEqual({ message: `${'x'.repeat(999)}\ufffd` })
})

test('what is no text stays', () => {
  expect(loggable({ items: 3, isNew: true, none: undefined })).toEqual({
    items: 3,
    isNew: true,
    none: undefined,
  })
})
