// Lengths are bounded: a page of capitals must not cost the square of its length.
/** Who is quoted, captured by name, in English, German, French and Spanish: "said Ada Byron", "Ada Byron told", "according to the ministry". */
const NAME = String.raw`(?<!\p{L})((?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}'’-]{1,30}(?: (?:de|von|van|der|la|el|al|bin|of|the|\p{Lu}[\p{L}'’.-]{0,30})){0,4})`
export const SAYING: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:said|says|told|according to|asked|argues?|argued|explained|explains|warned|warns|wrote|added) (?:the )?${NAME}`,
    'gu',
  ),
  new RegExp(
    String.raw`${NAME}(?:, [^,.]{3,80},)? (?:said|says|told|argues|argued|explained|explains|warned|warns|wrote|added|estimates|estimated|announced)\b`,
    'gu',
  ),
  new RegExp(
    String.raw`\b(?:sagte|sagt|erklärte|erklärt|betonte|laut|zufolge|nach Angaben von) (?:der |die |das |den |dem )?${NAME}`,
    'gu',
  ),
  new RegExp(String.raw`${NAME} (?:sagte|sagt|erklärte|betonte|warnte|schrieb|teilte)\b`, 'gu'),
  new RegExp(
    String.raw`\b(?:selon|d'après|a (?:déclaré|indiqué|expliqué|affirmé|précisé|dit)) (?:le |la |les |l['’])?${NAME}`,
    'gu',
  ),
  new RegExp(String.raw`${NAME} a (?:déclaré|indiqué|expliqué|affirmé|précisé|dit)\b`, 'gu'),
  new RegExp(String.raw`\b(?:según|dijo|afirmó|explicó|declaró|señaló) (?:el |la |los |las )?${NAME}`, 'gu'),
]

/** Words with a capital that are nobody's name. */
export const NO_NAME =
  /^(?:|I|He|She|It|We|You|They|This|That|These|Those|The|A|An|But|And|As|In|On|At|Who|What|One|Some|Many|Others|Everyone|Mr|Mrs|Ms|Er|Sie|Es|Wir|Ich|Der|Die|Das|Il|Elle|On|Nous|Ils|Elles|Ce|El|Ella|Ellos)$/

/** Addresses of people's and bodies' own words: law, science, statistics, code, filings. */
export const PRIMARY_HOSTS =
  /(?:^|\.)(?:gov|mil|edu|int|gouv\.fr|gob\.\w\w|gv\.at|bund\.de|admin\.ch|europa\.eu|(?:gov|ac|edu|go|gob)\.\w\w)$|^(?:arxiv\.org|doi\.org|biorxiv\.org|medrxiv\.org|ssrn\.com|nature\.com|science\.org|pnas\.org|plos\.org|acm\.org|ieee\.org|thelancet\.com|nejm\.org|github\.com|gitlab\.com|huggingface\.co|zenodo\.org|osf\.io|who\.int|un\.org|oecd\.org|imf\.org|worldbank\.org|ietf\.org|w3\.org|documentcloud\.org|courtlistener\.com|regulations\.gov|sec\.gov|clinicaltrials\.gov|cve\.org)$/

/** Credits of news agencies. */
export const WIRE_CREDIT =
  /\b(?:Reuters|Associated Press|AFP|Agence France-Presse|dpa|APA|ANSA|EFE|TASS|Xinhua|Bloomberg News|PA Media|Press Association|UPI|PTI|Kyodo)\b|\(AP\)|^AP$/

/** Words of a newsroom about what it did itself. */
export const OWN_REPORTING =
  /\b(?:told (?:this (?:paper|newspaper|site|magazine|newsroom)|us|me)\b|in an (?:exclusive )?interview with\b|(?:documents|records|emails|files|letters|images|data) (?:seen|reviewed|obtained|examined|analysed|analyzed) by\b|according to (?:documents|records|emails|internal) |we (?:asked|spoke|found|visited|reviewed|analysed|analyzed|tested|obtained|measured|interviewed)\b|(?:our|an) (?:own )?(?:investigation|analysis|review) (?:found|shows|showed|of)|declined to comment|did not (?:immediately )?respond to (?:a |our |multiple )?(?:requests?|questions?)|im Gespräch mit|auf (?:unsere )?(?:Nachfrage|Anfrage)|liegen (?:dieser Zeitung|uns|der Redaktion) vor|nous (?:avons|a) (?:consulté|rencontré|confié)|a refusé de commenter|contactée? par|entrevista con)/iu

/** Bylines that are nobody. */
export const NO_PERSON =
  /\b(?:staff|editors?|editorial|newsroom|team|admin(?:istrator)?|desk|redaktion|rédaction|redacción|press office|contributor|guest|sponsored|news service|agency|agencies|wire|correspondent)\b|@|https?:/iu

/** Headline patterns that promise and hold back; each costs points once. */
export const CLICKBAIT: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'withholds what happened',
    pattern:
      /\b(?:you won['’]?t believe|what happens next|this is what happen(?:s|ed)|will (?:shock|blow your mind|surprise|amaze) you|the reason (?:why )?will|here['’]s (?:why|what happened|the (?:real )?reason)|nobody (?:is )?talk(?:s|ing) about|wait until you|das (?:glauben|ahnen) sie nie|vous n['’]allez pas (?:le )?croire|no (?:te lo )?vas a creer)\b/iu,
  },
  {
    name: 'a numbered list of wonders',
    pattern:
      /^(?:the )?(?:top )?\d{1,3} (?:\S+ ){0,3}(?:things|reasons|ways|facts|tricks|tips|secrets|hacks|gadgets|mistakes|signs|dinge|gründe|tricks|raisons|choses|cosas|razones)\b/iu,
  },
  {
    name: 'superlatives for effect',
    pattern:
      /\b(?:mind-?blowing|jaw-?dropping|insane(?:ly)?|game-?changer|epic|unbelievable|shocking(?:ly)?|heartbreaking|must-see|goes viral|breaks the internet|destroys|slams|unglaublich|schockierend|incroyable|choquant|increíble)\b/iu,
  },
  {
    name: 'addresses the reader with a dare',
    pattern:
      /\b(?:you need to (?:know|see|stop)|you should never|stop doing this|are you (?:making|ready)|don['’]t miss|find out (?:how|why|what)|one weird trick|this one (?:trick|thing))\b/iu,
  },
  { name: 'ends in several marks', pattern: /[!?]{2,}|!\s*$|\.{3}$|…$/u },
]

/** Addresses that pay the publisher for a sale. */
export const AFFILIATE_LINK =
  /[?&](?:tag=[\w-]+-2\d|aff(?:iliate)?(?:_?id)?=|ref_?=aff|awinaffid=|clickref=|subid=|irclickid=)|\/\/(?:amzn\.to|go\.skimresources\.com|shareasale\.com|prf\.hn|howl\.(?:me|link)|click\.linksynergy\.com|www\.awin1\.com|anrdoezrs\.net|dpbolvw\.net|jdoqocy\.com|kqzyfj\.com|rstyle\.me|shop-links\.co)\b/iu

/** Words of selling inside a text. */
export const AD_WORDS =
  /\b(?:buy now|shop now|order now|add to cart|use (?:promo )?code|discount code|limited[- ]time offer|we may earn (?:a|an affiliate) commission|affiliate links?|sponsored by|sign up now|subscribe now|click here to (?:buy|order|subscribe)|free shipping|money[- ]back guarantee|see price|check price|jetzt (?:kaufen|bestellen)|acheter maintenant|compra ahora)\b/giu
