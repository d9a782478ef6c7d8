/** A JSON-LD node: its properties as written, and the types it claims without their prefix. */
export type JsonLdNode = {
  readonly types: readonly string[]
  readonly id: string | undefined
  readonly properties: Readonly<Record<string, unknown>>
}

const MAX_NODES = 2000
const MAX_DEPTH = 12

/** Every node of every script, outer before inner, in document order. Scripts that are not JSON are left out. */
export function parseJsonLd(scripts: readonly string[]): JsonLdNode[] {
  const nodes: JsonLdNode[] = []
  for (const script of scripts) collectNodes(parseLoosely(script), nodes, 0)
  return nodes
}

/** The strings a property holds: itself, an array's, or an object's `name`, `@value` or `url` when told so. */
export function stringsOf(value: unknown, keys: readonly string[] = ['@value', 'name']): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => stringsOf(one, keys))
  if (!isRecord(value)) return []
  for (const key of keys) {
    const found = value[key] === value ? [] : stringsOf(value[key], keys)
    if (found.length > 0) return found
  }
  return []
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Follows an `@id` to the node that describes it. */
export function resolveNode(
  value: unknown,
  nodes: readonly JsonLdNode[],
): Record<string, unknown> | undefined {
  const first = Array.isArray(value) ? value[0] : value
  if (!isRecord(first)) return undefined
  const id = first['@id']
  if (typeof id !== 'string' || Object.keys(first).length > 2) return first
  const named = nodes.find((node) => node.id === id && Object.keys(node.properties).length > 2)
  return named?.properties ?? first
}

function collectNodes(value: unknown, nodes: JsonLdNode[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length >= MAX_NODES) return
  if (Array.isArray(value)) {
    for (const one of value) collectNodes(one, nodes, depth + 1)
    return
  }
  if (!isRecord(value)) return
  const types = stringsOf(value['@type']).map((type) => type.replace(/^.*[/:#]/, ''))
  const id = value['@id']
  if (types.length > 0 || typeof id === 'string') {
    nodes.push({ types, id: typeof id === 'string' ? id : undefined, properties: value })
  }
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object') collectNodes(inner, nodes, depth + 1)
  }
}

function parseLoosely(script: string): unknown {
  const text = withoutWrapping(script.trim())
  for (const repair of REPAIRS) {
    try {
      return JSON.parse(repair(text))
    } catch {
      // The next repair is tried.
    }
  }
  return salvaged(text)
}

const MAX_SALVAGED_CHARS = 200_000
const TYPED = /"@type"\s*:\s*"((?:\w*Article|BlogPosting))"/
const DATED = /"(datePublished|dateModified|dateCreated)"\s*:\s*"([^"\\]{4,40})"/g

/** The dates of an article whose script stays broken, as by a quotation mark in its headline. */
function salvaged(text: string): unknown {
  const script = text.slice(0, MAX_SALVAGED_CHARS)
  const type = TYPED.exec(script)?.[1]
  if (type === undefined) return undefined
  const dates = [...script.matchAll(DATED)].map(([, name = '', value = '']) => [name, value])
  return { '@type': type, ...Object.fromEntries(dates.reverse()) }
}

/** Comment and CDATA marks some systems put around a script. */
function withoutWrapping(script: string): string {
  const first = script.search(/[[{]/)
  const last = Math.max(script.lastIndexOf('}'), script.lastIndexOf(']'))
  return first >= 0 && last > first && first < 60 ? script.slice(first, cdataEnd(script, last) + 1) : script
}

function cdataEnd(script: string, last: number): number {
  return script.startsWith(']]>', last - 1) ? script.lastIndexOf('}', last) : last
}

/** What real pages do to JSON, least harm first. */
const REPAIRS: readonly ((text: string) => string)[] = [
  (text) => text,
  // Raw line breaks and tabs inside strings.
  (text) => text.replace(/\p{Cc}+/gu, ' '),
  // Trailing commas.
  (text) => text.replace(/\p{Cc}+/gu, ' ').replace(/,(\s*[}\]])/g, '$1'),
]
