import type { CollectTools } from '../collect/collect.ts'
import type { KeyRing } from '../publish/records/secured.ts'

/** What a run needs of the world. All of it comes in from outside, so that any run can be repeated. */
export type Tools = CollectTools & {
  /** Static files of the website by name, as `readAssets` gives them. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  /** Seals private fields of records; absent: records carry none. */
  readonly keys?: KeyRing
  /** A clock that only measures; it decides nothing. */
  readonly elapsedMs: () => number
  /** True when the answers come from a recording: nobody is told of anything. */
  readonly isReplay?: boolean
  readonly onPhase: (phase: Phase) => void
}

export type Phase = 'collect' | 'recheck' | 'curate' | 'pictures' | 'publish'
