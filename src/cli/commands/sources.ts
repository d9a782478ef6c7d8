import type { Command } from 'commander'
import { type Health, healthOf } from '../../collect/schedule/health.ts'
import { newSourceState } from '../../collect/schedule/next-state.ts'
import { pushWordsOf } from '../../collect/schedule/push-words.ts'
import { savedWordsOf } from '../../collect/schedule/saved-words.ts'
import type { Source, SourceState, Subscription } from '../../model/source.ts'
import { withSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

type ShownState = Omit<SourceState, 'subscription' | 'leaving'> & {
  readonly subscription?: Omit<Subscription, 'secret' | 'callback'>
}

type Row = {
  readonly source: Source
  readonly state: ShownState
  readonly health: Health
  /** How its hub stands (WebSub), in words. */
  readonly push?: string
}

const WORST_FIRST: readonly Health['level'][] = ['dead', 'warning', 'notice', 'good']

export function sourcesCommand(program: Command, world: World): void {
  program
    .command('sources')
    .description('list the sources and how they are')
    .option('--failing', 'only those that need somebody')
    .action(async (options: { failing?: boolean }, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const now = world.now()
      const rows = await withSite(folder, world, async ({ config, store }) => {
        const states = await store.readSourceStates()
        return config.sources.map((source): Row => {
          const state = states.get(source.id) ?? newSourceState(source, now)
          const push = pushWordsOf(state, now)
          return { source, state: shownOf(state), health: healthOf(state, now), ...(push ? { push } : {}) }
        })
      })
      const shown = rows
        .filter(({ health }) => !options.failing || health.level === 'warning' || health.level === 'dead')
        .sort((one, other) => WORST_FIRST.indexOf(one.health.level) - WORST_FIRST.indexOf(other.health.level))
      world.output.result(json ? JSON.stringify(shown) : sourcesTable(shown))
    })
}

/** Without what only the hub and we may know: the secret, and our address, which is not to be guessed. */
function shownOf({ subscription, leaving: _leaving, ...state }: SourceState): ShownState {
  if (!subscription) return state
  const { secret: _secret, callback: _callback, ...open } = subscription
  return { ...state, subscription: open }
}

function sourcesTable(rows: readonly Row[]): string {
  if (rows.length === 0) return 'No sources. Add one with: broadsheet add https://site.example/'
  return table([
    ['HEALTH', 'SOURCE', 'LAST SUCCESS', 'NEXT TRY', 'ITEMS', 'REQUESTS', 'SAVED', 'WORDS'],
    ...rows.map(({ source, state, health, push }) => [
      health.level,
      source.id,
      moment(state.lastSuccessAt),
      state.status === 'gone' ? 'never' : moment(state.nextFetchAt),
      String(state.itemsSeen),
      String(state.requests),
      savedWordsOf(state),
      push ? `${health.words} ${push}` : health.words,
    ]),
  ])
}

function moment(date: Date | undefined): string {
  return date ? `${date.toISOString().slice(0, 16).replace('T', ' ')}Z` : '-'
}
