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
