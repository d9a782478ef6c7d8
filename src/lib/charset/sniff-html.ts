/**
 * Label of the encoding an HTML page declares by a byte order mark or in a `<meta>` near its start, as WHATWG names it;
 * undefined when it declares none that is known. HTML standard, 13.2.3.2 "prescan a byte stream to determine its encoding".
 */
export function sniffHtml(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, PRESCAN_BYTES))
  if (head.startsWith('\u00ef\u00bb\u00bf')) return 'utf-8'
  let at = 0
  while (at < head.length) {
    at = head.indexOf('<', at)
    if (at < 0) return undefined
    const step = readMarkup(head, at)
    if (step.label !== undefined) return step.label
    at = step.next
  }
  return undefined
}

/** The standard asks for 1,024 at least; pages put comments and scripts first. */
const PRESCAN_BYTES = 16_384

type Step = { readonly next: number; readonly label?: string }

function readMarkup(head: string, at: number): Step {
  if (head.startsWith('<!--', at)) return { next: after(head, '-->', at + 2) }
  if (/^<meta[\t\n\f\r />]/i.test(head.slice(at, at + 6))) return readMeta(head, at + 5)
  if (/^<\/?[a-z]/i.test(head.slice(at, at + 3)))
    return { next: readAttributes(head, tagNameEnd(head, at)).next }
  if (/^<[!/?]/.test(head.slice(at, at + 2))) return { next: after(head, '>', at) }
  return { next: at + 1 }
}

function after(head: string, mark: string, from: number): number {
  const found = head.indexOf(mark, from)
  return found < 0 ? head.length : found + mark.length
}

function tagNameEnd(head: string, at: number): number {
  let end = at + 1
  while (end < head.length && !/[\t\n\f\r >]/.test(head[end] ?? '')) end++
  return end
}

type Attribute = { readonly name: string; readonly value: string }

function readMeta(head: string, from: number): Step {
  const { attributes, next } = readAttributes(head, from)
  const contentOf = (name: string) => attributes.find((attribute) => attribute.name === name)?.value
  const charset = contentOf('charset')
  const isPragma = contentOf('http-equiv')?.toLowerCase() === 'content-type'
  const written = charset ?? (isPragma ? charsetIn(contentOf('content') ?? '') : undefined)
  const label = written === undefined ? undefined : encodingNamed(written)
  return label === undefined ? { next } : { next, label }
}

/** HTML standard, 2.5.4 "extracting a character encoding from a meta element". */
function charsetIn(content: string): string | undefined {
  const match =
    /charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r ;"'][^\t\n\f\r ;]*))/i.exec(content)
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined
}

/** A page that could be read this far is in no encoding of two bytes a character; `x-user-defined` means windows-1252. */
function encodingNamed(label: string): string | undefined {
  const written = label.trim().toLowerCase()
  if (written === 'x-user-defined') return 'windows-1252'
  try {
    const name = new TextDecoder(written).encoding
    return name.startsWith('utf-16') ? 'utf-8' : name
  } catch {
    return undefined
  }
}

function readAttributes(
  head: string,
  from: number,
): { readonly attributes: Attribute[]; readonly next: number } {
  const attributes: Attribute[] = []
  const pattern =
    /[\t\n\f\r /]*(?:(>)|([^\t\n\f\r />=][^\t\n\f\r />=]*|=[^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)|(?=>)))?)/y
  pattern.lastIndex = from
  for (;;) {
    const match = pattern.exec(head)
    if (!match || match[0] === '') return { attributes, next: head.length }
    if (match[1] === '>') return { attributes, next: pattern.lastIndex }
    const value = match[3] ?? match[4] ?? match[5] ?? ''
    attributes.push({ name: (match[2] ?? '').toLowerCase(), value })
  }
}
