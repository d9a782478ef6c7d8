import { expect, test } from 'vitest'
import { extractPage } from './extract-page.ts'

const LEAD =
  'The council of Harbour Town agreed on Tuesday to rebuild the old pier, after three years of talks.'
const SECOND =
  'Work is to begin in spring, the mayor said, and the first boats should land again within two summers.'

function read(html: string) {
  return extractPage(new TextEncoder().encode(html), { url: 'https://news.example/2024/05/pier' })
}

test('the main text is its paragraphs, one a line', () => {
  const page = read(
    `<nav><a href="/">Home</a></nav><article><h1>Pier</h1><p>${LEAD}</p><p>${SECOND}</p></article>`,
  )
  expect(page.text).toBe(`${LEAD}\n${SECOND}`)
  expect(page.title).toBe('Pier')
})

test('data-nosnippet never enters the text', () => {
  const page = read(`<article><p>${LEAD}</p><p data-nosnippet>${SECOND}</p></article>`)
  expect(page.text).toBe(LEAD)
})

test.each([
  { case: 'nothing', html: '' },
  { case: 'an open tag', html: '<' },
  { case: 'a lone end tag', html: '</p>' },
  { case: 'text alone', html: 'hello' },
  { case: 'broken JSON-LD', html: '<script type="application/ld+json">{"@type":</script>' },
])('$case does not throw', ({ html }) => {
  expect(() => read(html)).not.toThrow()
})
