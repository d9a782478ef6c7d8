import { Parser } from 'htmlparser2'

/** An element as a schema sees it. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

/** The root of an XML document; throws where it is not well-formed as far as nesting goes. */
export function parseXml(xml: string): XmlElement {
  const top: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [top]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push({ name, attributes, children: [], text: '' })
      },
      ontext(text) {
        const last = open.at(-1)
        if (last) last.text += text
      },
      onclosetag(name, isImplied) {
        const last = open.pop()
        // `<name/>` is closed by the parser itself; what has content must close itself.
        const isOpen = isImplied && last !== undefined && (last.text !== '' || last.children.length > 0)
        if (last?.name !== name || isOpen) throw new Error(`<${name}> is not closed where it should be`)
        open.at(-1)?.children.push(last)
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  const [root, second] = top.children
  if (!root || second) throw new Error('a document has one root')
  return root
}

/** Every element of a name below an element, in order. */
export function findAll(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)])
}

/** The texts of an element's children of a name. */
export function textsOf(element: XmlElement, name: string): readonly string[] {
  return element.children.filter((child) => child.name === name).map((child) => child.text)
}
