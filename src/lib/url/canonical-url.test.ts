import { expect, test } from 'vitest'
import { canonicalUrl, domainOf } from './canonical-url.ts'

test.each([
  {
    case: 'tracking removed, the rest kept in order',
    given: 'https://A.example/x?b=2&utm_source=x&a=1&fbclid=y#top',
    want: 'https://a.example/x?b=2&a=1',
  },
  {
    case: 'encoding of kept parameters untouched',
    given: 'https://a.example/?q=a%20b+c&gclid=1',
    want: 'https://a.example/?q=a%20b+c',
  },
  { case: 'default port and user removed', given: 'http://me:pw@a.example:80/', want: 'http://a.example/' },
  { case: 'blanks around it', given: ' \n https://a.example/x ', want: 'https://a.example/x' },
  { case: 'script address', given: 'javascript:alert(1)', want: undefined },
  { case: 'no host', given: 'https://', want: undefined },
  { case: 'relative without base', given: '/x', want: undefined },
  { case: 'longer than any link', given: `https://a.example/${'x'.repeat(2_048)}`, want: undefined },
])('canonical URL: $case', ({ given, want }) => {
  expect(canonicalUrl(given)).toBe(want)
})

test.each([
  { given: 'https://news.bbc.co.uk/x', want: 'bbc.co.uk' },
  { given: 'https://someone.github.io/', want: 'someone.github.io' },
  { given: 'http://127.0.0.1:8080/', want: '127.0.0.1' },
  { given: 'http://localhost/', want: 'localhost' },
])('domain of $given is $want', ({ given, want }) => {
  expect(domainOf(given)).toBe(want)
})
