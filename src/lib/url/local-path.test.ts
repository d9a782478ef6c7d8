import { expect, test } from 'vitest'
import { localPathOf } from './local-path.ts'

test.each([
  { next: '/desk', path: '/desk' },
  { next: '/desk?tab=1#top', path: '/desk?tab=1#top' },
  { next: '/a?next=https://evil.example', path: '/a?next=https://evil.example' },
  { next: '', path: '/' },
  { next: 'desk', path: '/' },
  { next: 'https://evil.example/', path: '/' },
  { next: '//evil.example', path: '/' },
  { next: '/\\evil.example', path: '/' },
  { next: '/..//evil.example', path: '/' },
  { next: '/desk/../admin', path: '/' },
  { next: '/\t/evil.example', path: '/' },
  { next: '/%0d%0aSet-Cookie:x', path: '/' },
  { next: '/é', path: '/' },
])('next=$next leads to $path', ({ next, path }) => {
  expect(localPathOf(next, 'https://paper.example')).toBe(path)
})
