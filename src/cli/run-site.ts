import type { SourceOutcome } from '../collect/collect-source.ts'
import { createHttp } from '../collect/fetch/create-http.ts'
import type { HubTools } from '../collect/fetch/hub-subscriptions.ts'
import { recordHttp } from '../collect/fetch/record.ts'
import { replayHttp } from '../collect/fetch/replay.ts'
import { stoppable } from '../collect/fetch/stoppable.ts'
import type { Http } from '../model/http.ts'
import type { Config } from '../model/settings.ts'
import { type RunResult, runPipeline } from '../pipeline.ts'
import { readAssets } from '../publish/write/read-assets.ts'
import { openLog } from './log.ts'
import type { Site } from './open-site.ts'
import { ownAssets } from './publish-site.ts'
import type { World } from './world.ts'

export type RunChoices = {
  readonly now: Date
  /** WARC files to write to or to take every answer from. */
  readonly record?: string
  readonly replay?: string
  readonly askAll?: boolean
  /** Given by a server that hubs can reach. */
  readonly hubs?: HubTools
}

/** One run with progress shown and logged; the way out is closed whatever happens. */
export async function runSite(site: Site, world: World, choices: RunChoices): Promise<RunResult> {
  const { config, store, keys } = site
  let isStopped = false
  const http = stoppable(await openHttp(config, world, choices), () => isStopped)
  const log = openLog(config)
  const progress = progressOf(config, world)
  world.onStop(() => {
    isStopped = true
    void http.close()
  })
  try {
    const result = await runPipeline(
      config,
      {
        store,
        http,
        // A replay is a function of its file: chance would make two of them differ.
        random: choices.replay === undefined ? world.random : () => 0.5,
        askAll: choices.askAll === true,
        isReplay: choices.replay !== undefined,
        assets: await readAssets(ownAssets(config)),
        ...(keys ? { keys } : {}),
        ...(choices.hubs && choices.replay === undefined ? { hubs: choices.hubs } : {}),
        elapsedMs: world.elapsedMs,
        onSource(outcome) {
          log.info(
            logFields(outcome),
            outcome.kind === 'failed' || outcome.kind === 'refused' ? 'source.failed' : 'source.read',
          )
          progress.source(outcome)
        },
        onPhase: progress.phase,
      },
      choices.now,
    )
    log.info(result.summary.counts, 'run.done')
    return result
  } finally {
    await http.close()
    log.flush()
  }
}

async function openHttp(config: Config, world: World, { now, record, replay }: RunChoices): Promise<Http> {
  if (replay !== undefined) return replayHttp(replay, { now })
  const http = createHttp(config.fetch, { now: world.now, random: world.random })
  return record === undefined ? http : recordHttp(http, record)
}

function logFields({
  source,
  kind,
  code,
  message,
  items,
  found,
  skipped,
  problems,
}: SourceOutcome): Record<string, unknown> {
  return {
    source: source.id,
    kind,
    code,
    message,
    items,
    new: found.length,
    skipped: skipped.length,
    problems: problems.length,
  }
}

const PHASE_WORDS = {
  collect: 'Asking sources',
  recheck: 'Listening for opt-outs',
  curate: 'Choosing and ranking',
  pictures: 'Fetching pictures',
  publish: 'Writing the site',
} as const

function progressOf(config: Config, { output }: World) {
  let asked = 0
  return {
    source(outcome: SourceOutcome) {
      asked += 1
      const words = `${asked}/${config.sources.length} ${outcome.source.id}: ${outcomeWords(outcome)}`
      if (output.isTerminal) output.progress(words)
      else if (config.sources.length <= 50) output.note(words)
    },
    phase(phase: keyof typeof PHASE_WORDS) {
      if (output.isTerminal) output.progress(`${PHASE_WORDS[phase]} ...`)
      else output.note(`${PHASE_WORDS[phase]} ...`)
    },
  }
}

function outcomeWords({ kind, found, items, code, message }: SourceOutcome): string {
  if (kind === 'read') return `${found.length} new of ${items}`
  if (kind === 'unchanged') return 'unchanged'
  return `${kind}, ${code ?? ''}: ${message ?? ''}`
}
