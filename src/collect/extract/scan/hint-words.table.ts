import type { HintName } from './hint.ts'

/** Words of class and id attributes, by what they hint at: English as most templates are, and the words other newsrooms use. */
export const HINT_WORDS: readonly (readonly [HintName, string])[] = [
  [
    'body',
    'articlebody articlecontent articletext bodycopy bodytext contentbody copy entrycontent entry fulltext maincontent mce newstext pagecontent paragraph paragraphs postbody postcontent prose richtext rte storybody storycontent storytext text texte texto textbody wysiwyg inhalt contenu contenido cuerpo corpo article-text fliesstext paywall-content body content contents rich markdown md',
  ],
  [
    'article',
    'article artikel articulo artigo articolo blogpost hentry news newsarticle noticia post single story beitrag nota materia',
  ],
  [
    'summary',
    'abstract chapo dek deck entradilla excerpt intro introduction kicker lead lede leadtext perex preamble standfirst stk sub-headline subhead subheadline subtitle summary teaser-text vorspann ingress bajada sumario underrubrik manchet ingres subheading resumen',
  ],
  ['title', 'headline heading titel title titre titulo headertext pagetitle entrytitle posttitle rubrik'],
  [
    'comment',
    'comentarios comment commentaire commentaires commentary commentform commentlist comments commento commenti disqus discussion disqusthread kommentar kommentare reactions reader replies reply respond livefyre responses coral',
  ],
  [
    'related',
    'also alsoread also-read autres linkbox mehr more moreon morelike next otherarticles outbrain popular prev previous read readalso readmore readnext recirc recirculation recommend recommendation recommendations recommended recommends related relatedarticles relatedposts relatedcontent relatedlinks relacionadas relacionados similar suggested suggestions taboola trending upnext verwandte weiterlesen yarpp latest mostread mostpopular internal inline-link zergnet revcontent keepreading leestip further seealso correlati voir lire morestories onward crosslink inlinelink',
  ],
  [
    'share',
    'addthis addtoany bookmark compartir facebook follow followus partager share sharebar sharebox sharedaddy sharelinks sharer sharethis sharing shares social socialbar socialmedia socials ssba teilen tweet twitter whatsapp linkedin email pinterest print toolbar tools actions reddit telegram clipboard a2a heateor like likes jp-relatedposts instagram',
  ],
  [
    'signup',
    'abo cta donate donation form join mailchimp mailinglist marketing membership newsletter newsletters optin register registration signup sign subscribe subscription subscriptions subscriber supporter convertkit hubspot hs substack abonner abonnement banner lead-magnet calltoaction call promobox contribute appeal demo',
  ],
  [
    'author',
    'about-author aboutauthor author authorbio authorbox authors autor auteur autore bio biography by byline bylines contributor contributors creator firma profile redakteur reporter signature writer writtenby journalist avatar vcard gravatar',
  ],
  [
    'caption',
    'agency bildunterschrift caption captions copyright credit credits didascalia figcaption imagecaption imagecredit legend legende photo photocredit photographer pie piedefoto source media image img figure gallery slideshow slider carousel lightbox picture video player embed thumbnail thumb bild foto wp-caption',
  ],
  [
    'ad',
    'ad ads adbox adslot advert advertisement advertising advertorial adv anzeige adsbygoogle affiliate banner-ad dfp googleads promo promoted promotion promotional publicidad publicite pub reklame reklama sponsor sponsored sponsors werbung gpt commercial product products deal deals buy shop shopping price partner partners',
  ],
  [
    'navigation',
    'breadcrumb breadcrumbs crumb crumbs menu menubar nav navbar navi navigation navlinks pager pagination paging skip skiplink skiplinks tabs topnav sitenav subnav menuitem dropdown drawer hamburger megamenu search searchform sitemap toplinks switcher language',
  ],
  [
    'date',
    'date dateline datum datetime fecha posted publishdate published publishedon pubdate time timestamp updated modified postdate readtime readingtime reading meta metadata postmeta entrymeta infos info details data articlemeta minutes duration',
  ],
  [
    'tags',
    'categories category keywords labels label tag tagcloud taglist tags topics topic themen etiquetas cat hashtags tagged terms taxonomy',
  ],
  [
    'overlay',
    'consent cookie cookies cookiebar dialog disclaimer gdpr interstitial lightbox-overlay modal notification notice offcanvas onetrust overlay popover popup privacy toast tooltip alert cmp sticky flyout cookielaw banner-cookie warning',
  ],
  [
    'card',
    'card cards carousel-item feature featured grid item items list listing loop swiper slick teaser teasers thumbnails tile tiles promo-item preview postlist feed articles posts stories latestnews newslist owl block-list blurb entries river',
  ],
  [
    'sidebar',
    'aside column-right complementary rail rightrail rightcol rightcolumn secondary side sidebar widget widgets widgetarea tertiary factbox infobox fact infokasten sidenote module box boxed panel leftrail',
  ],
  [
    'quote',
    'pullquote pull blockquote quote zitat citation pull-quote highlight aside-quote testimonial testimonials',
  ],
  [
    'contents',
    'contents jumplinks outline table-of-contents tableofcontents toc tocify eztoc lwptoc inhaltsverzeichnis anchors keypoints takeaways key summary-list',
  ],
  [
    'footer',
    'bottom colophon foot footer footnote footnotes fuss siteinfo copyright legal endnotes contentinfo postfooter articlefooter endmatter references',
  ],
  [
    'header',
    'branding head header hero logo masthead navbar-brand siteheader top topbar banner masthead-title eyebrow sitename',
  ],
  [
    'hidden',
    'hidden hide invisible screenreader screen visuallyhidden visually accessibility sr sronly offscreen collapsed hideme none noscript noprint print-only printonly',
  ],
  [
    'paywall',
    'paywall premium locked piano regwall subscriber-only subscribers-only gated metered meteredcontent paid barrier paywalled',
  ],
  ['section', 'chapter section subsection step steps module-text'],
  ['faq', 'faq faqs accordion question answer questions qa'],
]
