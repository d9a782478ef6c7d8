import type { ArticleKind } from '../../model/article.ts'

/** Hosts that carry nothing but releases written by the companies in them. */
export const PRESS_RELEASE_HOSTS: readonly string[] = [
  'prnewswire.com',
  'prnewswire.co.uk',
  'businesswire.com',
  'globenewswire.com',
  'accesswire.com',
  'einpresswire.com',
  'einnews.com',
  'prweb.com',
  'newswire.com',
  'newswire.ca',
  'prlog.org',
  'presseportal.de',
  'openpr.com',
  'openpr.de',
  'eurekalert.org',
]

/** Marks of each kind by place: `title` and `text` decide alone, `headline`, `address`, `keywords`, `lead` and `foot` by two. English, German, French and Spanish. */
export const KIND_PATTERNS: readonly (readonly [ArticleKind, Readonly<Record<string, RegExp>>])[] = [
  [
    'sponsored',
    {
      title:
        /\b(?:sponsored(?: post| content)?|advertorial|paid (?:post|content)|partner content|promoted)\s*[:|\])]|[[(](?:sponsored|advertorial|ad|anzeige|publicit[ée])[\])]|^anzeige\b/iu,
      address: /\/(?:sponsored|advertorial|partner content|branded content|paid post|brandvoice|anzeige)\b/iu,
      keywords:
        /\b(?:sponsored|advertorial|branded content|paid post|anzeige|publireportage|publirreportaje)\b/iu,
      lead: /\b(?:this (?:is a sponsored|article is sponsored|post is sponsored|content was paid for)|paid (?:for|partnership) (?:by|with)|sponsored by|in partnership with our sponsor|dieser (?:artikel|beitrag) ist (?:eine anzeige|gesponsert)|contenu sponsoris[ée]|contenido patrocinado)\b/iu,
    },
  ],
  [
    'deal',
    {
      title:
        /\b\d{1,2}\s?% off\b(?! (?:(?:of|its|their|the|all-time|record|recent) )*(?:highs?|peaks?|lows?|peg)\b)|\bsave (?:up to )?[$€£]\s?\d+(?![\d.,]*\s?(?:million|billion|bn|m|k|a year|per)\b)|\b(?:best|top|hottest|early|today'?s) (?:\S+ ){0,3}deals?\b|\b(?:prime day|black friday|cyber monday|memorial day|labor day|presidents'? day)\b.{0,40}\b(?:deals?|sales?|discounts?|savings?)\b|\bdeals? (?:of the (?:day|week)|alert|roundup)\b|\b(?:coupon|promo) codes?\b|\b(?:now|just|only|drops? to|down to) [$€£]\s?\d+(?:\.\d\d)?\b.{0,30}\b(?:at|on) (?:amazon|walmart|best buy|target)\b|\b(?:lowest price ever|all-time low price|gutscheine?|schnäppchen|rabattcode|bons? plans?|code promo|ofertas? del d[ií]a)\b/iu,
      address: /\/(?:deals?|coupons?|bons plans|schnaeppchen|gutscheine?|shopping deals)(?:\/|\b)/iu,
      keywords: /\b(?:deals?|coupons?|discounts?|schnäppchen|bons? plans?)\b/iu,
      lead: /\b(?:we may earn (?:a|an affiliate) commission|affiliate (?:links?|commission)|add to cart|limited[- ]time (?:deal|offer)|use (?:the )?(?:promo|coupon) code)\b/iu,
    },
  ],
  [
    'horoscope',
    {
      title:
        /\b(?:horoscopes?|horóscopo|horoskope?|tageshoroskop|zodiac signs?|sternzeichen|signes? du zodiaque|astrolog(?:y|ical) (?:forecast|prediction)s?|tarot (?:reading|card)s?)\b/iu,
      address: /\/(?:horoscopes?|horoskope?|astrology|astrologie|horoscopo)(?:\/|\b)/iu,
      keywords: /\b(?:horoscopes?|horoskop|horóscopo|zodiac|astrology)\b/iu,
      lead: /\b(?:aries|taurus|gemini|virgo|scorpio|sagittarius|capricorn|aquarius|pisces|widder|steinbock|wassermann)\b.{0,300}\b(?:taurus|gemini|virgo|scorpio|sagittarius|capricorn|aquarius|pisces|steinbock|wassermann)\b/isu,
    },
  ],
  [
    'job',
    {
      title:
        /\b(?:we(?:'|’)?re hiring|now hiring|is hiring (?:an? )|job (?:opening|posting|vacancy|ad)s?\s*[:–-]|vacanc(?:y|ies)\s*[:–-]|stellenanzeige|stellenangebot|offre d(?:'|’)emploi|oferta de empleo)\b|[([](?:m\/w\/d|m\/f\/d|f\/m\/d|w\/m\/d|h\/f)[)\]]|\b(?:senior|junior|lead|staff) \S+(?: \S+)? (?:engineer|developer|manager|analyst)\s*[(|–-]\s*(?:remote|full[- ]time|part[- ]time)\b/iu,
      address: /\/(?:jobs?|careers?|vacanc(?:y|ies)|stellenangebote?|emplois?|empleos?)\/./iu,
      keywords: /\b(?:job (?:ad|opening|listing)s?|vacanc(?:y|ies)|stellenanzeigen?)\b/iu,
      lead: /\b(?:apply (?:now|by|today)|equal opportunity employer|(?:job|role) (?:description|responsibilities|requirements)|send (?:us )?your (?:cv|résumé|resume)|annual salary|ihre bewerbung|candidatez)\b/iu,
    },
  ],
  [
    'event',
    {
      title:
        /\b(?:register (?:now|today)|save the date|call for (?:papers|proposals|speakers)|last chance to (?:register|save|buy (?:a )?tickets?)|early[- ]bird (?:tickets?|pricing|rates?)|webinar|jetzt anmelden|inscrivez-vous)\b|^(?:event|webinar|workshop|meetup)\s*[:|]/iu,
      address: /\/(?:events?|webinars?|veranstaltung(?:en)?|evenements?|eventos?)\/./iu,
      keywords: /\b(?:webinars?|upcoming events?|veranstaltung)\b/iu,
      lead: /\b(?:register (?:now|here|today|for free)|join us (?:on|for|at|in)|doors open|tickets (?:are )?(?:available|on sale|cost)|rsvp|agenda and speakers|anmeldung|inscription gratuite)\b/iu,
    },
  ],
  [
    'market-report',
    {
      title:
        /\bmarket (?:size|research|outlook|forecast|report|insights?)\b.{0,80}\b(?:20[2-4]\d|cagr|forecasts?|report|billion|million)\b|\bmarket (?:share|analysis|growth|trends?)\b.{0,80}\b(?:cagr|forecasts?|(?:by|to|till|until|through) 20[2-4]\d|20[2-4]\d\s?[-–]\s?20[2-4]\d)\b|\b(?:20[2-4]\d\s?[-–]\s?20[2-4]\d|cagr)\b.{0,60}\bmarket\b|\bmarket (?:to (?:reach|hit|exceed|surpass|grow)|(?:is )?(?:valued at|expected to|projected to|estimated to))\b|\bmarket\b.{0,40}\bcagr\b|\bmarket(?:\s*[-–:,]\s*|\s+)(?:by (?:type|application|region)|key players|competitive landscape)\b/iu,
      address: /\bmarket (?:size|share|research|analysis|outlook|forecast|growth|report|to reach)\b/iu,
      keywords: /\bmarket (?:size|share|research|forecast|report)\b/iu,
      lead: /\b(?:compound annual growth rate|cagr of|key (?:market )?players|forecast period|market segmentation|sample (?:copy|pdf) of (?:the|this) report|request (?:a )?sample)\b/iu,
    },
  ],
  [
    'press-release',
    {
      headline:
        /\bannounces? (?:(?:the|a|an|its|new|strategic|exclusive|global|major) )*(?:partnership|collaboration|agreement|alliance|availability|appointment|launch|expansion|(?:first|second|third|fourth)[- ]quarter|full[- ]year|financial results|results)\b/iu,
      text: /\bthis (?:press|news) release (?:contains|may contain|includes)|\bfor immediate release\b|\/PRNewswire\/|\(BUSINESS WIRE\)|\bdiese pressemitteilung enthält\b|\bce communiqué (?:de presse )?contient\b/iu,
      title:
        /^(?:press|news|media) release\b|^(?:pressemitteilung|medienmitteilung|communiqué de presse|nota de prensa)\b|\bpress release$/iu,
      address:
        /\/(?:press releases?|pressreleases?|news releases?|press room|pressemitteilung(?:en)?|communiques? de presse)(?:\/|\b)/iu,
      keywords: /\b(?:press releases?|pressemitteilung|communiqué de presse)\b/iu,
      lead: /(?:\/PRNewswire\/|\(BUSINESS WIRE\)|GLOBE ?NEWSWIRE|ACCESSWIRE|EIN Presswire|\(ots\))|\b(?:for immediate release|(?:today )?announced (?:today )?that it has (?:been )?|today announced|an? leading (?:provider|supplier|developer|maker|manufacturer) of)\b/iu,
      foot: /\b(?:forward-looking statements|(?:press|media) (?:contact|enquiries|inquiries)|pressekontakt|contact presse|is an? leading (?:provider|supplier|developer|maker|manufacturer) of)\b/iu,
    },
  ],
]
