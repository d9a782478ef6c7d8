/** Parts of a date as text, under the names `readDate` reads. */
export type DateText = {
  readonly year?: string | undefined
  readonly month?: string | undefined
  readonly day?: string | undefined
  readonly week?: string | undefined
  readonly weekday?: string | undefined
  readonly ordinal?: string | undefined
  /** Two numbers before the year whose order is not known. */
  readonly first?: string | undefined
  readonly second?: string | undefined
  readonly time?: string | undefined
  readonly half?: string | undefined
  readonly zone?: string | undefined
  /** Zone of the IANA database, for a text without an offset. */
  readonly region?: string | undefined
  readonly epoch?: string | undefined
}

export type DateFormat = {
  /** Where the form is specified, or who writes it. */
  readonly source: string
  readonly pattern: RegExp
  /** Whether a word may stand before its figures. */
  readonly mayStartWithWord: boolean
  /** Zone of a text that names none, where the form itself is a country's. */
  readonly zone?: string
}

// A weekday in whatever language: asking for letters of all scripts would cost milliseconds each time a process starts.
const NAME = String.raw`[^\s\0-@[-\x60{-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff20]+`
const TIME = String.raw`(?<time>\d{1,2}(?::\d{1,2}(?::\d{1,2}(?::\d{3})?)?(?:[.,]\d*)?)?)`
const BASIC_TIME = String.raw`(?<time>\d{2}(?:\d{2}(?:\d{2})?)?(?:[.,]\d+)?|\d{2}:\d{2}(?::\d{2}(?:[.,]\d*)?)?)`
const CJK_TIME = String.raw`(?: ?(?<half>오전|오후|午前|午後|上午|下午))? ?(?<time>\d{1,2}(?::\d{1,2}(?::\d{1,2})?)?|\d{1,2}[시時时](?: ?\d{1,2}[분分](?: ?\d{1,2}[초秒])?)?)`
const HALF = String.raw`(?: ?(?<half>[aApP]\.?[mM]\b\.?))?`
const OFFSET = String.raw`(?:GMT|UTC|UT|Z)? ?[+-]\d{1,2}(?::?\d{2})?`
// An offset may be followed by the zone's name, which says nothing new; RFC 9557 puts a region into brackets.
const ZONE = String.raw`(?: ?(?<zone>${OFFSET}|[zZ]|[A-Za-z/_]{2,40})(?: \(?[A-Za-z]{3,5}\)?)?)?(?:\[(?<region>[A-Za-z_/+-]+)\])?`
const AFTER_DATE = `(?:(?:[Tt]|,? (?:[-–|@] )?)${TIME}${HALF}${ZONE})?`

function format(source: string, pattern: string, zone?: string): DateFormat {
  const whole = new RegExp(`^${pattern}$`, 'u')
  const own = { source, pattern: whole, mayStartWithWord: pattern.startsWith('(?:') }
  return zone ? { ...own, zone } : own
}

/** Forms that one pattern each describes, in the order they are tried. The first that fits decides, even when its numbers make no date. */
export const NUMERIC_FORMATS: readonly DateFormat[] = [
  // First, because nine of ten dates in feeds look like this.
  format(
    'RFC 822, RFC 2822',
    String.raw`(?:[A-Za-z]{3}, )?(?<day>\d{1,2}) (?<month>[A-Za-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) (?<zone>[A-Za-z]{1,4}|[+-]\d{4})`,
  ),
  // Google once wrote the month with an extra zero: 2003-012-31.
  format(
    'RFC 3339; W3CDTF; ISO 8601 extended; SQL',
    String.raw`(?<year>\d{4})(?:-0?(?<month>\d{1,2})(?:-(?<day>\d{1,2})${AFTER_DATE})?)?`,
  ),
  format(
    'ISO 8601, fraction of an hour or time without colons',
    String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[Tt]${BASIC_TIME}${ZONE}`,
  ),
  format(
    'XML Schema, day with a zone',
    String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<zone>Z|[+-]\d{2}:\d{2})`,
  ),
  format('Unix time, seconds or milliseconds', String.raw`(?<epoch>\d{10}(?:\.\d+)?|\d{13})`),
  format(
    'ISO 8601 basic',
    String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[Tt ]?${BASIC_TIME}${ZONE})?`,
  ),
  format(
    'ISO 8601 week',
    String.raw`(?<year>\d{4})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7])(?:[Tt]${BASIC_TIME}${ZONE})?)?`,
  ),
  format('ISO 8601 ordinal', String.raw`(?<year>\d{4}|\d{2})-?(?<ordinal>\d{3})${AFTER_DATE}`),
  format(
    'ISO 8601:1988, year of two digits',
    String.raw`-?(?<year>\d{2})-?(?<month>\d{2})-?(?<day>\d{2})${AFTER_DATE}`,
  ),
  format('ISO 8601:1988, year and month', String.raw`-(?<year>\d{2})-?(?<month>\d{2})`),
  format(
    'Perforce; Japanese press',
    String.raw`(?:${NAME}\.?,? )?(?<year>\d{4})[/.] ?(?<month>\d{1,2})[/.] ?(?<day>\d{1,2})\.?${AFTER_DATE}`,
  ),
  format(
    'day.month.year, continental Europe',
    String.raw`(?:${NAME}\.?,? )?(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})(?:,? ?[-–|]? ?(?:um |kl\.? |klo )?(?<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?: Uhr| h)?${ZONE})?`,
  ),
  format(
    'slashes, order told or evident',
    String.raw`(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})${AFTER_DATE}`,
  ),
  format(
    'Korean: nate.com, morning and afternoon',
    String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}) (?=오)${CJK_TIME}${ZONE}`,
    '+09:00',
  ),
  format(
    'Korean: year, month, day by name',
    String.raw`(?<year>\d{4})년 ?(?<month>\d{1,2})월 ?(?<day>\d{1,2})일(?:\(.\)| .요일)?(?:${CJK_TIME})?${ZONE}`,
    '+09:00',
  ),
  format(
    'Japanese and Chinese: year, month, day by name',
    String.raw`(?<year>\d{4})年 ?(?<month>\d{1,2})月 ?(?<day>\d{1,2})日?(?:[(（].[)）]|,? ?(?:.曜日|星期.|周.|週.))?(?:${CJK_TIME})?${ZONE}`,
  ),
]
