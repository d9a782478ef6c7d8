/** Addresses of people's and bodies' own words: law, science, statistics, code, filings. */
export const PRIMARY_HOSTS =
  /(?:^|\.)(?:gov|mil|edu|int|gouv\.fr|gob\.\w\w|gv\.at|bund\.de|admin\.ch|europa\.eu|(?:gov|ac|edu|go|gob)\.\w\w)$|^(?:arxiv\.org|doi\.org|biorxiv\.org|medrxiv\.org|ssrn\.com|nature\.com|science\.org|pnas\.org|plos\.org|acm\.org|ieee\.org|thelancet\.com|nejm\.org|github\.com|gitlab\.com|huggingface\.co|zenodo\.org|osf\.io|who\.int|un\.org|oecd\.org|imf\.org|worldbank\.org|ietf\.org|w3\.org|documentcloud\.org|courtlistener\.com|regulations\.gov|sec\.gov|clinicaltrials\.gov|cve\.org)$/

/** Credits of news agencies. */
export const WIRE_CREDIT =
  /\b(?:Reuters|Associated Press|AFP|Agence France-Presse|dpa|APA|ANSA|EFE|TASS|Xinhua|Bloomberg News|PA Media|Press Association|UPI|PTI|Kyodo|Lusa|Belga|NTB|Ritzau|Antara|Anadolu|Yonhap|MTI|PAP)\b|\(AP\)|^AP$|新华社|新華社|中央社|共同通信|時事通信|연합뉴스|ТАСС|РИА Новости|Интерфакс|Укрінформ|رويترز|فرانس برس|أسوشيتد برس|पीटीआई/u

/** Words of a newsroom about what it did itself. */
export const OWN_REPORTING =
  /\b(?:told (?:this (?:paper|newspaper|site|magazine|newsroom)|us|me)\b|in an (?:exclusive )?interview with\b|(?:documents|records|emails|files|letters|images|data) (?:seen|reviewed|obtained|examined|analysed|analyzed) by\b|according to (?:documents|records|emails|internal) |we (?:asked|spoke|found|visited|reviewed|analysed|analyzed|tested|obtained|measured|interviewed)\b|(?:our|an) (?:own )?(?:investigation|analysis|review) (?:found|shows|showed|of)|declined to comment|did not (?:immediately )?respond to (?:a |our |multiple )?(?:requests?|questions?)|im Gespräch mit|auf (?:unsere )?(?:Nachfrage|Anfrage)|liegen (?:dieser Zeitung|uns|der Redaktion) vor|nous (?:avons|a) (?:consulté|rencontré|confié)|a refusé de commenter|contactée? par|entrevista con|en declaraciones a (?:este|esta)|em entrevista (?:a|ao|à)|ha detto (?:a questo|al nostro)|in een gesprek met deze krant|i en intervju med|в (?:беседе|разговоре|интервью) с (?:нашим|корреспондентом)|本紙の取材|取材に(?:応じ|対し|よると)|本报记者|本報記者|接受本(?:报|報)|본지(?:와의|에| )|في (?:مقابلة|حديث|تصريح) (?:خاصة? )?(?:مع|ل))/iu

/** Bylines that are nobody. */
export const NO_PERSON =
  /\b(?:staff|editors?|editorial|newsroom|team|admin(?:istrator)?|desk|redaktion|rédaction|redacción|press office|contributor|guest|sponsored|news service|agency|agencies|wire|correspondent)\b|@|https?:|編集部|編輯部|编辑部|取材班|통신|편집국/iu

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
