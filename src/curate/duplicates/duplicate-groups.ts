import type { Agency } from './agencies.table.ts'
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
  readonly provider: string | undefined
  readonly agency: Agency | undefined
}
type Group = { readonly members: Member[]; representative: Member }

/** A text that is at least this share of its group's longest is a full one. */
const FULL_TEXT = 0.8

export function createDuplicateGroups(): DuplicateGroups {
  const groups = new Map<string, Group>()
  let added = 0

  function add({ id, hour, length, provider, agency }: Fingerprint): void {
    const member = { id, hour, length, provider, agency, order: added++ }
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

/** The agency that the texts name, where it is one of the carriers; else the earliest full text. */
function originatorOf(members: readonly Member[]): Member {
  const full = fullOf(members)
  const agency = agencyNamedBy(full) ?? agencyNamedBy(members)
  const own = members.filter(({ provider }) => provider && agency?.domains.includes(provider))
  return earliestOf(own.length > 0 ? fullOf(own) : full)
}

function fullOf(members: readonly Member[]): readonly Member[] {
  const longest = Math.max(...members.map(({ length }) => length))
  return members.filter(({ length }) => length >= longest * FULL_TEXT)
}

/** The agency most of them name; of two named as often, the one named first. */
function agencyNamedBy(members: readonly Member[]): Agency | undefined {
  const named = members.flatMap(({ agency }) => agency ?? [])
  const timesOf = (agency: Agency) => named.filter((other) => other === agency).length
  return named.reduce<Agency | undefined>(
    (best, agency) => (best && timesOf(best) >= timesOf(agency) ? best : agency),
    undefined,
  )
}

/** By publication where both state it, else by arrival. */
function earliestOf(members: readonly Member[]): Member {
  return members.reduce((best, member) => (isEarlier(member, best) ? member : best))
}

function isEarlier(left: Member, right: Member): boolean {
  const difference = (left.hour ?? 0) - (right.hour ?? 0)
  if (left.hour === undefined || right.hour === undefined || difference === 0) return left.order < right.order
  return difference < 0
}
