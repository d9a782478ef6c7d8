import type { Fingerprint } from './fingerprint.ts'

/** Articles that are one text, and the one that represents them. */
export type DuplicateGroups = {
  readonly add: (fingerprint: Fingerprint) => void
  readonly join: (left: string, right: string) => void
  /** The article an article is a copy of, or undefined when it represents its group or stands alone. */
  readonly duplicateOf: (id: string) => string | undefined
  readonly forget: (id: string) => void
  readonly membersOf: (id: string) => readonly string[]
}

type Member = {
  readonly id: string
  readonly hour: number | undefined
  readonly length: number
  readonly order: number
}
type Group = { readonly members: Member[]; representative: Member }

/** A text that is at least this share of its group's longest is a full one. */
const FULL_TEXT = 0.8

export function createDuplicateGroups(): DuplicateGroups {
  const groups = new Map<string, Group>()
  let added = 0

  function add({ id, hour, length }: Fingerprint): void {
    const member = { id, hour, length, order: added++ }
    groups.set(id, { members: [member], representative: member })
  }
  function join(left: string, right: string): void {
    const into = groups.get(left)
    const from = groups.get(right)
    if (!into || !from || into === from) return
    into.members.push(...from.members)
    into.representative = originatorOf(into.members)
    for (const { id } of from.members) groups.set(id, into)
  }
  function duplicateOf(id: string): string | undefined {
    const representative = groups.get(id)?.representative.id
    return representative === id ? undefined : representative
  }
  return {
    add,
    join,
    duplicateOf,
    forget: (id) => {
      groups.delete(id)
    },
    membersOf: (id) => groups.get(id)?.members.map((member) => member.id) ?? [],
  }
}

/** The earliest full text: by publication where both state it, else by arrival. */
function originatorOf(members: readonly Member[]): Member {
  const longest = Math.max(...members.map(({ length }) => length))
  const full = members.filter(({ length }) => length >= longest * FULL_TEXT)
  return full.reduce((best, member) => (isEarlier(member, best) ? member : best))
}

function isEarlier(left: Member, right: Member): boolean {
  const difference = (left.hour ?? 0) - (right.hour ?? 0)
  if (left.hour === undefined || right.hour === undefined || difference === 0) return left.order < right.order
  return difference < 0
}
