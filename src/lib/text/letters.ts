/**
 * Letters for patterns: the insides of character classes. To ask for them by their Unicode property (`\p{L}`) costs the engine a
 * millisecond and more a pattern whenever a process starts, because it searches the whole of Unicode each time it reads one. These
 * name nearly the same letters, for rules of thumb that look at names.
 */

/** The capital letters of the alphabets that have any: Latin, Greek, Cyrillic and Armenian. */
export const CAPITALS =
  'A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚΆΈΉΊΌΎΏΑ-ΡΣ-ΫЀ-ЯҐҒҖҚҢҮҰҲҺӘӨԱ-Ֆ' +
  'ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ'

const OTHER_SIGNS = String.raw`\u060c\u061b\u061f\u0660-\u0669\u06d4\u06f0-\u06f9\u0964-\u096f\u09e6-\u09ef\u2000-\u2018\u201a-\u2bff\u3000-\u3004\u3008-\u3030\u303d-\u303f\u30fb\ud800-\udfff\uff00-\uff20`

/** What is no letter and no mark of one: `[^${NO_LETTERS}]` is a letter. */
export const NO_LETTERS = String.raw`\s\0-@[-\x60{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷\u2019${OTHER_SIGNS}`

/** The same without the signs that stand in names: apostrophes, full stops and hyphens. */
export const NO_NAME_LETTERS = String.raw`\s\0-&(-,/-@[-\x60{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷${OTHER_SIGNS}`
