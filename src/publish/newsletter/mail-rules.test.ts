import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { FULL_ISSUE, FULL_ISSUE_LINKS } from '../../../test/fixtures/full-issue.ts'
import { renderIssueHtml } from './render-html.ts'

/**
 * What mail programs bear, as caniemail.com tells it for Outlook on Windows (Word), Gmail and Apple Mail. Names of elements and
 * properties are those all three understand; Gmail cuts a message at 102 KB and drops a style element of more than 8 KB.
 */
const ELEMENTS = /^(?:html|head|meta|title|style|body|div|table|tr|td|h1|h2|h3|p|a|span|br|img)$/
const PROPERTIES =
  /^(?:margin|padding|width|height|font-family|font-size|line-height|color|background-color|text-decoration|display|border|max-height|max-width|overflow|mso-hide)$/
const VALUES = /^[\w#%.,' -]+$/
const STYLE_BYTES = 8192
const WIDTH = 600
/** Elements whose words would fall back to the program's own style without one in line. */
const STYLED = /^(?:h1|h2|h3|p|a|td|img)$/

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

function elementsOf(html: string): { readonly elements: readonly Element[]; readonly css: string } {
  const elements: Element[] = []
  let css = ''
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext(text) {
      if (elements.at(-1)?.name === 'style') css += text
    },
  })
  parser.end(html)
  return { elements, css }
}

/** What is against the rules, in words. */
function faultsOf({ name, attributes }: Element): readonly string[] {
  const styles = (attributes.style ?? '').split(';').filter((style) => style !== '')
  return [
    ...(ELEMENTS.test(name) ? [] : [`${name} is not understood everywhere`]),
    ...(STYLED.test(name) && !attributes.style && isSeen(attributes)
      ? [`${name} has no style of its own`]
      : []),
    ...styles.filter((style) => !isKnown(style)).map((style) => `${style} is not understood everywhere`),
    ...(name === 'table' ? tableFaults(attributes) : []),
    ...(name === 'img' ? pictureFaults(attributes) : []),
    ...(name === 'a' && !/^(?:https:|mailto:)/.test(attributes.href ?? '')
      ? ['a link without a whole address']
      : []),
    ...Object.keys(attributes).filter((attribute) => attribute.startsWith('on')),
  ]
}

// The cells that only centre the paper have no words and no style.
const isSeen = (attributes: Element['attributes']) => attributes.align === undefined

function isKnown(style: string): boolean {
  const [property = '', value = ''] = style.split(/:(.*)/)
  return PROPERTIES.test(property) && VALUES.test(value)
}

function tableFaults({ role, width, cellpadding, cellspacing, border }: Element['attributes']): string[] {
  return [
    ...(role === 'presentation' ? [] : ['a table of layout is read as data']),
    ...(width === '100%' || Number(width) <= WIDTH ? [] : [`a table ${width} wide`]),
    ...(cellpadding === '0' && cellspacing === '0' && border === '0' ? [] : ['Outlook adds its own gaps']),
  ]
}

function pictureFaults({ src, alt, width, height }: Element['attributes']): string[] {
  return [
    ...(src?.startsWith('https://') && /\.(?:jpeg|png|gif)$/.test(src) ? [] : [`picture ${src}`]),
    ...(alt === undefined ? ['a picture without an alternative text'] : []),
    ...(Number(width) > 0 && Number(width) <= WIDTH && Number(height) > 0
      ? []
      : ['a picture without its size']),
  ]
}

test('an issue holds to what Outlook, Gmail and Apple Mail understand', () => {
  const html = renderIssueHtml(FULL_ISSUE, FULL_ISSUE_LINKS)
  const { elements, css } = elementsOf(html)
  expect(elements.filter(({ name }) => name === 'img').length).toBe(12)
  expect(elements.flatMap(faultsOf)).toEqual([])
  expect(html).toMatch(/^<!DOCTYPE html>/)
  expect(Buffer.byteLength(html)).toBeLessThan(100_000)
  expect(Buffer.byteLength(css)).toBeLessThan(STYLE_BYTES)
  // What may be lost is all that is in the style sheet.
  expect(css.replace(/@media [^{]+\{(?:[^{}]*\{[^}]*\})*\s*\}/g, '').trim()).toBe('')
  expect(css).not.toMatch(/@import|url\(|@font-face/)
})

test.each([
  { fault: 'a form', html: '<form></form>' },
  { fault: 'flex', html: '<p style="display:block;justify-content:center"></p>' },
  { fault: 'a variable', html: '<p style="color:var(--ink)"></p>' },
  { fault: 'a background picture', html: '<td style="background-image:url(x)"></td>' },
  { fault: 'a table for layout without its role', html: '<table width="600"></table>' },
  {
    fault: 'a picture without words',
    html: '<img style="border:0" src="https://a.example/x.jpeg" width="1" height="1">',
  },
  {
    fault: 'AVIF',
    html: '<img style="border:0" alt="" src="https://a.example/x.avif" width="1" height="1">',
  },
])('the check sees $fault', ({ html }) => {
  expect(elementsOf(html).elements.flatMap(faultsOf)).not.toEqual([])
})
