import { pathToMatch, patternMatches } from '../robots/path-pattern.ts'
import type { SignalLine } from '../robots/robots-rules.ts'

/** One key with its value, for a path pattern, and the line it stood in. */
export type Preference = { readonly key: string; readonly value: string; readonly raw: string }

/**
 * The preferences that lines of robots.txt state for a URL: of each key those with the longest matching path, all of them
 * when several paths are equally long, so that the stricter can win.
 */
export function preferencesFor(
  url: string,
  lines: readonly SignalLine[],
  parse: (value: string) => ReadonlyMap<string, string>,
): readonly Preference[] {
  const path = pathToMatch(url)
  if (path === undefined) return []
  const stated = lines
    .filter((line) => patternMatches(line.path, path))
    .flatMap((line) => [...parse(line.value)].map(([key, value]) => ({ key, value, line })))
  const longest = new Map<string, number>()
  for (const { key, line } of stated) longest.set(key, Math.max(longest.get(key) ?? 0, line.path.length))
  const preferences = new Map<string, Preference>()
  for (const { key, value, line } of stated) {
    if (line.path.length < (longest.get(key) ?? 0)) continue
    // A value that several lines repeat is one preference.
    preferences.set(`${key}=${value}`, { key, value, raw: line.raw })
  }
  return [...preferences.values()]
}
