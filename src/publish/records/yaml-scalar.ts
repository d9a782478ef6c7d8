/**
 * Scalars of the record's dialect. A YAML 1.1 reader (PyYAML, Psych) and a YAML 1.2 reader must see the same string, so a
 * plain scalar is written only where neither of them could take it for something else.
 */

// YAML 1.1 types page (yaml.org/type/bool, null, float) and YAML 1.2 section 10.3, whatever the case.
const WORDS = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '=', '<<'])

// Integers and floats of both versions: bases, underscores, commas (Psych), sexagesimal, exponents, infinities.
const NUMBER =
  /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_,]*(?::[0-9]+)*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9_]+(?:e[-+]?[0-9]+)?|\.inf|\.nan)$/i

// A timestamp of YAML 1.1 begins like a date.
const DATE_LIKE = /^\d{4}-\d{1,2}-\d{1,2}/

// Indicators that may not begin a plain scalar, and those that some reader treats as the start of something.
const BAD_START = /^[-?:,[\]{}#&*!|>'"%@`<=~+\s\ufeff]|^\.\.\./

// The line and paragraph separators end a line in YAML 1.1.
const BAD_INSIDE =
  /:\s|:$|\s#|\s$|[\u2028\u2029]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Plain where both versions of YAML read the same string, quoted elsewhere. */
export function plainOrQuoted(text: string): string {
  const wellFormed = text.toWellFormed()
  return isPlain(wellFormed) ? wellFormed : quoted(wellFormed)
}

/** A time in whole seconds stands plain; anything else is quoted. */
export function dateScalar(text: string): string {
  return ISO_DATE.test(text) ? text : quoted(text)
}

// Everything that may not stand in a double-quoted scalar on one line, or that PyYAML refuses to read.
const TO_ESCAPE = /["\\\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/u
const ALL_TO_ESCAPE = new RegExp(TO_ESCAPE, 'gu')

/** Double-quoted on one line. A half surrogate pair, which no UTF-8 file can hold, becomes U+FFFD. */
export function quoted(text: string): string {
  const wellFormed = text.toWellFormed()
  return TO_ESCAPE.test(wellFormed) ? `"${wellFormed.replace(ALL_TO_ESCAPE, escaped)}"` : `"${wellFormed}"`
}

function isPlain(text: string): boolean {
  return (
    !BAD_START.test(text) &&
    !BAD_INSIDE.test(text) &&
    !NUMBER.test(text) &&
    !DATE_LIKE.test(text) &&
    !WORDS.has(text.toLowerCase())
  )
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function escaped(character: string): string {
  const short = SHORT_ESCAPES[character]
  if (short) return short
  const code = character.charCodeAt(0)
  return code < 256
    ? `\\x${code.toString(16).padStart(2, '0').toUpperCase()}`
    : `\\u${code.toString(16).padStart(4, '0').toUpperCase()}`
}
