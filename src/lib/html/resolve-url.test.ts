import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html.ts'
import { resolveUrl } from './resolve-url.ts'

test.each([
  'https://news.example/a/b?c=d&e=f#g',
  "https://news.example/it's#it's",
  'https://news.example/a#/../b',
  'https://news.example/a/../b#c',
  'https://news.example/a#b c',
  'https://news.example/a#b"c',
  'https://news.example/a#`b`',
  'https://news.example?a#b',
  'https://news.example#b',
  'https://news.example',
  'https://xn--bcher-kva.example/#a',
  'https://NEWS.example/#a',
  'https://news.example:443/#a',
])('%s comes out as the URL standard writes it', (address) => {
  expect(resolveUrl(address, undefined)).toBe(new URL(address).href)
})

test.each(['https://news.example', 'https://news.example/a#b', 'https://news.example/a?b=c&amp;d#e/f?g'])(
  'a link to %s stays as it is written',
  (address) => {
    const html = `<a href="${address}" rel="author">t</a>`
    expect(cleanHtml(html)).toBe(html)
  },
)
