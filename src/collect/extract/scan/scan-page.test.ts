import { expect, test } from 'vitest'
import { scanPage } from './scan-page.ts'

function linesOf(html: string): string[] {
  return scanPage(html).blocks.map(({ text }) => text)
}

test.each([
  { case: 'a comment', html: 'a<!-- <p>no</p> -->b', lines: ['ab'] },
  { case: 'a comment with dashes in it', html: 'a<!-- no -- no --->b', lines: ['ab'] },
  { case: 'a comment ended by "--!>"', html: 'a<!-- no --!>b', lines: ['ab'] },
  { case: 'empty comments', html: 'a<!-->b<!--->c', lines: ['abc'] },
  { case: 'a comment the page ends in', html: 'a<!-- no', lines: ['a'] },
  { case: 'a CDATA section', html: 'a<![CDATA[ <p>no</p> ]]>b', lines: ['ab'] },
  {
    case: 'a declaration, an instruction, a closed nothing',
    html: '<!doctype html>a<?php no ?>b</>c</ no>d',
    lines: ['abcd'],
  },
  { case: 'a "<" that opens nothing', html: '<p>1 < 2 <3 a<', lines: ['1 < 2 <3 a<'] },
  { case: 'a tag the page ends in', html: '<p>a</p><p class="b', lines: ['a'] },
  { case: 'an end tag with attributes', html: '<p>a</p class="x">b', lines: ['a', 'b'] },
  { case: 'capital letters', html: '<P>a</p><DIV>b</Div>', lines: ['a', 'b'] },
  {
    case: 'references in text',
    html: '<p>Fish &amp; chips &copy 2024 &#8211; &nosuch; &lt;b&gt;',
    lines: ['Fish & chips © 2024 – &nosuch; <b>'],
  },
  { case: 'a script that writes markup', html: 'a<script>"<p>no</p></scripts>"</script >b', lines: ['ab'] },
  { case: 'a style left open', html: 'a<style>p {} <p>no', lines: ['a'] },
  {
    case: 'a drawing that closes itself',
    html: 'a<svg/>b<svg><title>no</title><path/></svg>c',
    lines: ['abc'],
  },
  { case: 'plain text to the end', html: 'a<plaintext><b>b</b>', lines: ['a<b>b</b>'] },
])('the text around $case', ({ html, lines }) => {
  expect(linesOf(html)).toEqual(lines)
})

test.each([
  { case: 'double quotes', tag: '<a href="/a?b=1&amp;c=2">' },
  { case: 'single quotes', tag: "<a href='/a?b=1&amp;c=2'>" },
  { case: 'no quotes', tag: '<a href=/a?b=1&amp;c=2>' },
  { case: 'blanks around the sign', tag: '<a href = "/a?b=1&amp;c=2" >' },
  { case: 'capital letters', tag: '<A HREF="/a?b=1&amp;c=2">' },
  { case: 'a ">" in another value', tag: '<a title="a > b" href="/a?b=1&amp;c=2">' },
  { case: 'no blank before it', tag: '<a title="a"href="/a?b=1&amp;c=2">' },
  { case: 'the first of two', tag: '<a href="/a?b=1&amp;c=2" href="/no">' },
  { case: 'names without values before it', tag: '<a hidden download / href="/a?b=1&amp;c=2">' },
  { case: 'an address that looks like a reference', tag: '<a href="/a?b=1&c=2">' },
])('an attribute with $case', ({ tag }) => {
  const { anchors } = scanPage(`${tag}x</a>`)
  expect(anchors.blocks.map((_, anchor) => anchors.hrefOf(anchor))).toEqual(['/a?b=1&c=2'])
})

test('an attribute that is there without a value hides', () => {
  expect(linesOf('<p>a</p><p data-nosnippet>no</p><p data-nosnippet=no>no</p><p>b</p>')).toEqual(['a', 'b'])
})

test('a title has references and no markup', () => {
  expect(scanPage('<title>Fish &amp; <b>chips</title><p>a').title).toBe('Fish & <b>chips')
})

test('JSON-LD is kept as it is written', () => {
  const json = '{"@type":"NewsArticle","headline":"A &amp; B </p>"}'
  expect(scanPage(`<script type="application/ld+json">${json}</script>`).jsonLd).toEqual([json])
})

test('elements that no rule names keep their names', () => {
  expect(scanPage('<News-Card><p>a</p></news-card>').elements.tags).toEqual(['#page', 'news-card', 'p'])
})

test.each(['<', '<a ', '<a b="', '<!--', '<![CDATA[', '</', '<script>', '&', '<p ="', '<!---', '</script'])(
  'a long page of nothing but %j is read in linear time',
  (unit) => {
    const page = scanPage(unit.repeat(300_000 / unit.length))
    expect(page.elements.tags.length).toBeLessThanOrEqual(300_001)
  },
)
