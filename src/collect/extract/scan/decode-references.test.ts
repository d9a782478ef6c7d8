import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'
import { expect, test } from 'vitest'
import { decodeInAttribute, decodeInText } from './decode-references.ts'

// The library is the judge: what is decoded without it has to come out the same.
test.each([
  'Fish &amp; chips',
  '&amp;lt;b&amp;gt; &amp;amp;',
  '&quot;It&#039;s&quot; &lt;i&gt; l&apos;eau &rsquo; &#x27; &#34; &#38;#39;',
  'a&nbsp;b&#160;c&#8217;d&#8230;e&#233;f&#9999;',
  '&#128; &#150; &#159; &#0; &#55296; &#1114112; &#12345;',
  '?a=1&b=2&copy=3&amp;d=4',
  '&amp &quot &notit; &nosuch; & && &; &#; &#x; &#xzz;',
  '&amp;&eacute;&CounterClockwiseContourIntegral;',
])('references of "%s"', (written) => {
  expect(decodeInText(written)).toBe(decodeHTML(written))
  expect(decodeInAttribute(written)).toBe(decodeHTMLAttribute(written))
})
