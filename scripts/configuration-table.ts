/** The tables of docs/configuration.md, made from the schema; `node scripts/configuration-table.ts` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { configJsonSchema } from '../src/config/create-site.ts'

type Schema = {
  readonly description?: string
  readonly type?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
}

const FILE = new URL('../docs/configuration.md', import.meta.url)
const [BEGIN, END] = ['<!-- settings: begin -->', '<!-- settings: end -->']

/** One section a top-level key, one line a setting: path, what it takes, default, meaning. */
export function configurationTables(): string {
  const schema: Schema = JSON.parse(configJsonSchema())
  return Object.entries(schema.properties ?? {})
    .map(([key, inner]) => {
      const rows = rowsOf(key, inner, schema.required?.includes(key) === true)
      const head = '| setting | takes | default | meaning |\n| --- | --- | --- | --- |'
      return `### ${key}\n\n${inner.description ?? ''}\n\n${head}\n${rows.join('\n')}\n`
    })
    .join('\n')
}

/** The document with its tables as they should be. */
export function configurationDocument(): string {
  const text = readFileSync(FILE, 'utf8')
  const [before = '', rest = ''] = text.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  return `${before}${BEGIN}\n\n${configurationTables()}\n${END}${after}`
}

function rowsOf(path: string, schema: Schema, isRequired: boolean): string[] {
  const isList = schema.type === 'array'
  const inner = schema.properties ?? schema.items?.properties
  const required = schema.properties ? schema.required : schema.items?.required
  if (inner) {
    const prefix = isList ? `${path}[].` : `${path}.`
    return Object.entries(inner).flatMap(([key, value]) =>
      rowsOf(`${prefix}${key}`, value, required?.includes(key) === true),
    )
  }
  const standard =
    schema.default === undefined ? (isRequired ? '*required*' : '') : `\`${JSON.stringify(schema.default)}\``
  return [`| \`${path}\` | ${takes(schema)} | ${standard} | ${schema.description ?? ''} |`]
}

function takes(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.type === 'array') return schema.items ? `list of ${takes(schema.items)}` : 'list'
  if (schema.type === 'integer' || schema.type === 'number') {
    const what = schema.type === 'integer' ? 'whole number' : 'number'
    return schema.minimum === undefined || (schema.maximum ?? 0) > 1e12
      ? what
      : `${what}, ${schema.minimum} to ${schema.maximum}`
  }
  return (
    { string: 'text', boolean: '`true`, `false`', object: 'names and values' }[schema.type ?? 'string'] ??
    'text'
  )
}

if (import.meta.main) writeFileSync(FILE, configurationDocument())
