import { CAPITALS, NO_NAME_LETTERS } from '../../../lib/text/letters.ts'

/** "Read more" at the end of a description, in the languages news is most written in. */
export const INVITATIONS =
  /\s*(?:\[?(?:…|\.\.\.)\]?\s*)?(?:continue reading|read more|read the full (?:story|article)|read on|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|saiba mais|lees verder|läs mer|læs mere|les mer|lue lisää|czytaj (?:dalej|więcej)|devamını oku|baca selengkapnya|soma zaidi|читать (?:далее|полностью)|подробнее|阅读全文|查看全文|继续阅读|閱讀全文|続きを読む|もっと見る|더 ?보기|اقرأ المزيد|للمزيد)\s*(?:…|\.\.\.|»|→|>)?\s*$/i

const CAPITAL = `[${CAPITALS}]`
const LETTER = `[^${NO_NAME_LETTERS}]`
const PLACE = `${CAPITAL}${LETTER}*(?:[ ,/]+(?:(?:de|del|la|am|an|der|of|on|upon|di|do|da) )?${CAPITAL}${LETTER}*){0,4}`
const DAY = String.raw`,? (?:\d{1,2}\.? (?:de )?${LETTER}{3,12}\.?|${CAPITAL}${LETTER}{2,11}\.? \d{1,2})`
const AGENCY = String.raw`,? ?\([^\0-\x1f!-+\-:-@[-\x60{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷\u2000-\u206f\u3000-\u303f\ufeff\uff00-\uff20]{2,30}\)`
const RUSSIAN_AGENCIES = 'РИА Новости|ТАСС|Интерфакс|Прайм'
const DASH = '\\s*[—–-]{1,2}\\s+'
// The two ranges hold the scripts that have no capitals.
const SENTENCE = String.raw`(?=["“„«‘(]?[${CAPITALS}\d\u05d0-\u1dff\u3041-\ud7ff])`

export type Dateline = {
  /** What every such line holds and most texts do not: looking for it costs a hundredth of trying the pattern. */
  readonly mark: RegExp
  readonly pattern: RegExp
}

/** Place, day and agency before the first sentence, each form with an example. */
export const DATELINES: readonly Dateline[] = [
  // МОСКВА, 17 мая - РИА Новости. / МОСКВА, 17 мая. /ТАСС/.
  dateline(new RegExp(RUSSIAN_AGENCIES), `${PLACE}${DAY}\\.?(?:${DASH}| )/?(?:${RUSSIAN_AGENCIES})/?\\.\\s+`),
  // MADRID, 17 may (EFE).- / HARBOUR TOWN (Reuters) - / Nairobi, Kenya —
  dateline(/[—–-]\s/, `${PLACE}(?:${DAY})?(?:${AGENCY})?[.:]?${DASH}${SENTENCE}`),
  // Berlin (dpa).
  dateline(/\)[.:]\s/, `${PLACE}(?:${DAY})?${AGENCY}[.:]\\s+${SENTENCE}`),
  // القاهرة (رويترز) -
  dateline(
    /\)\s*[-–—:]/,
    String.raw`[\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc ]{2,30}\([^()]{2,20}\)\s*[-–—:]\s*`,
  ),
  // 新华社北京5月17日电（记者王小明）
  dateline(
    /[电電讯訊]/,
    String.raw`[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\d]{2,20}(?:日[电電讯訊]|[电電讯訊](?=[（( ]))(?:\s*[（(][^（）()]{2,40}[）)])?\s*`,
  ),
  // （香港综合讯）, 【本报讯】, 【東京＝山田太郎】
  dateline(
    /[电電讯訊道導】]/,
    String.raw`(?:[（(][^（）()]{2,40}(?:[电電讯訊]|报道|報導)[）)]|【[^【】]{2,30}】)\s*`,
  ),
]

function dateline(mark: RegExp, form: string): Dateline {
  return { mark, pattern: new RegExp(`^${form}`) }
}
