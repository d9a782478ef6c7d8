import type { SourceState } from '../../model/source.ts'

export type HeldHost = { readonly url: string; readonly until: Date }

/** Addresses whose hosts told an earlier run to wait, and until when: what `Http.hold` is to be told at the start of a run. */
export function heldHosts(states: Iterable<SourceState>, now: Date): readonly HeldHost[] {
  return [...states].flatMap(({ url, heldUntil }) =>
    heldUntil && heldUntil > now ? [{ url, until: heldUntil }] : [],
  )
}
