const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Minutes east of UTC of the zone names of RFC 5322 section 4.3, and UTC. */
const ZONES: Readonly<Record<string, number>> = {
  '': 0,
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
}
/** Longer than any date. */
const MAX_LENGTH = 64
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*([A-Za-z]*|[+-]\d\d:?\d\d)$/
const WORDED =
  /^(?:[A-Za-z]+,?\s+)?(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\d{4}|\d\d)(?:\s+(\d\d?):(\d\d)(?::(\d\d))?)?\s*([A-Za-z]*|[+-]\d\d:?\d\d)$/

/** A moment written as ISO 8601, RFC 822 or RFC 850, the forms `unavailable_after` is given in; without a zone it is UTC. */
export function parseHttpDate(text: string): Date | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const iso = ISO.exec(text.trim())
  if (iso) return moment([Number(iso[1]), Number(iso[2]), Number(iso[3])], iso)
  const worded = WORDED.exec(text.trim())
  if (!worded) return undefined
  const month = MONTHS.indexOf((worded[2] ?? '').toLowerCase()) + 1
  return moment([fullYear(worded[3] ?? ''), month, Number(worded[1])], worded)
}

function moment(day: readonly [number, number, number], match: RegExpExecArray): Date | undefined {
  const [year, month, date] = day
  const offset = zoneMinutes(match[7] ?? '')
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
  if (offset === undefined || month < 1 || month > 12 || hour > 24 || minute > 59 || second > 60)
    return undefined
  const time = new Date(Date.UTC(year, month - 1, date, hour, minute - offset, second))
  // The 31st of February is no day, and is not the 3rd of March either.
  return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date ? time : undefined
}

function zoneMinutes(zone: string): number | undefined {
  const digits = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!digits) return ZONES[zone.toLowerCase()]
  return (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3]))
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year + (year < 70 ? 2000 : 1900)
}
