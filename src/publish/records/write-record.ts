import type { NewsRecord } from '../../model/record.ts'
import { type Field, type Kind, RECORD, type Shape } from './record-shape.table.ts'
import { dateScalar, plainOrQuoted, quoted } from './yaml-scalar.ts'

/** The record as its file: one dialect of YAML between `---` lines, LF, body last. What it writes, it reads back the same. */
export function writeRecord(record: NewsRecord): string {
  const { body, ...fields } = record
  return `---\n${writeFields(RECORD, fields, '')}---\n${body ?? '\n'}`
}

type Values = Readonly<Record<string, unknown>>

function writeFields(shape: Shape, values: Values, indent: string): string {
  let text = ''
  for (const field of shape.fields) {
    const value = values[field.key]
    if (value === undefined) continue
    if (field.gap && text !== '') text += '\n'
    text += writeField(field, value, indent)
  }
  return text + writeExtra(values.extra, indent)
}

function writeField(field: Field, value: unknown, indent: string): string {
  const { key, kind } = field
  if (typeof kind === 'string') {
    if (kind !== 'names') return `${indent}${key}: ${writeScalar(kind, value)}\n`
    return writeList(`${indent}${key}`, listOf(value), (name) => `${plainOrQuoted(String(name))}\n`)
  }
  if ('fields' in kind) return writeMap(`${indent}${key}`, writeFields(kind, mapOf(value), `${indent}  `))
  const inner = `${indent}    `
  return writeList(`${indent}${key}`, listOf(value), (entry) => {
    // An entry's first key stands beside its dash.
    const lines = writeFields(kind[0], mapOf(entry), inner).slice(inner.length)
    return lines === '' ? '{}\n' : lines
  })
}

function writeScalar(kind: Kind, value: unknown): string {
  if (kind === 'text' || kind === 'address') return quoted(String(value))
  if (kind === 'name') return plainOrQuoted(String(value))
  if (kind === 'date') return dateScalar(String(value))
  return String(value)
}

function writeMap(key: string, lines: string): string {
  return lines === '' ? `${key}: {}\n` : `${key}:\n${lines}`
}

function writeList(key: string, list: readonly unknown[], write: (entry: unknown) => string): string {
  if (list.length === 0) return `${key}: []\n`
  const dash = `${key.slice(0, key.length - key.trimStart().length)}  - `
  let text = `${key}:\n`
  for (const entry of list) text += dash + write(entry)
  return text
}

function writeExtra(extra: unknown, indent: string): string {
  if (extra === undefined) return ''
  let text = ''
  for (const [key, value] of Object.entries(mapOf(extra))) {
    text += writeUnknown(`${indent}${plainOrQuoted(key)}`, value, indent)
  }
  return text
}

function writeUnknown(head: string, value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    const lines = value.map((entry: unknown) => writeUnknownEntry(entry, `${indent}  `)).join('')
    return lines === '' ? `${head}: []\n` : `${head}:\n${lines}`
  }
  if (isMap(value)) return writeMap(head, writeExtra(value, `${indent}  `))
  return `${head}: ${writeUnknownScalar(value)}\n`
}

function writeUnknownEntry(value: unknown, indent: string): string {
  if (isMap(value)) {
    const lines = writeExtra(value, `${indent}  `)
    return lines === '' ? `${indent}- {}\n` : `${indent}- ${lines.slice(indent.length + 2)}`
  }
  // A list in a list has no key to stand below: flow style, which JSON is.
  if (Array.isArray(value)) return `${indent}- ${JSON.stringify(value)}\n`
  return `${indent}- ${writeUnknownScalar(value)}\n`
}

function writeUnknownScalar(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return plainOrQuoted(value)
  return String(value)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function mapOf(value: unknown): Values {
  return isMap(value) ? value : {}
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
