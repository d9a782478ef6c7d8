import { NameTable } from '../../lib/html/name-table.ts'
import { eachWrittenAttribute } from '../../lib/html/read-attributes.ts'
import type { ElementName, Scope } from './frame.ts'
import { prefixByHabit, prefixOfNamespace } from './namespaces.table.ts'

const MAX_KNOWN = 100
// The longest start tags of feeds are those of WordPress with all its modules, near 1,000 characters.
const MAX_KNOWN_LENGTH = 2000
const MAX_REMEMBERED = 500
// A hostile document has as many scopes inside each other as elements: those have room for a few names only.
const MAX_WIDE_DEPTH = 4

const ROOT_SCOPE_NAMES = new Map<string, string>([['xml', 'http://www.w3.org/XML/1998/namespace']])

/** Names that start a part of a feed wherever they stand. */
const STRUCTURAL: ReadonlySet<string> = new Set(['item', 'entry', 'channel', 'url', 'sitemap'])
/** Fields that are no HTML elements. */
const FIELDS: ReadonlySet<string> = new Set([
  'pubdate',
  'guid',
  'description',
  'updated',
  'published',
  'dc:date',
  'dc:creator',
  'content:encoded',
  'lastbuilddate',
  'generator',
])

let remembered = 0
let root = makeScope(ROOT_SCOPE_NAMES, undefined)

/**
 * A scope in which nothing is declared. It is the same one for many documents with all that was made inside it: most feeds are
 * written by a few systems, which declare the same on each.
 */
export function rootScope(): Scope {
  if (remembered >= MAX_REMEMBERED) {
    root = makeScope(ROOT_SCOPE_NAMES, undefined)
    remembered = 0
  }
  return root
}

function makeScope(own: ReadonlyMap<string, string>, parent: Scope | undefined): Scope {
  const depth = parent ? parent.depth + 1 : 0
  const scope: Scope = {
    own,
    parent,
    depth,
    names: new NameTable((written) => nameIn(scope, written), depth > MAX_WIDE_DEPTH ? 16 : 256),
    inside: new Map(),
  }
  return scope
}

// Declarations that stand in front of all other attributes, where nearly all stand.
const DECLARATIONS = /^(?: xmlns(?::[\w-]+)?="[^"]*")+(?= |$)/

/** The scope inside a start tag: the same one unless the tag declares a namespace anew. */
export function scopeInside(scope: Scope, attributeSource: string): Scope {
  if (!attributeSource.includes('xmlns')) return scope
  const known = scope.inside.get(attributeSource)
  if (known) return known
  const declarations = DECLARATIONS.exec(attributeSource)?.[0] ?? ''
  const isAll = attributeSource.indexOf('xmlns', declarations.length) < 0
  // Beside them may stand an address, which is another on each item: without it they are known again.
  return isAll && declarations !== attributeSource
    ? scopeInside(scope, declarations)
    : declareInside(scope, attributeSource)
}

// Some feeds declare the same namespaces on every element again.
function remember(scope: Scope, key: string, inside: Scope): void {
  const isFull = scope.inside.size >= MAX_KNOWN || remembered >= MAX_REMEMBERED
  if (isFull || key.length > MAX_KNOWN_LENGTH) return
  scope.inside.set(key, inside)
  remembered++
}

function declareInside(scope: Scope, attributeSource: string): Scope {
  const own = new Map<string, string>()
  let hasOthers = false
  eachWrittenAttribute(attributeSource, (name, value) => {
    if (!name.startsWith('xmlns')) {
      hasOthers = true
      return
    }
    const prefix = name.slice(6).toLowerCase()
    if (bindingOf(scope, prefix) !== value) own.set(prefix, value)
  })
  const inside = own.size > 0 ? scopeWith(scope, own) : scope
  // Beside an address a declaration is another source on each item, and would only fill the room.
  if (!hasOthers || !scope.parent) remember(scope, attributeSource, inside)
  return inside
}

/** The scope inside a tag with these bindings, beside attributes that are another on each item. */
function scopeWith(scope: Scope, own: ReadonlyMap<string, string>): Scope {
  // No source of attributes starts with a colon.
  const signature = `:${JSON.stringify([...own])}`
  const known = scope.inside.get(signature)
  if (known) return known
  const inside = makeScope(own, scope)
  remember(scope, signature, inside)
  return inside
}

/** The name our tables know an element by. */
function nameIn(scope: Scope, source: string): ElementName {
  const lower = source.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon > 0 ? ourPrefix(scope, lower.slice(0, colon)) : defaultPrefix(scope)
  const local = lower.slice(colon + 1)
  const key = prefix === undefined ? undefined : prefix ? `${prefix}:${local}` : local
  return elementName(key, source)
}

/** A name with all that is asked of it. */
export function elementName(key: string | undefined, source: string): ElementName {
  return {
    key,
    source,
    written: source.toLowerCase(),
    isStructural: key !== undefined && STRUCTURAL.has(key),
    isField: key !== undefined && FIELDS.has(key),
    askedRules: undefined,
    foundRule: undefined,
  }
}

function bindingOf(scope: Scope | undefined, prefix: string): string | undefined {
  for (let at = scope; at; at = at.parent) {
    const bound = at.own.get(prefix)
    if (bound !== undefined) return bound
  }
  return undefined
}

function ourPrefix(scope: Scope, prefix: string): string | undefined {
  const bound = bindingOf(scope, prefix)
  return (bound === undefined ? undefined : prefixOfNamespace(bound)) ?? prefixByHabit(prefix)
}

// A default namespace nobody knows is taken for the feed's own: many feeds invent one.
function defaultPrefix(scope: Scope): string {
  const bound = bindingOf(scope, '')
  return (bound ? prefixOfNamespace(bound) : '') ?? ''
}
