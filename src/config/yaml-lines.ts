import { getScalarValue, parseEvents } from 'js-yaml'

/** Line number (from 1) of each key and element of a YAML text, by its path: `sources.3.url`. */
export function yamlLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const offsets = lineOffsets(text)
  const stack: Frame[] = []
  const note = (path: readonly string[], start: number) => {
    const key = path.join('.')
    if (!lines.has(key)) lines.set(key, lineAt(offsets, start))
  }
  for (const event of parseEvents(text, {})) {
    const parent = stack.at(-1)
    if (event.type === POP) stack.pop()
    else if (event.type === DOCUMENT) stack.push({ kind: 'document', path: [] })
    else if (event.type === SCALAR && parent?.kind === 'mapping' && parent.key === undefined) {
      parent.key = getScalarValue(text, event)
      note([...parent.path, parent.key], event.valueStart)
    } else {
      const path = pathOfNext(parent)
      note(path, startOf(event))
      if (event.type === SEQUENCE) stack.push({ kind: 'sequence', path, index: 0 })
      else if (event.type === MAPPING) stack.push({ kind: 'mapping', path, key: undefined })
    }
  }
  return lines
}

type YamlEvent = ReturnType<typeof parseEvents>[number]

function startOf(event: YamlEvent): number {
  if ('valueStart' in event) return event.valueStart
  if ('start' in event) return event.start
  return 'anchorStart' in event ? event.anchorStart : 0
}

const [DOCUMENT, SEQUENCE, MAPPING, SCALAR, POP] = [1, 2, 3, 4, 6] as const

type Frame =
  | { readonly kind: 'document'; readonly path: readonly string[] }
  | { readonly kind: 'sequence'; readonly path: readonly string[]; index: number }
  | { readonly kind: 'mapping'; readonly path: readonly string[]; key: string | undefined }

/** Path of the value that comes next inside `parent`, which is moved on past it. */
function pathOfNext(parent: Frame | undefined): readonly string[] {
  if (parent?.kind === 'sequence') return [...parent.path, String(parent.index++)]
  if (parent?.kind === 'mapping') {
    const path = [...parent.path, parent.key ?? '']
    parent.key = undefined
    return path
  }
  return []
}

function lineOffsets(text: string): readonly number[] {
  return [...text.matchAll(/\n/g)].map((match) => match.index)
}

function lineAt(offsets: readonly number[], position: number): number {
  const after = offsets.findIndex((offset) => offset >= position)
  return after === -1 ? offsets.length + 1 : after + 1
}
