function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean))
}

function byLowerCase(...lists: readonly ReadonlySet<string>[]): ReadonlyMap<string, string> {
  return new Map(lists.flatMap((list) => [...list].map((name) => [name.toLowerCase(), name] as const)))
}

/** What may stand in a vector drawing or a formula. All of it stands still, runs nothing and loads nothing. */
export type Vocabulary = {
  readonly root: string
  readonly namespace: string
  /** Elements by lower-case name: HTML does not tell cases apart, XML does. */
  readonly elements: ReadonlyMap<string, string>
  /** Elements that hold text only: HTML parsers read mark-up inside most of them as HTML (13.2.6.5, integration points). */
  readonly textOnly: ReadonlySet<string>
  /** Elements that show something. */
  readonly visible: ReadonlySet<string>
  /** Attributes by lower-case name whose value is a number, a keyword, a path, a colour or a list of them. */
  readonly attributes: ReadonlyMap<string, string>
  /** Elements that may be links; all when absent. */
  readonly links?: ReadonlySet<string>
}

/** Attributes whose value is free text; it means nothing to a browser but a name. */
export const FREE_TEXT: ReadonlySet<string> = words(
  'alttext aria-hidden aria-label aria-labelledby class close encoding id lang open role separators xlink:title xml:lang',
)

export const LINKS: ReadonlySet<string> = words('href xlink:href')

/** Source: SVG 1.1 appendix M.2 and SVG 2, presentation attributes of shapes and text. */
export const PRESENTATION: ReadonlySet<string> = words(`
  clip-path clip-rule color color-interpolation color-rendering direction display dominant-baseline fill fill-opacity fill-rule
  font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing marker-end marker-mid
  marker-start mask opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode`)

/**
 * Scalable Vector Graphics. Source: SVG 1.1 appendix I and SVG 2 appendix H. Not here on purpose: script, style and foreignObject;
 * use, image, filters and all else that loads; animations; view and cursor; fonts.
 */
const SVG_TEXT = words('desc title')
const SVG: Vocabulary = {
  root: 'svg',
  namespace: 'http://www.w3.org/2000/svg',
  elements: byLowerCase(
    SVG_TEXT,
    words(`
    a circle clipPath defs ellipse g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop svg switch
    symbol text tspan`),
  ),
  textOnly: SVG_TEXT,
  visible: words('circle ellipse line path polygon polyline rect text'),
  attributes: byLowerCase(
    PRESENTATION,
    words(`
    baseProfile clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lengthAdjust markerHeight markerUnits
    markerWidth maskContentUnits maskUnits offset orient pathLength patternContentUnits patternTransform patternUnits points
    preserveAspectRatio r refX refY rotate rx ry spreadMethod textLength transform version viewBox width x x1 x2 xlink:show
    xlink:type xml:space y y1 y2`),
  ),
  links: words('a'),
}

/**
 * Mathematical formulas. Source: MathML Core and MathML 3 chapter 3, presentation. Not here on purpose: content mark-up, maction,
 * annotation-xml, and mglyph and malignmark, which HTML parsers treat unlike all others.
 */
const MATH_TEXT = words('annotation mi mn mo ms mtext')
const MATH: Vocabulary = {
  root: 'math',
  namespace: 'http://www.w3.org/1998/Math/MathML',
  elements: byLowerCase(
    MATH_TEXT,
    words(`
    math menclose merror mfenced mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup
    msup mtable mtd mtr munder munderover none semantics`),
  ),
  textOnly: MATH_TEXT,
  visible: words('mi mn mo ms mtext'),
  attributes: byLowerCase(
    words(`
    accent accentunder align bevelled columnalign columnlines columnspacing columnspan denomalign depth dir display displaystyle
    equalcolumns equalrows fence form frame framespacing height largeop linethickness lspace mathbackground mathcolor mathsize
    mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines rowspacing rowspan rspace scriptlevel separator
    side stretchy symmetric voffset width xlink:show xlink:type`),
  ),
}

/** Vocabulary by the name of its outermost element. */
export const VOCABULARIES: ReadonlyMap<string, Vocabulary> = new Map(
  [SVG, MATH].map((vocabulary) => [vocabulary.root, vocabulary]),
)
