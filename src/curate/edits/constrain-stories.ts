import { sha256 } from '../../lib/hash.ts'
import type { Decisions } from './apply-edits.ts'

/** Articles that tell one story; a story of one article counts here too. */
export type Group = {
  readonly id: string
  readonly articles: readonly string[]
  readonly aliases: readonly string[]
}

/**
 * The machine's stories as the editors want them: merges and splits in the order they were decided. A story may be named by
 * its id, by an alias or by one of its articles. A decision about a story that has left the window does nothing.
 */
export function constrainStories(groups: readonly Group[], decisions: Decisions): readonly Group[] {
  let constrained = groups
  for (const edit of decisions.stories) {
    if (edit.kind === 'merge') constrained = merged(constrained, edit.stories)
    if (edit.kind === 'split') constrained = split(constrained, edit.story, edit.articles)
  }
  return constrained
}

/** True when `name` is the group's id, one of its aliases or one of its articles. */
export function isNamed(group: Group, name: string): boolean {
  return group.id === name || group.aliases.includes(name) || group.articles.includes(name)
}

function merged(groups: readonly Group[], names: readonly string[]): readonly Group[] {
  const found = new Set(
    names.flatMap((name) => {
      const group = groups.find((candidate) => isNamed(candidate, name))
      return group ? [group] : []
    }),
  )
  const [first, ...others] = found
  if (!first || others.length === 0) return groups
  const whole = {
    id: first.id,
    articles: [...found].flatMap((group) => group.articles),
    aliases: [...new Set([...first.aliases, ...others.flatMap((group) => [group.id, ...group.aliases])])],
  }
  return groups.flatMap((group) => (group === first ? [whole] : found.has(group) ? [] : [group]))
}

function split(groups: readonly Group[], name: string, articles: readonly string[]): readonly Group[] {
  const from = groups.find(
    (group) => isNamed(group, name) && group.articles.some((id) => articles.includes(id)),
  )
  const moved = from?.articles.filter((id) => articles.includes(id)) ?? []
  if (!from || moved.length === 0 || moved.length === from.articles.length) return groups
  // Named by the decision alone, so that the part keeps its id when articles leave the window.
  const part = { id: sha256(`split ${name} ${articles.join(' ')}`, 16), articles: moved, aliases: [] }
  const rest = {
    ...from,
    articles: from.articles.filter((id) => !moved.includes(id)),
    aliases: from.aliases.filter((alias) => alias !== part.id),
  }
  return groups.flatMap((group) => (group === from ? [rest, part] : [group]))
}
