const MAX_WAIT_MS = 24 * 3_600_000

/**
 * When a Retry-After header (RFC 9110 10.2.3) lets us come again: seconds or an HTTP date, at most 24 hours ahead. Undefined when it
 * says neither, or a moment that has passed.
 */
export function retryAtOf(values: readonly string[] | undefined, now: Date): Date | undefined {
  const waitMs = waitOf(values?.[0]?.trim() ?? '', now)
  if (waitMs === undefined || !(waitMs > 0)) return undefined
  return new Date(now.getTime() + Math.min(waitMs, MAX_WAIT_MS))
}

function waitOf(text: string, now: Date): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = httpDateOf(text)
  return at === undefined ? undefined : at - now.getTime()
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
// RFC 9110 5.6.7: IMF-fixdate, RFC 850 date, asctime date; all in GMT.
const IMF = /^[a-z]{3}, (\d{2}) ([a-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt$/
const RFC850 = /^[a-z]{6,9}, (\d{2})-([a-z]{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) gmt$/
const ASCTIME = /^[a-z]{3} ([a-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/

/** Milliseconds since 1970 of an HTTP date in any of its three forms, or undefined. */
export function httpDateOf(text: string): number | undefined {
  const date = text.trim().toLowerCase()
  const imf = IMF.exec(date)
  if (imf) return utc(imf[3], imf[2], imf.slice(1, 2).concat(imf.slice(4)))
  const rfc850 = RFC850.exec(date)
  // Two digits of a year mean this century for every server that still runs.
  if (rfc850) return utc(`20${rfc850[3]}`, rfc850[2], rfc850.slice(1, 2).concat(rfc850.slice(4)))
  const asctime = ASCTIME.exec(date)
  if (asctime) return utc(asctime[6], asctime[1], asctime.slice(2, 6))
  return undefined
}

function utc(year = '', month = '', parts: readonly string[] = []): number | undefined {
  const [day = 1, hours = 0, minutes = 0, seconds = 0] = parts.map(Number)
  const at = Date.UTC(Number(year), MONTHS.indexOf(month), day, hours, minutes, seconds)
  const isReal = MONTHS.includes(month) && new Date(at).getUTCDate() === day && hours < 24 && minutes < 60
  return isReal ? at : undefined
}
