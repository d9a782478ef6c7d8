import { CORE_SCHEMA, FAILSAFE_SCHEMA, load, nullCoreTag, type Schema, YAMLException } from 'js-yaml'
import { BroadsheetError } from '../../lib/error.ts'
import type { NewsRecord } from '../../model/record.ts'
import { type Kind, RECORD, type Shape } from './record-shape.table.ts'

/** Every plain scalar but null is a string: what it means is decided by its key, so that a title may be `2024` or `No`. */
const STRINGS = FAILSAFE_SCHEMA.withTags(nullCoreTag)

/** Far above any record seen (30 KB); below what could hurt. */
const MAX_CHARACTERS = 2_000_000

/**
 * A record from its file's text: every form the old archives wrote is accepted (docs/records.md), unknown keys are kept in
 * `extra`. Throws `BroadsheetError` with a code `RECORD_...` when the text is no record or a value cannot be read.
 */
export function readRecord(text: string): NewsRecord {
  const { yaml, body } = splitFrontMatter(text)
  const values = parseYaml(yaml, STRINGS)
  const known = readFields(RECORD, values, '')
  const extra = unknownKeys(RECORD, values).length > 0 ? readExtra(yaml) : undefined
  return { ...known, ...(extra && { extra }), ...(body !== undefined && { body }) }
}

/** The YAML between the first two `---` lines, and the text below when there is any. */
export function splitFrontMatter(text: string): { readonly yaml: string; readonly body?: string } {
  if (text.length > MAX_CHARACTERS) {
    throw new BroadsheetError('RECORD_TOO_LARGE', `The record has ${text.length} characters.`, {
      hint: `Records are at most ${MAX_CHARACTERS} characters long.`,
    })
  }
  const clean = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const opening = /^---[ \t]*\n/.exec(clean)
  if (!opening) throw notARecord('it does not begin with a line `---`')
  const closing = /^---[ \t]*(?:\n|$)/m.exec(clean.slice(opening[0].length))
  if (!closing) throw notARecord('the second line `---` is missing')
  const start = opening[0].length
  const body = clean.slice(start + closing.index + closing[0].length)
  const yaml = clean.slice(start, start + closing.index)
  return body.trim() === '' ? { yaml } : { yaml, body }
}

export type Values = Readonly<Record<string, unknown>>

/** A YAML mapping. Aliases are refused, so that a small file cannot stand for a large one. */
export function parseYaml(yaml: string, schema: Schema): Values {
  if (yaml.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) return {}
  const value = loadYaml(yaml, schema)
  if (value === null) return {}
  if (!isMap(value)) throw notARecord('its front matter is not a list of keys')
  return value
}

function loadYaml(yaml: string, schema: Schema): unknown {
  try {
    return load(yaml, { schema, maxAliases: 0 })
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause
    const line = cause.mark ? ` in line ${cause.mark.line + 2}` : ''
    throw new BroadsheetError('RECORD_YAML', `The front matter is not valid YAML${line}: ${cause.reason}.`, {
      hint: 'Quote the value, or restore the file from the last commit.',
      cause,
    })
  }
}

function readFields(shape: Shape, values: Values, at: string): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { key, kind } of shape.fields) {
    if (!Object.hasOwn(values, key)) continue
    const value = readValue(kind, values[key], at === '' ? key : `${at}.${key}`)
    if (value !== undefined) found[key] = value
  }
  return found
}

function readValue(kind: Kind | Shape | readonly [Shape], value: unknown, at: string): unknown {
  if (typeof kind === 'string') return kind === 'names' ? readNames(value, at) : readScalar(kind, value, at)
  if (isAbsent(value)) return undefined
  if ('fields' in kind) {
    if (!isMap(value)) throw badValue(at, 'a group of keys')
    return readNested(kind, value, at)
  }
  if (!Array.isArray(value)) throw badValue(at, 'a list')
  return value.map((entry: unknown, index) => {
    if (!isMap(entry)) throw badValue(`${at}[${index}]`, 'a group of keys')
    return readNested(kind[0], entry, `${at}[${index}]`)
  })
}

function readNested(shape: Shape, values: Values, at: string): Record<string, unknown> {
  const extra = unknownKeys(shape, values)
  const known = readFields(shape, values, at)
  if (extra.length === 0) return known
  return { ...known, extra: Object.fromEntries(extra.map((key) => [key, values[key]])) }
}

const READERS: Readonly<Record<Exclude<Kind, 'names'>, (text: string, at: string) => unknown>> = {
  text: (text) => text,
  name: (text) => text,
  address: (text) => (text === '' ? undefined : text),
  date: readDate,
  number: readNumber,
  flag: readFlag,
}

function readScalar(kind: Exclude<Kind, 'names'>, value: unknown, at: string): unknown {
  if (value === null) return undefined
  if (typeof value !== 'string') throw badValue(at, 'one value')
  return READERS[kind](value, at)
}

function readDate(text: string, at: string): string | undefined {
  if (isAbsent(text)) return undefined
  // YAML 1.1 writes a blank between day and time; a time without a zone is UTC there.
  const iso = text.trim().replace(/^(\d{4}-\d\d-\d\d)[ Tt]+/, '$1T')
  const date = new Date(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso.replace(/\s+(?=[-+Zz])/, ''))
  if (Number.isNaN(date.getTime())) throw badValue(at, 'a date such as 2024-03-14T09:57:38Z')
  return isoSeconds(date)
}

/** RFC 3339 in UTC, whole seconds. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function readNumber(text: string, at: string): number | undefined {
  if (isAbsent(text)) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) throw badValue(at, 'a number')
  return value
}

function readFlag(text: string, at: string): boolean | undefined {
  if (isAbsent(text)) return undefined
  if (/^(true|yes|on|y)$/i.test(text)) return true
  if (/^(false|no|off|n)$/i.test(text)) return false
  throw badValue(at, 'true or false')
}

function readNames(value: unknown, at: string): readonly string[] | undefined {
  if (isAbsent(value)) return undefined
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) throw badValue(at, 'a list of names')
  return value.map((name: unknown, index) => {
    if (typeof name !== 'string') throw badValue(`${at}[${index}]`, 'a name')
    return name
  })
}

function unknownKeys(shape: Shape, values: Values): string[] {
  return Object.keys(values).filter(
    (key) => !shape.fields.some((field) => field.key === key) && isHarmless(key),
  )
}

/** Unknown keys are read a second time, with the types of YAML 1.2, so that a number is written back as a number. */
function readExtra(yaml: string): Record<string, unknown> {
  const values = parseYaml(yaml, CORE_SCHEMA)
  return Object.fromEntries(unknownKeys(RECORD, values).map((key) => [key, withoutHostileKeys(values[key])]))
}

function withoutHostileKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutHostileKeys)
  if (!isMap(value)) return value
  const kept = Object.entries(value).filter(([key]) => isHarmless(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutHostileKeys(inner)]))
}

// `extra` is our own word for unknown keys; `__proto__` could change every object of a careless reader.
function isHarmless(key: string): boolean {
  return key !== '__proto__' && key !== 'extra' && key !== 'body'
}

function isAbsent(value: unknown): boolean {
  return (
    value === '' || value === '~' || value === null || (typeof value === 'string' && /^null$/i.test(value))
  )
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function badValue(at: string, wanted: string): BroadsheetError {
  return new BroadsheetError('RECORD_VALUE', `The record's "${at}" is not ${wanted}.`, {
    hint: `Correct "${at}" in the file; docs/records.md lists the keys and their forms.`,
  })
}

function notARecord(why: string): BroadsheetError {
  return new BroadsheetError('RECORD_FORM', `The file is not a record: ${why}.`, {
    hint: 'A record is YAML between two lines `---`; docs/records.md shows one.',
  })
}
