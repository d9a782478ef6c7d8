import { eachAttribute } from '../../lib/html/read-attributes.ts'
import type { ElementName, Scope } from './frame.ts'
import { prefixByHabit, prefixOfNamespace } from './namespaces.table.ts'

const MAX_KNOWN = 100

const ROOT_SCOPE_NAMES = new Map<string, string>([['xml', 'http://www.w3.org/XML/1998/namespace']])

/** A scope in which nothing is declared. */
export function newScope(): Scope {
  return { own: ROOT_SCOPE_NAMES, parent: undefined, names: new Map(), inside: new Map() }
}

/** The scope inside a start tag: the same one unless the tag declares a namespace anew. */
export function scopeInside(scope: Scope, attributeSource: string): Scope {
  if (!attributeSource.includes('xmlns')) return scope
  const known = scope.inside.get(attributeSource)
  if (known) return known
  const inside = declareInside(scope, attributeSource)
  // Some feeds declare the same namespaces on every element again.
  if (scope.inside.size < MAX_KNOWN && attributeSource.length < 500) scope.inside.set(attributeSource, inside)
  return inside
}

function declareInside(scope: Scope, attributeSource: string): Scope {
  const own = new Map<string, string>()
  eachAttribute(attributeSource, (name, value) => {
    if (!name.startsWith('xmlns')) return
    const prefix = name.slice(6).toLowerCase()
    if (bindingOf(scope, prefix) !== value) own.set(prefix, value)
  })
  return own.size > 0 ? { own, parent: scope, names: new Map(), inside: new Map() } : scope
}

/** The name our tables know an element by. */
export function elementName(scope: Scope, written: string): ElementName {
  const known = scope.names.get(written)
  if (known) return known
  const lower = written.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon > 0 ? ourPrefix(scope, lower.slice(0, colon)) : defaultPrefix(scope)
  const local = lower.slice(colon + 1)
  const name = {
    key: prefix === undefined ? undefined : prefix ? `${prefix}:${local}` : local,
    written: lower,
  }
  scope.names.set(written, name)
  return name
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
