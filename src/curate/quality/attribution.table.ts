/*
 * How texts say who said something. Words that stand before a name ("said Ada Byron") and behind it ("Ada Byron said"), by
 * language; scripts without capitals need a title or a particle beside the name. Lengths are bounded: a page of capitals must
 * not cost the square of its length.
 */

const NAME = String.raw`(?<!\p{L})((?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}'’-]{1,30}(?: (?:de|da|do|dos|von|van|der|la|el|al|bin|of|the|\p{Lu}(?:\.|[\p{L}'’-]{0,30}))){0,4})`

type Words = { readonly before?: string; readonly articles?: string; readonly behind?: string }

const NORWEGIAN: Words = {
  before: 'ifølge|sier|sa|skriver|forteller|mener',
  behind: 'sier|sa|skriver|forteller|mener',
}

/** Words of saying by language, as alternatives. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    before:
      'said|says|told|according to|asked|argues?|argued|explained|explains|warned|warns|wrote|added|notes|noted',
    articles: 'the ',
    behind:
      'said|says|told|argues|argued|explained|explains|warned|warns|wrote|added|estimates|estimated|announced|noted',
  },
  de: {
    before:
      'sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|berichtete|berichtet|erläuterte|kritisierte|warnte|laut|zufolge|nach Angaben von',
    articles: 'der |die |das |den |dem ',
    behind:
      'sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|warnte|warnt|schrieb|schreibt|teilte|kritisierte|berichtete|zufolge',
  },
  fr: {
    before:
      "selon|d['’]après|(?:a|ont|avait) (?:déclaré|indiqué|expliqué|affirmé|précisé|dit|ajouté|assuré|annoncé|souligné|confié|estimé)|explique|indique|précise|affirme|estime|souligne|raconte|assure|confie|rappelle|ajoute|déclare",
    articles: "le |la |les |l['’]|M\\. |Mme ",
    behind:
      '(?:a|ont|avait) (?:déclaré|indiqué|expliqué|affirmé|précisé|dit|ajouté|assuré|annoncé|souligné|confié|estimé)|explique|indique|précise|affirme|estime|souligne|assure|confie',
  },
  es: {
    before:
      'según|dijo|afirmó|explicó|declaró|señaló|aseguró|indicó|añadió|subrayó|dice|explica|afirma|señala|asegura|de acuerdo con',
    articles: 'el |la |los |las ',
    behind: 'dijo|afirmó|explicó|declaró|señaló|aseguró|indicó|añadió|subrayó|explica|afirma|señala|asegura',
  },
  pt: {
    before:
      'segundo|de acordo com|disse|afirmou|explicou|declarou|diz|afirma|explica|acrescentou|contou|avaliou',
    articles: 'o |a |os |as ',
    behind: 'disse|afirmou|explicou|declarou|diz|afirma|explica|acrescentou|contou|avaliou',
  },
  it: {
    before:
      'secondo|ha (?:detto|dichiarato|spiegato|affermato|aggiunto|raccontato)|spiega|afferma|dice|dichiara|racconta|sottolinea',
    articles: "il |la |lo |i |gli |le |l['’]",
    behind:
      'ha (?:detto|dichiarato|spiegato|affermato|aggiunto|raccontato)|spiega|afferma|dice|dichiara|racconta|sottolinea',
  },
  nl: {
    before: 'volgens|aldus|zei|zegt|vertelt|vertelde|stelt|stelde|schrijft|verklaarde',
    articles: 'de |het ',
    behind: 'zei|zegt|vertelt|vertelde|stelt|stelde|schrijft|schreef|verklaarde',
  },
  sv: {
    before: 'enligt|säger|sa|sade|skriver|berättar|menar',
    behind: 'säger|sa|sade|skriver|berättar|menar',
  },
  no: NORWEGIAN,
  da: { before: 'ifølge|siger|sagde|skriver|fortæller|mener', behind: 'siger|sagde|skriver|fortæller|mener' },
  pl: {
    before: 'według|zdaniem|powiedziała?|mówi|stwierdziła?|dodała?|podkreśliła?|wyjaśniła?',
    behind: 'powiedziała?|mówi|stwierdziła?|dodała?|podkreśliła?|wyjaśniła?',
  },
  ru: {
    before:
      'по словам|по данным|сказала?|заявила?|отметила?|сообщила?|рассказала?|пояснила?|подчеркнула?|добавила?|считает|говорит',
    behind:
      'сказала?|заявила?|отметила?|сообщила?|рассказала?|пояснила?|подчеркнула?|добавила?|считает|говорит',
  },
  uk: {
    before:
      'за словами|сказа(?:в|ла)|заяви(?:в|ла)|повідоми(?:в|ла)|розпові(?:в|ла)|поясни(?:в|ла)|вважає|каже',
    behind: 'сказа(?:в|ла)|заяви(?:в|ла)|повідоми(?:в|ла)|розпові(?:в|ла)|поясни(?:в|ла)|вважає|каже',
  },
  tr: {
    behind:
      '(?:[^.\\n]{0,120} )?(?:dedi|söyledi|açıkladı|belirtti|ifade etti|konuştu|kaydetti|vurguladı|anlattı)',
  },
  id: {
    before: 'kata|ujar|menurut|ucap|tutur|jelas|ungkap',
    behind: 'mengatakan|menyatakan|menjelaskan|menambahkan',
  },
  sw: {
    before: 'kwa mujibu wa|alisema|amesema',
    behind: 'alisema|amesema|anasema|aliambia|ameambia|alieleza',
  },
  ha: { before: 'in ji|a cewar|cewar', behind: 'ya ce|ta ce|ya shaida|ta shaida|ya fada' },
}

const TITLES_JA = 'さん|氏|教授|准教授|市長|知事|代表|社長|所長|会長|首相|大臣|研究員|議員|監督|委員長'
const TITLES_ZH =
  '教授|博士|先生|女士|市长|市長|主任|发言人|發言人|部长|部長|总统|總統|主席|经理|經理|研究员|研究員'
const TITLES_KO = '교수|대표|시장|의원|장관|연구원|씨|회장|대변인|감독|총리|대통령|소장'

/** Scripts without capitals: a name is known by its title or by the word of saying beside it. */
const SCRIPTS: Readonly<Record<string, readonly RegExp[]>> = {
  ja: [
    new RegExp(
      String.raw`([\p{Script=Han}\p{Script=Katakana}・ー]{2,14}?)(?:${TITLES_JA})(?=は|が|も|によると|によれば|に話)`,
      'gu',
    ),
  ],
  zh: [
    new RegExp(
      String.raw`([\p{Script=Han}·]{2,4}?)(?:${TITLES_ZH})?(?=(?:对记者|向记者|今天|昨天)?(?:说[，：:“「]|說[，：:“「]|表示|指出|告诉记者|告訴記者|认为|認為|透露|介绍|介紹|强调|強調|解释|解釋))`,
      'gu',
    ),
  ],
  ko: [new RegExp(String.raw`([\p{Script=Hangul}]{2,4}) ?(?:${TITLES_KO})(?=은|는|이|가|에 따르면)`, 'gu')],
  ar: [
    /(?<!\p{L})و?(?:قال|قالت|أكد|أكدت|صرح|صرحت|أوضح|أوضحت|أضاف|أضافت|ذكر|ذكرت|بحسب|حسب|وفقا ل|وفقًا ل|وفق) ?([\p{Script=Arabic}]{2,20}(?: [\p{Script=Arabic}]{2,20})?)/gu,
  ],
  hi: [
    /([\p{Script=Devanagari}]{2,20}(?: [\p{Script=Devanagari}]{2,20})?) ने (?:[^।\n]{0,80} )?(?:कहा|बताया)/gu,
    /([\p{Script=Devanagari}]{2,20}(?: [\p{Script=Devanagari}]{2,20})?) के (?:अनुसार|मुताबिक)/gu,
  ],
}

/** A name of two words or more right beside a quotation, in any language with capitals: »... ,« so Ada Byron. */
const BESIDE_QUOTATION =
  /(?:[,.!?]["”“»«]|["”“»«],?) (?:\p{Ll}[\p{L}'’]{0,20} ){0,3}(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}(?:\.|[\p{L}'’-]{0,30})){1,3})/gu

const BY_LANGUAGE: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ...Object.entries(WORDS).map(([language, words]) => [language, patternsOf(words)] as const),
  ...Object.entries(SCRIPTS),
  ['nb', patternsOf(NORWEGIAN)] as const,
  ['nn', patternsOf(NORWEGIAN)] as const,
])

/** Patterns that capture who says something in a text of this language; those of all languages when it is not known. */
export function sayingPatterns(language: string | undefined): readonly RegExp[] {
  const own = language === undefined ? undefined : BY_LANGUAGE.get(language.slice(0, 2).toLowerCase())
  if (own) return [...own, BESIDE_QUOTATION]
  return language === undefined ? [...[...BY_LANGUAGE.values()].flat(), BESIDE_QUOTATION] : [BESIDE_QUOTATION]
}

function patternsOf({ before, articles, behind }: Words): readonly RegExp[] {
  return [
    ...(before ? [new RegExp(String.raw`(?<!\p{L})(?:${before}) (?:${articles ?? ''})?${NAME}`, 'gu')] : []),
    ...(behind
      ? [new RegExp(String.raw`${NAME}(?:, [^,."“”„«»]{3,80},)? (?:${behind})(?!\p{L})`, 'gu')]
      : []),
  ]
}

/** Words with a capital, or beside a word of saying, that are nobody's name. */
export const NO_NAME =
  /^(?:|I|He|She|It|We|You|They|This|That|These|Those|The|A|An|But|And|As|In|On|At|Who|What|One|Some|Many|Others|Everyone|Mr|Mrs|Ms|Er|Sie|Es|Wir|Ich|Man|Der|Die|Das|Dies|Il|Elle|On|Nous|Ils|Elles|Ce|Cela|Lui|Je|El|Ella|Ellos|Esto|Eso|Ele|Ela|Eles|O|Lei|Lo|La|Hij|Zij|Ze|Het|Wij|Ik|Han|Hon|Hun|De|Det|Vi|Jag|Jeg|On|Ona|To|Он|Она|Они|Это|Мы|Я|Bu|O|Dia|Ia|Mereka|他|她|他们|我们|彼|彼女|هذا|هذه|ذلك|إن|أن|إنه|إنها|उन्होंने|उन)$/
