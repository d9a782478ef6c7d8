/** Properties that only change the look of text. Source: CSS 2.1, full property table, without those that place or cover. */
const PROPERTIES: ReadonlySet<string> = new Set(
  `azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color
  border-top-color clear color cursor direction display elevation float font font-family font-size font-style font-variant
  font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range richness speak
  speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi
  vertical-align voice-family volume white-space width`.split(/\s+/),
)

/** Shorthands that may carry an address or a program: only these words and plain lengths and colours may stand in them. */
const SHORTHANDS = /^(background|border|margin|padding)(-|$)/
const WORDS: ReadonlySet<string> = new Set(
  `auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic left
  lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent underline
  white yellow`.split(/\s+/),
)
const LENGTH_OR_COLOUR =
  /^(#[0-9a-f]{3,8}|rgb\(\d+%?,\d*%?,?\d*%?\)?|-?\d{0,4}(\.\d{1,4})?(cm|em|ex|in|mm|pc|pt|px|rem|%)?)$/i
const PLAIN = /^(?:[-,#%.\s\w!]|'[\s\w]+'|"[\s\w]+"|\([\d,\s%]+\))*$/

// An editor writes the same few styles into every page: a pure function may remember them.
const known = new Map<string, string | undefined>()
const MAX_KNOWN = 500

/** The declarations of a `style` attribute that are safe, or undefined when none is. */
export function cleanStyle(style: string): string | undefined {
  if (known.has(style)) return known.get(style)
  const clean = cleanDeclarations(style)
  if (known.size < MAX_KNOWN && style.length < 200) known.set(style, clean)
  return clean
}

function cleanDeclarations(style: string): string | undefined {
  // An escape or a comment may hide anything, and no newsroom writes one in an attribute.
  if (style.length > 2000 || /[\\@<>&]|\/\*|expression|javascript/i.test(style)) return undefined
  const kept = style.split(';').flatMap((declaration) => cleanDeclaration(declaration))
  return kept.length > 0 ? kept.join(' ') : undefined
}

function cleanDeclaration(declaration: string): readonly string[] {
  const colon = declaration.indexOf(':')
  const property = declaration.slice(0, colon).trim().toLowerCase()
  const value = declaration.slice(colon + 1).trim()
  if (colon < 1 || value === '' || !PLAIN.test(value)) return []
  return PROPERTIES.has(property) || isSafeShorthand(property, value) ? [`${property}: ${value};`] : []
}

function isSafeShorthand(property: string, value: string): boolean {
  if (!SHORTHANDS.test(property)) return false
  return value.split(/\s+/).every((word) => WORDS.has(word.toLowerCase()) || LENGTH_OR_COLOUR.test(word))
}
