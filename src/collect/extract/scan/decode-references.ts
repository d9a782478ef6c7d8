import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'

/** A piece of text with its character references decoded. */
export function decodeInText(text: string): string {
  if (!text.includes('&')) return text
  return UNUSUAL.test(text) ? decodeHTML(text) : text.replace(COMMON, decodeCommon)
}

/** The value of an attribute with its character references decoded: there `&copy=2` is none. */
export function decodeInAttribute(value: string): string {
  if (!value.includes('&')) return value
  return UNUSUAL.test(value) ? decodeHTMLAttribute(value) : value.replace(COMMON, decodeCommon)
}

const COMMON_NAMES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
  ['nbsp', '\u00a0'],
  ['apos', "'"],
  ['rsquo', '’'],
  ['#39', "'"],
  ['#039', "'"],
  ['#x27', "'"],
  ['#34', '"'],
  ['#38', '&'],
])

/** From 160 to 9999 a number stands for the character of that number, in the source as in HTML. */
const REFERENCE =
  '(?:amp|quot|lt|gt|nbsp|apos|rsquo|#39|#039|#x27|#34|#38|#(?:1[6-9]\\d|[2-9]\\d\\d|[1-9]\\d{3}));'
/** What the table of 2,231 names and the rules of broken references are for. */
const UNUSUAL = new RegExp(`&(?!${REFERENCE})`)
const COMMON = new RegExp(`&${REFERENCE}`, 'g')

function decodeCommon(reference: string): string {
  return COMMON_NAMES.get(reference.slice(1, -1)) ?? String.fromCharCode(Number(reference.slice(2, -1)))
}
