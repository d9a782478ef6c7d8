import type { Attributes } from '../../lib/html/read-attributes.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
import { foldText } from '../../lib/text/fold.ts'
import { Draft } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'
import { construct, date } from './rules.ts'

/** An outline with an address is a feed of the list; one without is a folder. OPML 2.0. */
const outline: Rule = {
  open(reader, frame) {
    const attributes = attributesOf(frame)
    const title = reader.withoutEntities(foldText(attributes.title || attributes.text || ''))
    const address = attributes.xmlurl ?? attributes.url
    if (address) addSubscription(reader, frame, { attributes, title, address })
    else if (title) reader.folders.push({ frame, name: title })
  },
  close(reader, frame) {
    if (reader.folders.at(-1)?.frame === frame) reader.folders.pop()
  },
  children: () => OUTLINE_RULES,
}

const OUTLINE_RULES: Rules = rulesOf([['outline', outline]])

type Subscription = {
  readonly attributes: Attributes
  readonly title: string
  readonly address: string
}

function addSubscription(reader: FeedReader, frame: Frame, given: Subscription): void {
  const url = resolveUrl(given.address, frame.base)
  if (!url) {
    reader.report({
      code: 'bad-address',
      message: `"${given.address.slice(0, 100)}" is no web address.`,
      at: given.title,
    })
    return
  }
  const draft = new Draft()
  draft.id = url
  draft.link = url
  if (given.title) draft.title = { kind: 'html', value: given.title, base: undefined }
  const { description, language, htmlurl, category } = given.attributes
  if (description) draft.summary = { kind: 'text', value: description, base: undefined }
  if (language) draft.language = language
  const site = htmlurl && resolveUrl(htmlurl, frame.base)
  if (site) {
    draft.source = new Draft()
    draft.source.link = site
  }
  draft.categories.push(...categoriesOf(reader, category).map((term) => ({ term })))
  reader.enter(draft)
  reader.endEntry()
}

/** Folders around an outline, and its own comma-separated categories; each once. */
function categoriesOf(reader: FeedReader, own: string | undefined): readonly string[] {
  if (!own && reader.folders.length === 0) return []
  const named = (own ?? '').split(',').map((name) => foldText(name).replace(/^\/+/, ''))
  return [...new Set([...reader.folders.map(({ name }) => name), ...named])].filter((name) => name !== '')
}

/** A list of subscriptions: each becomes an entry whose link is the feed's address. */
export const OPML_RULES: Rules = rulesOf([
  ['head', { children: () => HEAD_RULES }],
  ['body', { children: () => OUTLINE_RULES }],
  ['outline', outline],
])

const HEAD_RULES: Rules = rulesOf([
  ['title', construct('title')],
  ['datecreated', date('published')],
  ['datemodified', date('updated')],
])
