/** What stands before names in bylines of the main languages. */
export const LEADING_WORDS =
  /^(?:(?:article|story|words|text|texte|texto|report|interview|review|posted|published|written|reported|medically reviewed|view all posts|posts|more|all posts|alle artikel|alle beiträge|tous les articles|tutti gli articoli|todos los artículos|more stories|artikel|beiträge|ein (?:beitrag|kommentar)|zeige alle beiträge|a?rtikel)\s+)?(?:by|von|par|por|di|door|af|av|from|oleh|от)\s[:：]?\s*|^(?:autor(?:in|a|es|en)?|authors?|auteure?|writers?|text|texte|texto|words|redaktion|written by|автор|作者|記者|文|撰文|글|par|by|著者)\s*[:：•●|]\s*/i

/** The same glued to a name by a page that styles the two apart. */
export const GLUED_WORDS = /^(?:By|BY|by|Von|von|Par|Por)(?=\p{Lu}\p{Ll})/u

/** Words of a job or a place in a company: a part that holds one is no name. */
export const JOB_WORDS =
  /(?:^|[\s-])(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|contributors|founder|co-founder|director|manager|officer|president|ceo|cto|cmo|expert|specialist|coordinator|associate|assistant|researcher|adviser|advisor|developer|designer|executive|lecturer|freelancer|journaliste|analyst|producer|photographer|blogger|strategist|consultant|engineer|professor|author|authors|editors|writers|redakteur|redakteurin|redakteure|korrespondent|korrespondentin|journaliste|journalistin|rédacteur|rédactrice|redactor|redactora|periodista|giornalista|jornalista|repórter|journalist|autor|autorin|posts|profile|follow|followers|subscribe|updated|published|read|ago|january|february|march|july|september|october|november|december|posted|reviewed|fact|checked)(?:$|[\s,.-])/i

/** Parts that are never a name of anybody. */
export const NO_NAMES =
  /^(?:by|written by|von|par|por|di|door|af|av|de|and|und|on|in|at|the|admin|administrator|guest|guest post|author|user|unknown|anonymous|webmaster|n\/a|null|undefined|none|home|login|log in|log out|sign in|share|email|mail|print|twitter|facebook|linkedin|x|instagram|website|contact|about|welcome|menu|search|news|comments?|staff writer|red|agenturen|agencies|mehr|more|themen.*|archiv.*|alle artikel|alle beiträge|bluesky|mastodon|view all.*|see all.*|read more.*|.*\bsays?)$|^(?:about|read|view|see|more|all|about the|photo|foto|image|bild|source|quelle|copyright|©|an?|my|our|your|we|i|she|he|it|they)\s|^(?:april|may|june|august)\s\d|©|\.\.\.|»|→|[!?]/i

/** News agencies, newsrooms and other bodies that sign as one. */
export const AGENCIES =
  /^(?:reuters|afp|ap|dpa|efe|ansa|apa|sda|sid|kna|epd|tt|ntb|ritzau|anp|belga|pti|ani|ians|upi|cnn|bbc|xinhua|tass|interfax|bloomberg|associated press|the associated press|agence france-presse|deutsche presse-agentur|press association|pa media|anadolu ajansı|europa press|red|agenturen)(?:$|[\s/,])|(?:^|[\s-])(?:team|staff|redaktion|rédaction|redacción|redazione|redação|redactie|redaktionen|toimitus|newsroom|newsdesk|desk|editors|editorial|agency|agencies|agentur|news|media|magazine|inc|llc|ltd|gmbh|editorial board|press|university|foundation|institute|company|group)\.?$|^(?:la rédaction|redaktion|editorial)\b/i
