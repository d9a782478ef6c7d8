import { expect, test } from 'vitest'
import { sniffHtml } from './sniff-html.ts'

test.each([
  { case: 'meta charset', html: '<meta charset=iso8859-2>', label: 'iso-8859-2' },
  {
    case: 'pragma',
    html: '<meta http-equiv=Content-Type content="text/html; charset=koi8-r">',
    label: 'koi8-r',
  },
  {
    case: 'content without the pragma',
    html: '<meta content="text/html; charset=koi8-r">',
    label: undefined,
  },
  { case: 'inside a comment', html: '<!-- <meta charset=koi8-r> --><p>', label: undefined },
  { case: 'inside an attribute', html: '<p title="<meta charset=koi8-r>">', label: undefined },
  { case: 'UTF-16 that could not be read this far', html: '<meta charset=utf-16>', label: 'utf-8' },
  { case: 'user defined', html: '<meta charset=x-user-defined>', label: 'windows-1252' },
  { case: 'unknown', html: '<meta charset=nonsense>', label: undefined },
  { case: 'the first that is known', html: '<meta charset=nonsense><meta charset=big5>', label: 'big5' },
])('encoding of a page: $case', ({ html, label }) => {
  expect(sniffHtml(new TextEncoder().encode(html))).toBe(label)
})
