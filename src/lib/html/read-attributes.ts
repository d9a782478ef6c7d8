import { decodeText } from './decode-text.ts'

export type Attributes = Readonly<Record<string, string>>

const NONE: Attributes = Object.freeze(Object.create(null))
const ATTRIBUTE = /([^\s=/"'<>][^\s=/<>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)|["']([^>]*)))?/g

/** Attributes of a tag's source, names in lower case, values with entities decoded once. The first of equal names counts. */
export function readAttributes(source: string): Attributes {
  if (source === '') return NONE
  // No prototype: an attribute may be called "constructor".
  const attributes: Record<string, string> = Object.create(null)
  for (const [, name = '', double, single, bare, unclosed] of source.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    attributes[key] ??= decodeText(double ?? single ?? bare ?? unclosed ?? '')
  }
  return attributes
}
