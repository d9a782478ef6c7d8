/** JSON text that keeps Date values: each is written as `{"$date": "<ISO 8601 UTC>"}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(typeof value === 'object' && value !== null ? withTaggedDates(value) : value)
}

/**
 * Reads what `toJson` wrote. The caller names the type: only our own writes are read back, so the shape is known.
 */
export function fromJson<T>(json: string): T {
  const value: unknown = JSON.parse(json)
  // The shape is what `toJson` was given.
  return (json.includes('"$date"') ? withDates(value) : value) as T
}

/** The value with its dates tagged. What has none in it, which is nearly everything, is not copied. */
function withTaggedDates(value: object): object {
  if (value instanceof Date) return { $date: value.toISOString() }
  // An object or a list; both hold what is in them by key.
  const holder = value as Record<string, unknown>
  let tagged: Record<string, unknown> | undefined
  for (const key in holder) {
    const inner = holder[key]
    if (typeof inner !== 'object' || inner === null) continue
    const after = withTaggedDates(inner)
    if (after === inner) continue
    tagged ??= copyOf(holder)
    tagged[key] = after
  }
  return tagged ?? value
}

function copyOf(holder: Record<string, unknown>): Record<string, unknown> {
  const empty: object = Array.isArray(holder) ? [] : {}
  return Object.assign(empty, holder)
}

/** Puts dates where their tags are, in the value itself: it has just been read and is nobody's yet. */
function withDates(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if ('$date' in value && typeof value.$date === 'string') return new Date(value.$date)
  // An object or a list; both hold what is in them by key.
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) holder[key] = withDates(holder[key])
  return holder
}
