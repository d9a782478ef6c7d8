import { expect, test } from 'vitest'
import { cleanHtml } from './clean-html.ts'
import { htmlToText } from './html-to-text.ts'

const baseUrl = 'https://news.example/a/b'

test.each([
  {
    case: 'allowed markup',
    given: '<p>One <b>two</b><br/>three</p>',
    want: '<p>One <b>two</b><br/>three</p>',
  },
  { case: 'script and its content', given: 'a<script>if (1<2) x()</script>b', want: 'ab' },
  { case: 'script that never ends', given: 'a<script>x()', want: 'a' },
  {
    case: 'event attribute',
    given: '<img src="/x.jpg" onerror="x()">',
    want: '<img src="https://news.example/x.jpg">',
  },
  { case: 'script address', given: '<a href=" java&#10;script:x()">t</a>', want: '<a>t</a>' },
  { case: 'unknown element', given: '<foo>t</foo>', want: 't' },
  {
    case: 'relative link',
    given: '<a href="c?x=1&amp;y=2">t</a>',
    want: '<a href="https://news.example/a/c?x=1&amp;y=2">t</a>',
  },
  {
    case: 'srcset',
    given: '<img srcset="a.jpg 1x, /b.jpg 2x, data:x 3x">',
    want: '<img srcset="https://news.example/a/a.jpg 1x, https://news.example/b.jpg 2x">',
  },
  {
    case: 'an address without a path',
    given: '<a href="https://a.example">t</a>',
    want: '<a href="https://a.example">t</a>',
  },
  { case: 'unclosed', given: '<p>a<p><i>b', want: '<p>a</p><p><i>b</i></p>' },
  { case: 'misnested', given: '<b><i>a</b></i>c', want: '<b><i>a</i></b>c' },
  {
    case: 'bare characters',
    given: 'a < b & c > d &copy; &lt;i&gt;',
    want: 'a &lt; b & c > d &copy; &lt;i&gt;',
  },
  {
    case: 'quotes in attributes',
    given: `<p title='"><script>'>t</p>`,
    want: '<p title="&quot;&gt;&lt;script&gt;">t</p>',
  },
  {
    case: 'a text area that hides markup',
    given: '<textarea><img title="</textarea><script>x()</script>">',
    want: '<textarea>&lt;img title="</textarea>">',
  },
  {
    case: 'safe style',
    given: '<p style="color: red; position: fixed; background: url(x)">t</p>',
    want: '<p style="color: red;">t</p>',
  },
  {
    case: 'style without address',
    given: '<p style="color: red; position: fixed">t</p>',
    want: '<p style="color: red;">t</p>',
  },
  { case: 'prefixed script', given: '<x:script>y()</x:script>z', want: 'z' },
])('cleans $case', ({ given, want }) => {
  const clean = cleanHtml(given, { baseUrl })
  expect(clean).toBe(want)
  expect(cleanHtml(clean, { baseUrl })).toBe(want)
})

const SVG = 'xmlns="http://www.w3.org/2000/svg"'
const MATH = 'xmlns="http://www.w3.org/1998/Math/MathML"'
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'

test.each([
  {
    case: 'shapes',
    given: '<p>a<svg viewBox="0 0 9 9"><g><path d="M0 1L9 9z" fill="#f00"/></g></svg></p>',
    want: `<p>a<svg ${SVG} viewBox="0 0 9 9"><g><path d="M0 1L9 9z" fill="#f00"></path></g></svg></p>`,
  },
  {
    case: 'prefixes',
    given: '<svg:svg><svg:title>A &amp; B</svg:title><svg:rect width="1"/></svg:svg>',
    want: `<svg ${SVG}><title>A &amp; B</title><rect width="1"></rect></svg>`,
  },
  {
    case: 'names in any case, parts of the drawing itself',
    given:
      '<SVG><lineargradient id="a" gradientunits="userSpaceOnUse"/><rect fill="url(#a)" style="stroke:red;behavior:none"/></SVG>',
    want: `<svg ${SVG}><linearGradient id="a" gradientUnits="userSpaceOnUse"></linearGradient><rect fill="url(#a)" style="stroke: red;"></rect></svg>`,
  },
  {
    case: 'links',
    given: '<svg><a xlink:href="c" href="#top"><text>t</text></a></svg>',
    want: `<svg ${SVG}><a xlink:href="https://news.example/a/c" ${XLINK}><text>t</text></a></svg>`,
  },
  {
    case: 'a formula',
    given: '<math display="block"><mfrac><mi>a</mi><mo>&lt;</mo></mfrac></math>',
    want: `<math ${MATH} display="block"><mfrac><mi>a</mi><mo>&lt;</mo></mfrac></math>`,
  },
  {
    case: 'a formula with its source',
    given:
      '<math alttext="a"><semantics><mi>a</mi><annotation encoding="application/x-tex">\\a</annotation></semantics></math>',
    want: `<math ${MATH} alttext="a"><semantics><mi>a</mi><annotation encoding="application/x-tex">\\a</annotation></semantics></math>`,
  },
])('keeps drawings: $case', ({ given, want }) => {
  const clean = cleanHtml(given, { baseUrl })
  expect(clean).toBe(want)
  expect(cleanHtml(clean, { baseUrl })).toBe(want)
})

test.each([
  { case: 'a script', given: '<svg><script>x()</script><rect/></svg>' },
  { case: 'an event', given: '<svg onload="x()"><rect/></svg>' },
  { case: 'a script address', given: '<svg><a xlink:href="java&#10;script:x()"><rect/></a></svg>' },
  { case: 'a script address in a formula', given: '<math href="javascript:x()"><mi></mi></math>' },
  { case: 'HTML', given: '<svg><foreignObject><p></p></foreignObject></svg>' },
  { case: 'HTML where text belongs', given: '<math><mtext><b></b></mtext></math>' },
  { case: 'elements where text belongs', given: '<svg><desc><rect/></desc></svg>' },
  {
    case: 'elements that HTML parsers treat apart',
    given: '<math><mtext><mglyph><mi/></mglyph></mtext></math>',
  },
  { case: 'another document', given: '<svg><use xlink:href="https://x.example/#a"/></svg>' },
  { case: 'an address in a look', given: '<svg><rect fill="url(https://x.example/)"/></svg>' },
  { case: 'a style sheet', given: '<svg><style>a</style><rect/></svg>' },
  { case: 'an animation', given: '<svg><rect><set attributeName="x" to="1"/></rect></svg>' },
  { case: 'nothing to see', given: '<svg><g/></svg>' },
  { case: 'no end', given: '<svg><rect/>' },
  { case: 'misnested', given: '<svg><g><rect></g></rect></svg>' },
  { case: 'a drawing in a formula', given: '<math><mi/><svg><g/></svg></math>' },
  { case: 'attributes without quotes', given: '<svg width=1><rect/></svg>' },
])('drops drawings with $case', ({ given }) => {
  expect(cleanHtml(given, { baseUrl })).not.toMatch(/<(?!p>|b>|a>|\/)/)
})

test.each(['<svg><!-- >', '<svg><g ', '<math><mi>', '<svg a="', '<svg><title>'])(
  'time is linear for %s',
  (piece) => {
    const start = process.cpuUsage()
    cleanHtml(piece.repeat(20_000))
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000)
  },
)

test('depth and length are capped', () => {
  const deep = cleanHtml('<div>'.repeat(50_000))
  expect(deep.length).toBeLessThan(2_000)
})

test.each([
  { given: '<p>One</p><p>two&nbsp;&amp; three</p>', want: 'One two & three' },
  { given: 'a<br>b<script>c</script><style>d</style>', want: 'a b' },
  { given: '&amp;lt;b&amp;gt; once', want: '&lt;b&gt; once' },
  { given: 'AT&T  <i>x</i>y', want: 'AT&T xy' },
])('text of $given', ({ given, want }) => {
  expect(htmlToText(given)).toBe(want)
})
