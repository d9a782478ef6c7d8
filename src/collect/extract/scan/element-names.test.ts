import { expect, test } from 'vitest'
import { HINT } from './hint.ts'
import { scanPage } from './scan-page.ts'

test.each([
  ['<p class="a b">', '<p class="a b">', true],
  ['<p class="a b">', "<p title='x' class='a b'>", true],
  ['<p class="a b">', '<p class="b a">', false],
  ['<p class="a">', '<p>', false],
  ['<p>', '<p class="">', true],
  ['<p class="a">', '<p id="a">', false],
  ['<p id="a">', '<p role="a">', false],
  ['<p class="a" id="b">', '<p id="b" class="a">', true],
  ['<p class="a" id="b">', '<p class="a" role="b">', false],
  ['<p class="a" id="b" role="c">', '<p class="a" id="b" role="d">', false],
])('%s and %s have one name: %s', (one, other, isSame) => {
  const { names, tags } = scanPage(`<body>${one}x</p>${other}x</p>`).elements
  const [first = 0, second = 0] = tags.flatMap((tag, element) => (tag === 'p' ? [element] : []))
  expect(names.numberOf(first) === names.numberOf(second)).toBe(isSame)
})

test('each of ten thousand names keeps its own number and text', () => {
  const classes = Array.from({ length: 10_000 }, (_, index) => `c${index % 5000}`)
  const { names } = scanPage(classes.map((name) => `<p class=${name}>x`).join('')).elements
  expect(classes.filter((name, index) => names.of(index + 1) !== name)).toEqual([])
  expect(new Set(classes.map((_, index) => names.numberOf(index + 1))).size).toBe(5000)
})

test.each([
  ['class="post-comments"', HINT.article | HINT.comment],
  ['class="x" id="comments"', HINT.comment],
  ['class="a&amp;comments"', HINT.comment],
  ['class="amp"', 0],
])('%s hints at what it says, also the second time', (attributes, hints) => {
  const { elements } = scanPage(`<div ${attributes}>x</div><div ${attributes}>y</div>`)
  expect(elements.hints.slice(1)).toEqual([hints, hints])
})
