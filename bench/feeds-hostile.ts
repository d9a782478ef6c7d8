/** Does anything run in what `cleanHtml` leaves of hostile HTML? Asked of a second parse, by the HTML standard's own algorithm (parse5). */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

type Node = {
  readonly nodeName: string
  readonly tagName?: string
  readonly namespaceURI?: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
  readonly content?: Node
}

type Parse5 = { parseFragment(html: string): Node; serialize(node: Node): string }

const FILES = ['xss', 'fetched/xss-dompurify', 'fetched/xss-owasp', 'fetched/xss-lists']
const FORBIDDEN =
  /^(?:script|style|iframe|object|embed|applet|base|meta|link|form|frame|foreignobject|use|image|set|animate.*|annotation-xml|mglyph|malignmark|handler|template|noscript)$/
const ADDRESSES = /^(?:href|src|action|formaction|data|poster|background|cite|longdesc)$/

export async function reportHostile(data: string, peers: string): Promise<void> {
  if (!existsSync(join(peers, 'node_modules/parse5')))
    return console.log('\nhostile HTML: parse5 is not installed (npm ci --prefix bench/peers)')
  const parse5: Parse5 = await import(createRequire(join(resolve(peers), 'x.js')).resolve('parse5'))
  const { cleanHtml }: typeof import('../src/lib/html/clean-html.ts') = await import(
    new URL('../dist/lib/html/clean-html.js', import.meta.url).href
  )
  const rows = FILES.flatMap((file) => rowsOf(join(data, 'attacks', `${file}.jsonl`)))
  const cleaned = rows.map((html) => cleanHtml(html, { baseUrl: 'https://page.example/' }))
  const unsafe = cleaned.filter((html) => dangersIn(parse5, html).length > 0)
  const unstable = cleaned.filter((html) => cleanHtml(html, { baseUrl: 'https://page.example/' }) !== html)
  console.log(
    `\nhostile HTML: ${rows.length} rows; ${unsafe.length} with something that runs after two parses, ${unstable.length} that a second cleaning changes`,
  )
  for (const html of [...unsafe, ...unstable].slice(0, 5)) console.log(`  ${html.slice(0, 200)}`)
}

function rowsOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).html)
}

/** What runs or loads a program, in the tree of the HTML and in the tree of that tree written out again. */
export function dangersIn(parse5: Parse5, html: string): readonly string[] {
  const once = parse5.parseFragment(html)
  const twice = parse5.parseFragment(parse5.serialize(once))
  return [...dangersOf(once), ...dangersOf(twice)]
}

function dangersOf(node: Node): readonly string[] {
  const own = FORBIDDEN.test(node.tagName?.toLowerCase() ?? '') ? [node.tagName ?? ''] : []
  const attributes = (node.attrs ?? [])
    .filter(
      ({ name, value }) => /^on/i.test(name) || (ADDRESSES.test(name) && !/^(?:https?:\/\/|$)/.test(value)),
    )
    .map(({ name, value }) => `${name}=${value}`)
  const children = [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]
  return [...own, ...attributes, ...children.flatMap((child) => dangersOf(child))]
}
