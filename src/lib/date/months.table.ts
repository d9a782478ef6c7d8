/**
 * Month names by language, January first, as their newsrooms write them: full names, genitives and abbreviations.
 * Lower case and without accents, as `parseDate` looks them up. Sources: Unicode CLDR, calendar data of each language.
 */
// biome-ignore format: a table reads better by language
const NAMES: readonly (readonly string[])[] = [
  // English
  ['january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug', 'september sep sept', 'october oct', 'november nov', 'december dec'],
  // German (with the Austrian January and the spellings without umlaut)
  ['januar janner jaenner jan', 'februar feber feb', 'marz maerz mrz', 'april apr', 'mai', 'juni jun', 'juli jul', 'august aug', 'september sep sept', 'oktober okt', 'november nov', 'dezember dez'],
  // French
  ['janvier janv', 'fevrier fevr fev', 'mars', 'avril avr', 'mai', 'juin', 'juillet juil', 'aout', 'septembre sept', 'octobre oct', 'novembre nov', 'decembre dec'],
  // Spanish, Catalan
  ['enero ene gener', 'febrero febrer', 'marzo marc', 'abril abr', 'mayo may maig', 'junio juny', 'julio juliol', 'agosto ago agost', 'septiembre setiembre setembre', 'octubre', 'noviembre', 'diciembre dic desembre'],
  // Portuguese
  ['janeiro', 'fevereiro fev', 'marco', 'abril abr', 'maio mai', 'junho', 'julho', 'agosto ago', 'setembro set', 'outubro out', 'novembro', 'dezembro dez'],
  // Italian
  ['gennaio gen genn', 'febbraio febbr', 'marzo', 'aprile', 'maggio mag magg', 'giugno giu', 'luglio lug', 'agosto ago', 'settembre set sett', 'ottobre ott', 'novembre', 'dicembre dic'],
  // Dutch
  ['januari', 'februari', 'maart mrt', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober okt', 'november', 'december'],
  // Swedish, Danish, Norwegian
  ['januari januar', 'februari februar', 'mars marts', 'april', 'maj mai', 'juni', 'juli', 'augusti august', 'september', 'oktober okt', 'november', 'december desember des'],
  // Finnish
  ['tammikuuta tammikuu tammi', 'helmikuuta helmikuu helmi', 'maaliskuuta maaliskuu maalis', 'huhtikuuta huhtikuu huhti', 'toukokuuta toukokuu touko', 'kesakuuta kesakuu kesa', 'heinakuuta heinakuu heina', 'elokuuta elokuu elo', 'syyskuuta syyskuu syys', 'lokakuuta lokakuu loka', 'marraskuuta marraskuu marras', 'joulukuuta joulukuu joulu'],
  // Polish
  ['stycznia styczen sty', 'lutego luty lut', 'marca marzec', 'kwietnia kwiecien kwi', 'maja maj', 'czerwca czerwiec cze', 'lipca lipiec lip', 'sierpnia sierpien sie', 'wrzesnia wrzesien wrz', 'pazdziernika pazdziernik paz', 'listopada listopad lis', 'grudnia grudzien gru'],
  // Czech and Slovak (without the two names whose month differs from the Polish: "listopad", "srpen")
  ['ledna leden januara', 'unora unor februara', 'brezna brezen', 'dubna duben aprila', 'kvetna kveten maja', 'cervna cerven juna', 'cervence cervenec jula', 'srpna srpen augusta', 'zari septembra', 'rijna rijen oktobra', 'listopadu novembra', 'prosince prosinec decembra'],
  // Hungarian
  ['januar', 'februar febr', 'marcius marc', 'aprilis apr', 'majus maujus maj', 'junius jun', 'julius', 'augusztus', 'szeptember szept', 'oktober', 'november', 'december'],
  // Romanian
  ['ianuarie ian', 'februarie', 'martie', 'aprilie', 'mai', 'iunie iun', 'iulie iul', 'august', 'septembrie', 'octombrie', 'noiembrie noi', 'decembrie'],
  // Turkish
  ['ocak oca', 'subat sub', 'mart', 'nisan nis', 'mayis', 'haziran haz', 'temmuz tem', 'agustos agu', 'eylul eyl', 'ekim eki', 'kasim kas', 'aralik ara'],
  // Greek; two abbreviations as feeds write them whose encoding was misread once
  ['ιανουαριου ιανουαριος ιαν', 'φεβρουαριου φεβρουαριος φεβ φεβρ', 'μαρτιου μαρτιος μαρ μαω', 'απριλιου απριλιος απρ', 'μαιου μαιος μαι μαη', 'ιουνιου ιουνιος ιουν ιον', 'ιουλιου ιουλιος ιουλ ιολ', 'αυγουστου αυγουστος αυγ', 'σεπτεμβριου σεπτεμβριος σεπ σεπτ', 'οκτωβριου οκτωβριος οκτ', 'νοεμβριου νοεμβριος νοε', 'δεκεμβριου δεκεμβριος δεκ'],
  // Russian
  ['января январь янв', 'февраля февраль фев', 'марта март мар', 'апреля апрель апр', 'мая маи', 'июня июнь июн', 'июля июль июл', 'августа август авг', 'сентября сентябрь сен сент', 'октября октябрь окт', 'ноября ноябрь ноя нояб', 'декабря декабрь дек'],
  // Ukrainian
  ['січня січень січ', 'лютого лютии лют', 'березня березень бер', 'квітня квітень кві', 'травня травень тра', 'червня червень чер', 'липня липень лип', 'серпня серпень сер', 'вересня вересень вер', 'жовтня жовтень жов', 'листопада листопад лис', 'грудня грудень гру'],
]

/** Folded month name -> 1..12. The first language that uses a name decides it. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names) =>
    names.flatMap((forms, index) => forms.split(' ').map((form) => [form, index + 1] as const)),
  ).reverse(),
)

/** Words that stand in dates and say nothing: "4 de octubre", "um 10:00 Uhr", "4 октября 2023 г.". */
// biome-ignore format: a table reads better on few lines
export const FILLERS: ReadonlySet<string> = new Set([
  'de', 'del', 'di', 'da', 'do', 'of', 'the', 'at', 'on', 'um', 'uhr', 'am', 'den', 'a', 'as', 'le', 'el', 'kl', 'klo', 'h', 'hrs', 'г', 'года', 'в', 'р', 'о', 'roku', 'om', 'i', 'στις', 'et', 't',
])

/** Days of the week by language, folded as months are; they stand anywhere in a date and say nothing new. */
// biome-ignore format: a table reads better by language
const WEEKDAY_NAMES: readonly string[] = [
  // English, German, French
  'monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun',
  'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so',
  'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim',
  // Spanish, Portuguese, Italian
  'lunes lun martes miercoles mie jueves jue viernes vie sabado sab domingo dom',
  'segunda seg terca ter quarta qua quinta qui sexta sex feira',
  'lunedi lun martedi mercoledi giovedi gio venerdi sabato domenica',
  // Dutch, Swedish, Danish, Norwegian, Finnish
  'maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo',
  'mandag man tisdag tis tirsdag tir onsdag ons torsdag tors tor fredag fre lordag lor sondag son',
  'maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai perjantaina lauantai lauantaina sunnuntai sunnuntaina',
  // Polish, Czech, Hungarian, Romanian, Turkish
  'poniedziałek pon wtorek wt sroda sr czwartek czw piatek pt sobota sob niedziela niedz nd',
  'pondeli utery streda ctvrtek patek nedele',
  'hetfo kedd szerda csutortok pentek szombat vasarnap',
  'luni marti miercuri joi vineri sambata duminica',
  'pazartesi pzt sali sal carsamba persembe prs cuma cum cumartesi cmt pazar paz',
  // Greek, Russian, Ukrainian
  'δευτερα δευ τριτη τρι τεταρτη τετ πεμπτη πεμ παρασκευη παρ σαββατο σαβ κυριακη κυρ',
  'понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс',
  'понедiлок вiвторок середа четвер п’ятниця субота недiля нд',
]

export const WEEKDAYS: ReadonlySet<string> = new Set(WEEKDAY_NAMES.flatMap((names) => names.split(' ')))
