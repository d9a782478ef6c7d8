import { collect } from './collect/collect.ts'
import { recheckRights } from './collect/recheck-rights.ts'
import type { Config } from './model/settings.ts'
import type { FrontPage } from './model/story.ts'
import { cachePictures } from './steps/cache-pictures.ts'
import { curateWindow } from './steps/curate-window.ts'
import { readFrame } from './steps/read-edition.ts'
import { readHandEdits } from './steps/read-hand-edits.ts'
import { type RunSummary, summarize } from './steps/summary.ts'
import { tellHub } from './steps/tell-hub.ts'
import type { Tools } from './steps/tools.ts'
import { writeEdition } from './steps/write-edition.ts'

export type RunResult = FrontPage & { readonly summary: RunSummary }

/**
 * One run: ask the sources, choose what matters, write it out. A function of the configuration, the answers `tools.http`
 * gives, what the store remembers, and `now`. Throws BroadsheetError when it cannot go on; nothing stored before is lost.
 */
export async function runPipeline(config: Config, tools: Tools, now: Date): Promise<RunResult> {
  const started = tools.elapsedMs()
  const unreadable = await readHandEdits(config, tools.store, now)
  const asked = await collect(config, tools, now)
  tools.onPhase('recheck')
  const rechecked = await recheckRights(config, tools, now)
  tools.onPhase('curate')
  const curation = await curateWindow(config, tools.store, now)
  tools.onPhase('pictures')
  await cachePictures(curation, { config, tools, now })
  tools.onPhase('publish')
  const frame = await readFrame(config, tools.store, curation.frontPage)
  const written = await writeEdition(frame, config, tools)
  const hub = await tellHub(written.changedFeeds, config, tools)
  const summary = summarize({
    config,
    unreadable,
    asked,
    rechecked,
    curation,
    written,
    ...(hub ? { hub } : {}),
    seconds: (tools.elapsedMs() - started) / 1000,
  })
  await tools.store.saveRun({ startedAt: now, endedAt: now, summary: summary.counts })
  return { ...curation.frontPage, summary }
}
