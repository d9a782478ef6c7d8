/** JSON text that keeps Date values: each is written as `{"$date": "<ISO 8601 UTC>"}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(tagDates(value))
}

/**
 * Reads what `toJson` wrote. The caller names the type: only our own writes are read back, so the shape is known.
 */
export function fromJson<T>(json: string): T {
  return JSON.parse(json, (_key, value: unknown) => (isTaggedDate(value) ? new Date(value.$date) : value))
}

function tagDates(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (Array.isArray(value)) return value.map(tagDates)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tagDates(inner)]))
}

function isTaggedDate(value: unknown): value is { $date: string } {
  return typeof value === 'object' && value !== null && '$date' in value && typeof value.$date === 'string'
}
