const MAX_ITEMS = 40
const MIN_GAPS = 3

/** Median gap in minutes between the newest items, or undefined when too few are dated apart. */
export function rhythmOf(published: readonly Date[]): number | undefined {
  const times = [...new Set(published.map((date) => date.getTime()))]
    .sort((a, b) => b - a)
    .slice(0, MAX_ITEMS)
  const gaps = times.slice(1).map((time, index) => (times[index] ?? time) - time)
  if (gaps.length < MIN_GAPS) return undefined
  const sorted = gaps.sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return Math.max(1, Math.round(median / 60_000))
}
