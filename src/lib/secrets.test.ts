import { expect, test } from 'vitest'
import { maskSecrets, openAddress } from './secrets.ts'

test.each([
  { address: 'https://news.example/feed?topic=sea%20air', open: 'https://news.example/feed?topic=sea%20air' },
  { address: 'https://ada:love@news.example/feed', open: 'https://news.example/feed' },
  { address: 'https://news.example/feed?auth=abc&page=2', open: 'https://news.example/feed?page=2' },
  { address: 'https://news.example/feed?access_token=abc', open: 'https://news.example/feed' },
  { address: 'https://news.example/feed?author=ada', open: 'https://news.example/feed?author=ada' },
  { address: 'no address', open: '' },
])('$address is shown as $open', ({ address, open }) => {
  expect(openAddress(address)).toBe(open)
})

test('a text with credentials is masked', () => {
  expect(maskSecrets('asked https://ada:love@news.example/?token=abc, Authorization: Bearer x.y')).toBe(
    'asked https://***@news.example/?token=***, Authorization: ***',
  )
})
