import type { SourceOutcome } from '../collect/collect-source.ts'
import type { Rechecked } from '../collect/recheck-rights.ts'
import type { Curation } from '../model/curation.ts'
import type { Config } from '../model/settings.ts'
import type { ToldHub } from './tell-hub.ts'
import type { WrittenCounts } from './write-edition.ts'

/** What a run did, for the table at its end, for `--json` and for the store. */
export type RunSummary = {
  readonly counts: Readonly<Record<CountName, number>>
  /** Sources that gave no feed, with the reason in words. */
  readonly failures: readonly { readonly source: string; readonly code: string; readonly message: string }[]
  /** Items left out by name of the reason. */
  readonly skipped: Readonly<Record<string, number>>
  readonly conflicts: readonly string[]
  /** Present when our feeds name a hub. */
  readonly hub?: ToldHub
}

export type CountName =
  | 'sources'
  | 'asked'
  | 'unchanged'
  | 'failed'
  | 'refused'
  | 'itemsSeen'
  | 'itemsNew'
  | 'skippedByRights'
  | 'skipped'
  | 'restricted'
  | 'removed'
  | 'duplicates'
  | 'stories'
  | 'published'
  | 'frontPage'
  | 'filesWritten'
  | 'filesRemoved'
  | 'filesUnchanged'
  | 'seconds'

export type Ran = {
  readonly config: Config
  /** Record files changed by hand that cannot be read, in words. */
  readonly unreadable: readonly string[]
  readonly asked: readonly SourceOutcome[]
  readonly rechecked: Rechecked
  readonly curation: Curation
  readonly written: WrittenCounts
  readonly hub?: ToldHub
  readonly seconds: number
}

export function summarize({
  config,
  unreadable,
  asked,
  rechecked,
  curation,
  written,
  hub,
  seconds,
}: Ran): RunSummary {
  const ofKind = (kind: SourceOutcome['kind']) => asked.filter((outcome) => outcome.kind === kind).length
  const skipped = countBy(asked.flatMap((outcome) => outcome.skipped.map(({ code }) => code)))
  const judgements = [...curation.judgements.values()]
  const { frontPage } = curation
  return {
    counts: {
      sources: config.sources.length,
      asked: asked.length,
      unchanged: ofKind('unchanged'),
      failed: ofKind('failed'),
      refused: ofKind('refused'),
      itemsSeen: sum(asked.map((outcome) => outcome.items)),
      itemsNew: new Set(asked.flatMap(({ found }) => found)).size,
      skippedByRights: skipped.rights ?? 0,
      skipped: sum(Object.values(skipped)),
      restricted: rechecked.restricted.length,
      removed: rechecked.removed.length,
      duplicates: judgements.filter((judgement) => judgement.duplicateOf !== undefined).length,
      stories: curation.stories.length,
      published: judgements.filter((judgement) => judgement.published).length,
      frontPage: (frontPage.lead ? 1 : 0) + sum(frontPage.sections.map((section) => section.stories.length)),
      filesWritten: written.written,
      filesRemoved: written.removed,
      filesUnchanged: written.unchanged,
      seconds: Math.round(seconds * 10) / 10,
    },
    failures: asked.flatMap(({ source, code, message }) =>
      code ? [{ source: source.id, code, message: message ?? '' }] : [],
    ),
    skipped,
    ...(hub ? { hub } : {}),
    conflicts: [...unreadable, ...curation.conflicts.map((conflict) => conflict.words)],
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
