import type { RunSummary } from '../steps/summary.ts'
import { table } from './output.ts'

type Failure = RunSummary['failures'][number]

/** Sources that failed alike are told one by one up to this many. */
const ALIKE_SHOWN = 3
const MAX_LINES = 30
/** Failures that have their cause on this side as often as on the other. */
const OF_THE_LINE: ReadonlySet<string> = new Set([
  'robots-unreachable',
  'dns',
  'dns-not-found',
  'unreachable',
  'timeout-connect',
])

/** Why sources gave no feed, those that failed alike together; asks about the connection where that is all that happened. */
export function failureLines(failures: readonly Failure[], asked: number): readonly string[] {
  if (failures.length === 0) return []
  const alike = [...Map.groupBy(failures, ({ code, message }) => `${code} ${message}`).values()]
  const rows = alike.flatMap((group) => rowsOf(group))
  return [
    '',
    'Sources that gave no feed:',
    table(rows.slice(0, MAX_LINES)),
    ...(rows.length > MAX_LINES ? [`  and ${rows.length - MAX_LINES} more: broadsheet sources`] : []),
    ...(isOffline(failures, asked) ? ['', 'No source could be reached. Is this machine online?'] : []),
  ]
}

function rowsOf(group: readonly Failure[]): readonly (readonly string[])[] {
  const shown = group.map(({ source, code, message }) => [`  ${source}`, code, message])
  const [first] = group
  if (shown.length <= ALIKE_SHOWN || !first) return shown
  return [[`  ${first.source} and ${group.length - 1} others`, first.code, first.message]]
}

function isOffline(failures: readonly Failure[], asked: number): boolean {
  return asked > 1 && failures.length === asked && failures.every(({ code }) => OF_THE_LINE.has(code))
}
