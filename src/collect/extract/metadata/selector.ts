/** Whether one part of a CSS selector may mean an element with this tag, class, id and role. */
export type Compound = (tag: string, names: string) => boolean

const MAX_CHARS = 500
/** Conditions that columns of tags and names do not hold: they may be met by any element. */
const UNKNOWN = /::?[\w-]+(?:\([^()]*\))?|\[[^\]]*\]/g
const NAMED_ATTRIBUTE = /\[\s*(class|id)\s*[~|^$*]?=\s*["']?([^"'\]]+)["']?\s*\]/g
/** An element before `+` or `~` is a neighbour, not an ancestor. */
const NEIGHBOUR = /[^\s>+~]+\s*[+~]\s*/g

/** The parts of one selector, outermost first. What it says beyond tags, classes and ids is taken as true. */
export function parseSelector(selector: string): Compound[] {
  const known = selector.slice(0, MAX_CHARS).replace(NAMED_ATTRIBUTE, contained).replace(UNKNOWN, '*')
  const parts = known.replace(NEIGHBOUR, '').split(/[\s>]+/)
  return parts.filter((part) => part !== '').map(compoundOf)
}

// `@` stands in no selector: it marks a word that a name only has to contain.
function contained(_match: string, _name: string, value: string): string {
  return value
    .trim()
    .split(/\s+/)
    .map((word) => `@${word}`)
    .join('')
}

function compoundOf(part: string): Compound {
  const tag = /^[a-z][\w-]*/i.exec(part)?.[0].toLowerCase()
  const words = [...part.matchAll(/([.#@])((?:\\.|[^.#@*\\])+)/g)].map(([, mark, word = '']) => ({
    isWhole: mark !== '@',
    word: word.replaceAll('\\', ''),
  }))
  return (tagOfElement, names) => {
    if (tag !== undefined && tag !== tagOfElement) return false
    if (words.length === 0) return true
    if (!words.every(({ word }) => names.includes(word))) return false
    const own = names.split(/\s+/)
    return words.every(({ isWhole, word }) => !isWhole || own.includes(word))
  }
}
