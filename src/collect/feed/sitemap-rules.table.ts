import { foldText } from '../../lib/text/fold.ts'
import { addImage } from './common-rules.table.ts'
import { type Rule, type Rules, rulesOf } from './frame.ts'
import { address, construct, date, line, lineOf } from './rules.ts'

const place: Rule = {
  open: (reader, frame) => reader.startEntry(frame),
  close: (reader) => reader.endEntry(),
  children: () => PLACE_RULES,
}

const news: Rule = {
  open(reader) {
    if (reader.format === 'sitemap') reader.format = 'news-sitemap'
  },
  children: () => NEWS_RULES,
}

const newsKeywords: Rule = {
  value(reader, frame) {
    for (const word of lineOf(frame).split(',').slice(0, 100)) {
      const term = foldText(word)
      if (term !== '') reader.target.categories.push({ term })
    }
  },
}

const PLACE_RULES: Rules = rulesOf([
  ['loc', address('link')],
  ['lastmod', date('updated')],
  ['news:news', news],
  ['sitemapimage:image', { children: () => IMAGE_RULES }],
])

const IMAGE_RULES: Rules = rulesOf([
  ['sitemapimage:loc', { value: (reader, frame) => addImage(reader, { url: frame.text }) }],
])

/** Google's news sitemap, sitemap-news 0.9. */
const NEWS_RULES: Rules = rulesOf([
  ['news:title', construct('title')],
  ['news:publication_date', date('published')],
  ['news:keywords', newsKeywords],
  ['news:publication', { children: () => PUBLICATION_RULES }],
])

const PUBLICATION_RULES: Rules = rulesOf([
  ['news:language', line('language')],
  ['news:name', line('publication')],
])

/** Pages of a site. Sitemaps protocol 0.9. */
export const SITEMAP_RULES: Rules = rulesOf([['url', place]])

/** Sitemaps of a site. */
export const SITEMAP_INDEX_RULES: Rules = rulesOf([['sitemap', place]])
