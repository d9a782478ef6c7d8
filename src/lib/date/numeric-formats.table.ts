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
  /** How many figures such a text begins with; 0 when a word may stand before them. A minus sign in front is not counted. */
  readonly figures: readonly number[]
  /** What every such text holds and most others do not. */
  readonly mark?: RegExp
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

type DateForm = Omit<DateFormat, 'pattern'> & { readonly form: string }

function format({ form, ...own }: DateForm): DateFormat {
  return { ...own, pattern: new RegExp(`^${form}$`) }
}

/** Forms that one pattern each describes, in the order they are tried. The first that fits decides, even when its numbers make no date. */
export const NUMERIC_FORMATS: readonly DateFormat[] = [
  // First, because nine of ten dates in feeds look like this.
  format({
    source: 'RFC 822, RFC 2822',
    figures: [0, 1, 2],
    form: String.raw`(?:[A-Za-z]{3}, )?(?<day>\d{1,2}) (?<month>[A-Za-z]{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) (?<zone>[A-Za-z]{1,4}|[+-]\d{4})`,
  }),
  // Google once wrote the month with an extra zero: 2003-012-31.
  format({
    source: 'RFC 3339; W3CDTF; ISO 8601 extended; SQL',
    figures: [4],
    form: String.raw`(?<year>\d{4})(?:-0?(?<month>\d{1,2})(?:-(?<day>\d{1,2})${AFTER_DATE})?)?`,
  }),
  format({
    source: 'ISO 8601, fraction of an hour or time without colons',
    figures: [4],
    form: String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[Tt]${BASIC_TIME}${ZONE}`,
  }),
  format({
    source: 'XML Schema, day with a zone',
    figures: [4],
    form: String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<zone>Z|[+-]\d{2}:\d{2})`,
  }),
  format({
    source: 'day.month.year, continental Europe',
    figures: [0, 1, 2],
    mark: /\d\. ?\d/,
    form: String.raw`(?:${NAME}\.?,? )?(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})(?:,? ?[-–|]? ?(?:um |kl\.? |klo )?(?<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?: Uhr| h)?${ZONE})?`,
  }),
  format({
    source: 'slashes, order told or evident',
    figures: [1, 2],
    form: String.raw`(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})${AFTER_DATE}`,
  }),
  format({
    source: 'Unix time, seconds or milliseconds',
    figures: [10, 13],
    form: String.raw`(?<epoch>\d{10}(?:\.\d+)?|\d{13})`,
  }),
  format({
    source: 'ISO 8601 basic',
    figures: [8, 10, 12, 14],
    form: String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[Tt ]?${BASIC_TIME}${ZONE})?`,
  }),
  format({
    source: 'ISO 8601 week',
    figures: [4],
    form: String.raw`(?<year>\d{4})-?W(?<week>\d{2})(?:-?(?<weekday>[1-7])(?:[Tt]${BASIC_TIME}${ZONE})?)?`,
  }),
  format({
    source: 'ISO 8601 ordinal',
    figures: [2, 4, 5, 7],
    form: String.raw`(?<year>\d{4}|\d{2})-?(?<ordinal>\d{3})${AFTER_DATE}`,
  }),
  format({
    source: 'ISO 8601:1988, year of two digits',
    figures: [2, 4, 6],
    form: String.raw`-?(?<year>\d{2})-?(?<month>\d{2})-?(?<day>\d{2})${AFTER_DATE}`,
  }),
  format({
    source: 'ISO 8601:1988, year and month',
    figures: [2, 4],
    form: String.raw`-(?<year>\d{2})-?(?<month>\d{2})`,
  }),
  format({
    source: 'Perforce; Japanese press',
    figures: [0, 4],
    mark: /\d{4}[/.]/,
    form: String.raw`(?:${NAME}\.?,? )?(?<year>\d{4})[/.] ?(?<month>\d{1,2})[/.] ?(?<day>\d{1,2})\.?${AFTER_DATE}`,
  }),
  format({
    source: 'Korean: nate.com, morning and afternoon',
    figures: [4],
    zone: '+09:00',
    form: String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}) (?=오)${CJK_TIME}${ZONE}`,
  }),
  format({
    source: 'Korean: year, month, day by name',
    figures: [4],
    zone: '+09:00',
    form: String.raw`(?<year>\d{4})년 ?(?<month>\d{1,2})월 ?(?<day>\d{1,2})일(?:\(.\)| .요일)?(?:${CJK_TIME})?${ZONE}`,
  }),
  format({
    source: 'Japanese and Chinese: year, month, day by name',
    figures: [4],
    form: String.raw`(?<year>\d{4})年 ?(?<month>\d{1,2})月 ?(?<day>\d{1,2})日?(?:[(（].[)）]|,? ?(?:.曜日|星期.|周.|週.))?(?:${CJK_TIME})?${ZONE}`,
  }),
]
