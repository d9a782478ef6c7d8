import { CAPITALS, NO_LETTERS, NO_NAME_LETTERS } from '../../../lib/text/letters.ts'

/** What stands before names in bylines of the main languages. */
export const LEADING_WORDS =
  /^(?:(?:article|story|words|text|texte|texto|report|interview|review|posted|published|written|reported|medically reviewed|view all posts|posts|more|all posts|alle artikel|alle beiträge|tous les articles|tutti gli articoli|todos los artículos|more stories|artikel|beiträge|ein (?:beitrag|kommentar)|zeige alle beiträge|a?rtikel)\s+)?(?:by|von|par|por|di|door|af|av|from|oleh|от)\s[:：]?\s*|^(?:autor(?:in|a|es|en)?|authors?|auteure?|writers?|text|texte|texto|words|redaktion|written by|автор|作者|記者|文|撰文|글|par|by|著者)\s*[:：•●|]\s*/i

/** The same glued to a name by a page that styles the two apart. */
export const GLUED_WORDS = new RegExp(
  `^(?:By|BY|by|Von|von|Par|Por)(?=[${CAPITALS}][^${CAPITALS}${NO_LETTERS}])`,
)

/** Words of a job or a place in a company: a part that holds one is no name. */
export const JOB_WORDS: ReadonlySet<string> = new Set(
  `writer reporter editor correspondent journalist columnist contributor contributors founder director manager
  officer president ceo cto cmo expert specialist coordinator associate assistant researcher adviser advisor
  developer designer executive lecturer freelancer journaliste analyst producer photographer blogger strategist
  consultant engineer professor author authors editors writers redakteur redakteurin redakteure korrespondent
  korrespondentin journalistin rédacteur rédactrice redactor redactora periodista giornalista jornalista repórter
  autor autorin posts profile follow followers subscribe updated published read ago january february march july
  september october november december posted reviewed fact checked`.split(/\s+/),
)

/** Parts that are never a name of anybody, whole. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  [
    'by|written by|von|par|por|di|door|af|av|de|and|und|on|in|at|the|admin|administrator|guest|guest post|author|user',
    'unknown|anonymous|webmaster|n/a|null|undefined|none|home|login|log in|log out|sign in|share|email|mail|print',
    'twitter|facebook|linkedin|x|instagram|website|contact|about|welcome|menu|search|news|comment|comments',
    'staff writer|red|agenturen|agencies|mehr|more|alle artikel|alle beiträge|bluesky|mastodon',
  ].flatMap((line) => line.split('|')),
)

/** How parts begin, or what they hold, that are never one. */
export const NO_NAME_FORMS =
  /^(?:themen|archiv|view all|see all|read more)|\bsays?$|^(?:about|read|view|see|more|all|about the|photo|foto|image|bild|source|quelle|copyright|©|an?|my|our|your|we|i|she|he|it|they)\s|^(?:april|may|june|august)\s\d|©|\.\.\.|»|→|[!?]/i

/** News agencies, newsrooms and other bodies that sign as one. */
export const AGENCIES =
  /^(?:reuters|afp|ap|dpa|efe|ansa|apa|sda|sid|kna|epd|tt|ntb|ritzau|anp|belga|pti|ani|ians|upi|cnn|bbc|xinhua|tass|interfax|bloomberg|associated press|the associated press|agence france-presse|deutsche presse-agentur|press association|pa media|anadolu ajansı|europa press|red|agenturen)(?:$|[\s/,])|(?:^|[\s-])(?:team|staff|redaktion|rédaction|redacción|redazione|redação|redactie|redaktionen|toimitus|newsroom|newsdesk|desk|editors|editorial|agency|agencies|agentur|news|media|magazine|inc|llc|ltd|gmbh|editorial board|press|university|foundation|institute|company|group)\.?$|^(?:la rédaction|redaktion|editorial)\b/i

/** One word of a person's name: a capital letter and what may follow it, or a particle. */
export const NAME_WORD = new RegExp(
  `^(?:[${CAPITALS}][^${NO_NAME_LETTERS}]*|d[aeiou]s?|v[ao]n|der|den|bin|al|el|la|le|y|e|ter|ten|of)$`,
)

/** A word of a name in an element of its own. */
export const SOLE_NAME_WORD = new RegExp(`^[${CAPITALS}](?:[^${NO_LETTERS}]|['’-])+$`)

export const TWO_LETTERS = new RegExp(`[^${NO_LETTERS}]{2}`)

/** What accounts are called: one word, with signs and figures in it. */
export const ACCOUNT = new RegExp(`^[^${NO_LETTERS}](?:[^${NO_LETTERS}]|[\\d._-]){2,24}$`)

/** The same with a number behind it. */
export const NUMBERED_ACCOUNT = new RegExp(`^[^${NO_LETTERS}](?:[^${NO_LETTERS}]|[_-]){2,}\\d{1,4}$`)
