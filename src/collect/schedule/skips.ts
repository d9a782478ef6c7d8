import type { FeedHints } from '../../model/feed.ts'

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * The first moment from `at` on that lies in no hour or day the feed asks to be left out (RSS 2.0 skipHours, skipDays; GMT), but never
 * more than a day after `now`: a feed that skips every hour is asked daily all the same.
 */
export function afterSkips(at: Date, hints: FeedHints | undefined, now: Date): Date {
  const hours = new Set(hints?.skipHours ?? [])
  const days = new Set(hints?.skipDays ?? [])
  if (hours.size === 0 && days.size === 0) return at
  const latest = new Date(Math.max(at.getTime(), now.getTime() + DAY_MS))
  let moment = at
  while (moment < latest && (hours.has(moment.getUTCHours()) || days.has(DAYS[moment.getUTCDay()] ?? ''))) {
    moment = new Date((Math.floor(moment.getTime() / HOUR_MS) + 1) * HOUR_MS)
  }
  return moment < latest ? moment : latest
}
