/**
 * Namespace name -> the prefix our element tables use, lower case, without the closing slash. An empty prefix means the
 * feed vocabularies themselves (RSS, Atom, CDF, sitemaps), whose names do not clash. Sources: the specification of each
 * vocabulary; the variants are those found in real feeds.
 */
const NAMES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/net/atom': '',
  'http://example.com/newformat#': '',
  'http://example.com/necho': '',
  'http://purl.org/echo': '',
  'uri/of/echo/namespace#': '',
  'http://purl.org/pie': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://purl.org/net/rss1.1#': '',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.google.com/schemas/sitemap-image/1.1': 'sitemapimage',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://wellformedweb.org/commentapi': 'wfw',
  'http://search.yahoo.com/mrss': 'media',
  'http://tools.search.yahoo.com/mrss': 'media',
  'https://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'https://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.itunes.com/dtds/podcast-1.0': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'https://podcastindex.org/namespace/1.0': 'podcast',
  'https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md': 'podcast',
  'http://www.georss.org/georss': 'georss',
  'http://www.georss.org/georss/10': 'georss',
  'http://www.opengis.net/gml': 'gml',
  'http://www.opengis.net/gml/3.2': 'gml',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'geo',
  'http://postneo.com/icbm': 'geo',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html': 'creativecommons',
  'http://blogs.law.harvard.edu/tech/creativecommonsrssmodule': 'creativecommons',
  'http://web.resource.org/cc': 'cc',
  'http://creativecommons.org/ns#': 'cc',
  'https://rslstandard.org/rsl': 'rsl',
  'http://webns.net/mvcb': 'admin',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/xml/1998/namespace': 'xml',
}

/** Prefixes that mean their vocabulary even where a feed forgot to declare them. */
const KNOWN_PREFIXES: ReadonlySet<string> = new Set([...Object.values(NAMES), 'atom', 'atom10', 'rss'])

/** Our prefix for a namespace name; undefined for a vocabulary we do not read. */
export function prefixOfNamespace(name: string): string | undefined {
  const key = name.trim().toLowerCase()
  return NAMES[key] ?? NAMES[key.replace(/\/+$/, '')]
}

/** Our prefix for one that is not declared, or declared for a namespace nobody knows. */
export function prefixByHabit(prefix: string): string | undefined {
  if (prefix === 'atom' || prefix === 'atom10' || prefix === 'rss') return ''
  return KNOWN_PREFIXES.has(prefix) ? prefix : undefined
}
