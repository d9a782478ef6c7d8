/** Reads a date with its zone; undefined for anything else. */
export function parseDate(text: string | undefined, _options?: object): Date | undefined {
  if (!text) return undefined
  const match =
    /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    )
  const written = match
    ? `${match[1]}-${match[2]}-${match[3]}T${match[4] ?? '00'}:${match[5] ?? '00'}:${match[6] ?? '00'}${zoneOf(match[7])}`
    : /\d{4}/.test(text)
      ? text
      : ''
  const time = Date.parse(written)
  return Number.isNaN(time) ? undefined : new Date(time)
}

function zoneOf(zone: string | undefined): string {
  if (!zone || zone === 'Z') return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}
