import { expect, test } from 'vitest'
import type { SourceState } from '../../model/source.ts'
import { healthOf } from './health.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const OK: SourceState = {
  id: 'harbour',
  url: 'https://harbour.example/feed',
  failuresInARow: 0,
  status: 'ok',
  requests: 9,
  notModified: 3,
  bytes: 100,
  itemsSeen: 10,
  lastSuccessAt: hours(-1),
  lastChangeAt: hours(-5),
  nextFetchAt: hours(2),
}
const failure = {
  code: 'timeout-connect',
  message: 'The server did not take the connection in time.',
  at: NOW,
}

test.each<{ case: string; state: Partial<SourceState>; level: string; words: string }>([
  { case: 'well', state: {}, level: 'good', words: 'Well; last change 5 hours ago.' },
  { case: 'new', state: { status: 'new' }, level: 'notice', words: 'Not asked yet.' },
  {
    case: 'failed once',
    state: { status: 'failing', failuresInARow: 1, lastFailure: failure },
    level: 'notice',
    words:
      'Failed once: The server did not take the connection in time. (timeout-connect) Last success 1 hour ago. Next try in 2 hours.',
  },
  {
    case: 'failing',
    state: { status: 'failing', failuresInARow: 4, lastFailure: failure, nextFetchAt: hours(-1) },
    level: 'warning',
    words:
      'Failed 4 times in a row: The server did not take the connection in time. (timeout-connect) Last success 1 hour ago. Next try with the next run.',
  },
  {
    case: 'refused',
    state: {
      status: 'refused',
      lastFailure: {
        ...failure,
        code: 'challenge',
        message: 'The site asks visitors to prove they are people.',
      },
    },
    level: 'warning',
    words:
      'Refused: The site asks visitors to prove they are people. (challenge) Last success 1 hour ago. Next try in 2 hours.',
  },
  {
    case: 'gone',
    state: { status: 'gone' },
    level: 'dead',
    words:
      'The site says this feed is gone for good. It is not asked any more: remove it or give its new address.',
  },
  {
    case: 'moving',
    state: { moved: { url: 'https://harbour.example/rss', seen: 2 } },
    level: 'notice',
    words: 'Says it moved to https://harbour.example/rss (seen 2 of 3 times before that is believed).',
  },
  {
    case: 'moved in doubt',
    state: {
      moved: { url: 'https://pier.example/', seen: 5, doubt: "the new address is a site's home page" },
    },
    level: 'warning',
    words:
      "Says it moved to https://pier.example/, which is not followed: the new address is a site's home page. Change the address by hand if it is right.",
  },
  {
    case: 'silent',
    state: { rhythmMinutes: 120, lastItemAt: hours(-24 * 9) },
    level: 'warning',
    words: 'Silent: its last item came 9 days ago; usually one comes every 2 hours.',
  },
])('health: $case', ({ state, level, words }) => {
  expect(healthOf({ ...OK, ...state }, NOW)).toEqual({ level, words })
})
