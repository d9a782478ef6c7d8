function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

/**
 * Elements that say something about text and cannot run, load a frame or send a form. Source: HTML Living Standard,
 * section 4, and the presentational elements of HTML 4.01 that old feeds use. Not here on purpose: script, style,
 * form, iframe, object, embed, applet, base, meta, link, template, noscript, blink, marquee. Drawings have a list of their own.
 */
export const ELEMENTS: ReadonlySet<string> = words(`
  a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code col
  colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure
  font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen label legend li m main map mark menu menuitem meter
  multicol nav nextid ol optgroup option output p picture pre progress q rp rt ruby s samp search section select small
  sound source spacer span strike strong sub summary sup table tbody td textarea tfoot th thead time tr track tt u ul var
  video wbr`)

/** Elements whose content is not the document's text: dropped with all that is inside. */
export const DROPPED_WITH_CONTENT: ReadonlySet<string> = words('script style template applet')

/** Elements whose content is text for every HTML parser (13.1.2, escapable raw text): no tag of ours may stand in it. */
export const TEXT_ONLY: ReadonlySet<string> = words('textarea title')

/** Elements without content. */
export const VOID_ELEMENTS: ReadonlySet<string> = words(
  'area base br col embed hr img input keygen link meta param source spacer track wbr nextid menuitem command frame basefont bgsound',
)

/** Elements that end by a sibling's start. Source: HTML 13.1.2.4, optional tags. */
export const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['p', words('p div ul ol dl table blockquote h1 h2 h3 h4 h5 h6 pre hr section article aside figure')],
  ['li', words('li')],
  ['dt', words('dt dd')],
  ['dd', words('dt dd')],
  ['tr', words('tr tbody tfoot')],
  ['td', words('td th tr')],
  ['th', words('td th tr')],
  ['option', words('option optgroup')],
])

/** All that cleaning asks about an element, in one place. */
export type ElementKind = {
  readonly name: string
  readonly isKept: boolean
  readonly isVoid: boolean
  readonly isDropped: boolean
  readonly isText: boolean
  readonly endedBy: ReadonlySet<string> | undefined
}

/** Kind by lower-case name; absent for an unknown element, whose tags go and whose text stays. */
export const KINDS: ReadonlyMap<string, ElementKind> = new Map(
  [...ELEMENTS, ...DROPPED_WITH_CONTENT, ...TEXT_ONLY].map((name) => [
    name,
    {
      name,
      isKept: ELEMENTS.has(name),
      isVoid: VOID_ELEMENTS.has(name),
      isDropped: DROPPED_WITH_CONTENT.has(name),
      isText: TEXT_ONLY.has(name),
      endedBy: ENDED_BY.get(name),
    },
  ]),
)

/** Attributes that only describe or lay out. Source: HTML Living Standard index of attributes; HTML 4.01 index; WebForms 2. */
export const ATTRIBUTES: ReadonlySet<string> = words(`
  abbr accept accept-charset accesskey align alt autocomplete autofocus axis bgcolor balance bgproperties border bordercolor
  bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff charset checked choff class
  clear codetype color cols colspan compact contenteditable controls coords datafld datapagesize datetime decimal
  decoding default delay dir disabled draggable enctype end face for form frame galleryimg gutter headers height hidden
  hidefocus high hreflang hspace id inputmode ismap keytype kind label leftspacing lang list loading loop loopcount loopend
  loopstart low max maxlength media method min multiple name nohref noshade novalidate nowrap open optimum pattern
  placeholder point-size pqg preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev reversed
  rightspacing role rowspan rows rules scope selected shape size sizes span srclang start step summary suppress tabindex
  target template title toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang`)

/** Attributes whose value is an address. */
export const URL_ATTRIBUTES: ReadonlySet<string> = words(
  'href src cite codebase longdesc background poster action data datasrc dynsrc lowsrc icon profile formaction itemid',
)

/** Elements after whose end a reader sees a new line. */
export const BLOCKS: ReadonlySet<string> = words(`
  address article aside blockquote br center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hgroup hr li main menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul`)
