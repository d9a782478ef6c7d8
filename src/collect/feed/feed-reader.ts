import { decodeText } from '../../lib/html/decode-text.ts'
import { readAttributes } from '../../lib/html/read-attributes.ts'
import { resolveUrl } from '../../lib/html/resolve-url.ts'
import { MarkupScanner, type Tag } from '../../lib/html/scan-markup.ts'
import { codeAt, cut, placeOf, skipBlanks, standsAt } from '../../lib/text/string-access.ts'
import type { FeedEntry, FeedFormat } from '../../model/feed.ts'
import type { Problem } from '../../model/problem.ts'
import { Draft, type DraftPerson } from './draft.ts'
import { Finder } from './finder.ts'
import { finishEntry } from './finish-entry.ts'
import type { ElementName, Frame, Rule, Rules, Scope } from './frame.ts'
import { elementName, rootScope, scopeInside } from './namespaces.ts'

// Real feeds nest less than 20 elements; OPML folders a little more.
const MAX_DEPTH = 100
const [SLASH, LESS, GREATER] = [47, 60, 62]

// The sitemap protocol's limit for one file; feeds have far fewer.
const MAX_ENTRIES = 50_000

/** What may not stand inside markup that is taken as a whole: a new item, or a CDATA section. */
const BREAKS: readonly string[] = ['<item', '</item', '<entry', '</entry', '<ITEM', '</ITEM', '<![CDATA[']

/** Turns what the scanner finds into a feed. A class, because it lives as long as one document. */
export class FeedReader {
  readonly feed: Draft = new Draft()
  readonly entries: FeedEntry[] = []
  readonly problems: Problem[] = []
  format: FeedFormat = 'unknown'
  version: string | undefined
  /** What elements describe now: the feed, an item, or an item's source. */
  target: Draft = this.feed
  person: DraftPerson | undefined
  /** OPML folders that are open. */
  readonly folders: { readonly frame: Frame; readonly name: string }[] = []
  /** The innermost open element. */
  top: Frame
  readonly #source: string
  readonly #finder: Finder
  readonly #frames: Frame[]
  readonly #outer: Draft[] = []
  #hasEntities = false

  constructor(source: string, rules: Rules, base: string | undefined) {
    this.#source = source
    this.#finder = new Finder(source)
    this.top = rootFrame(rules, base)
    this.#frames = [this.top]
  }

  /** Address of the innermost base; relative addresses start from it. */
  resolve(address: string | undefined): string | undefined {
    return address?.trim() ? resolveUrl(address, this.top.base) : undefined
  }

  /** Says what went wrong, once a code and place, at most 100 times. */
  report(problem: Problem): void {
    if (this.problems.length < 100) this.problems.push(problem)
  }

  /** Drops references to entities that the document defines itself. */
  withoutEntities(text: string): string {
    return this.#hasEntities ? text.replaceAll(/&[a-z_][\w.-]*;/gi, '') : text
  }

  /** Reads the whole document. */
  read(): void {
    const scanner = new MarkupScanner(this.#source)
    while (scanner.next()) {
      const { kind, from, to } = scanner
      if (kind === 'open') {
        const jump = this.#open(scanner)
        if (jump !== undefined) scanner.jump(jump)
      } else if (kind === 'close') this.#close(scanner)
      else if (kind === 'text') this.#text(from, to)
      else if (kind === 'cdata') this.#cdata(from, to)
      else this.#doctype(cut(this.#source, from, to))
    }
    this.#end()
  }

  #text(from: number, to: number): void {
    const frame = this.top
    if (!frame.rule?.value || frame.hasMarkup) return
    const text = this.#decode(from, to)
    if (text !== '<![CDATA[') frame.text += text
  }

  #cdata(from: number, to: number): void {
    const frame = this.top
    if (!frame.rule?.value || frame.hasMarkup) return
    frame.text += cut(this.#source, from, to)
  }

  #doctype(source: string): void {
    if (!/<!ENTITY/i.test(source)) return
    this.#hasEntities = true
    this.report({
      code: 'own-entities',
      message: 'The document defines entities of its own; they are not read.',
    })
  }

  #open(tag: Tag): number | undefined {
    const top = this.top
    // One search for what few tags have: namespace declarations, xml:base, xml:lang.
    const declares = tag.attributes !== '' && tag.attributes.includes('xml')
    const scope = declares ? scopeInside(top.scope, tag.attributes) : top.scope
    const name = scope.names.get(this.#source, tag.nameFrom, tag.nameTo)
    if (!top.rules && !this.#endsText(name, tag.from)) {
      top.hasMarkup = true
      if (name.written === top.name.written && !tag.empty) top.nested++
      return undefined
    }
    const rule = this.#ruleFor(name, tag.from)
    const rules = this.#rulesInside(rule, name.key)
    if (!rule && !rules) return this.#skip(name, scope, tag)
    const frame = newFrame(tag, this.top, { name, scope, rule, rules })
    if (declares && tag.attributes.includes('xml:')) declareInside(frame, tag.attributes)
    this.#push(frame)
    const to = tag.empty ? tag.to : rule?.value && this.#readLeaf(frame, tag)
    if (to !== undefined) this.#pop(to)
    return to
  }

  #close(tag: Tag): void {
    const { top } = this
    if (!this.#isNameOf(top, tag)) this.#closeOuter(tag)
    else if (top.nested > 0) top.nested--
    else this.#pop(tag.from)
  }

  #isNameOf({ name }: Frame, tag: Tag): boolean {
    if (name.source.length !== tag.nameTo - tag.nameFrom) return false
    return standsAt(name.source, this.#source, tag.nameFrom) || name.written === tag.name.toLowerCase()
  }

  #closeOuter(tag: Tag): void {
    const written = tag.name.toLowerCase()
    const depth = this.#frames.findLastIndex(({ name }) => name.written === written)
    this.#closeTo(depth, tag.from)
  }

  /** Ends what is still open; returns nothing: the drafts are complete now. */
  #end(): void {
    if (this.#frames.length > 1) {
      this.report({ code: 'cut-off', message: 'The document ends before its elements do.' })
    }
    this.#closeTo(1, this.#source.length)
  }

  /** From here on elements describe another thing, until `leave`. */
  enter(draft: Draft): void {
    this.#outer.push(this.target)
    this.target = draft
  }

  leave(): void {
    this.target = this.#outer.pop() ?? this.feed
  }

  startEntry(frame: Frame): void {
    this.enter(new Draft())
    if (frame.language && frame.language !== this.feed.language) this.target.language = frame.language
  }

  endEntry(): void {
    const draft = this.target
    this.leave()
    if (this.entries.length < MAX_ENTRIES) this.entries.push(finishEntry(draft, this.feed))
    else if (this.entries.length === MAX_ENTRIES)
      this.report({ code: 'too-many-items', message: `Only the first ${MAX_ENTRIES} items are read.` })
  }

  /** An item opened before the last one closed, or a field inside a text: ends what should have ended. */
  #endsText({ key, isStructural, isField }: ElementName, from: number): boolean {
    if (key === undefined || !(isStructural || isField)) return false
    const at = this.#frames.findLastIndex((frame) => frame.rules?.has(key))
    const inText = this.top.rule?.value !== undefined
    if (at < 0 || (!inText && !isStructural)) return false
    this.report({ code: 'unclosed', message: `The element ${this.top.name.written} is not closed.` })
    this.#closeTo(at + 1, from)
    return true
  }

  #ruleFor(name: ElementName, from: number): Rule | undefined {
    const rule = ruleIn(this.top.rules, name)
    if (rule || !name.isStructural) return rule
    return this.#endsText(name, from) ? ruleIn(this.top.rules, name) : undefined
  }

  /** Unknown wrappers outside items are looked through; unknown elements inside them are skipped. */
  #rulesInside(rule: Rule | undefined, key: string | undefined): Rules | undefined {
    if (this.#frames.length > MAX_DEPTH) return undefined
    if (rule) return rule.children?.()
    const isWrapper = key !== undefined && (!key.includes(':') || key.startsWith('xhtml:'))
    return isWrapper && this.target === this.feed ? this.top.rules : undefined
  }

  #push(frame: Frame): void {
    this.#frames.push(frame)
    this.top = frame
    frame.rule?.open?.(this, frame)
  }

  /** An element we do not read: a leaf costs nothing, one with children is open until its end tag. */
  #skip(name: ElementName, scope: Scope, tag: Tag): number | undefined {
    if (tag.empty) return undefined
    const to = afterEndTag(this.#source, name.source, placeOf('<', this.#source, tag.to))
    if (to === undefined)
      this.#push(newFrame(tag, this.top, { name, scope, rule: undefined, rules: undefined }))
    return to
  }

  /** Closes frames down to a depth; the root stays. */
  #closeTo(depth: number, at: number): void {
    if (depth < 1) return
    while (this.#frames.length > depth) this.#pop(at)
  }

  /**
   * Reads an element of text, of one CDATA section or of well-formed markup at once, which nearly all are, and says where
   * it ends. Undefined leaves it to the scanner.
   */
  #readLeaf(frame: Frame, { to: from }: Tag): number | undefined {
    const source = this.#source
    const less = placeOf('<', source, from)
    if (less < 0) return undefined
    const end = afterEndTag(source, frame.name.source, less)
    if (end !== undefined) {
      frame.text = this.#decode(from, less)
      return end
    }
    if (!standsAt('<![CDATA[', source, less)) return frame.rules ? undefined : this.#readMarkup(frame)
    const close = this.#finder.next(']]>', less + 9)
    const afterwards = afterEndTag(source, frame.name.source, skipBlanks(source, close + 3, source.length))
    if (afterwards !== undefined) frame.text = this.#decode(from, less) + cut(source, less + 9, close)
    return afterwards
  }

  #readMarkup(frame: Frame): number | undefined {
    const { from, name } = frame
    const to = this.#finder.next(`</${name.source}>`, from)
    if (to === Number.POSITIVE_INFINITY) return undefined
    // Its own name first: where elements are not closed it is the nearest, and the search is short.
    if (this.#finder.next(`<${name.source}`, from) < to || hasBreak(this.#source, from, to)) return undefined
    frame.markup = cut(this.#source, from, to)
    return to + name.source.length + 3
  }

  #decode(from: number, to: number): string {
    return this.withoutEntities(decodeText(cut(this.#source, from, to)))
  }

  #pop(at: number): void {
    const frame = this.top
    if (frame.hasMarkup && frame.rule?.value) frame.markup = cut(this.#source, frame.from, at)
    frame.rule?.value?.(this, frame)
    frame.rule?.close?.(this, frame)
    this.#frames.pop()
    this.top = this.#frames[this.#frames.length - 1] ?? frame
  }
}

function ruleIn(rules: Rules | undefined, name: ElementName): Rule | undefined {
  if (rules === undefined || name.key === undefined) return undefined
  if (name.askedRules !== rules) {
    name.askedRules = rules
    name.foundRule = rules.get(name.key)
  }
  return name.foundRule
}

/** Place after an end tag that starts exactly here. */
function afterEndTag(source: string, name: string, at: number): number | undefined {
  const { length } = source
  const nameEnd = at + 2 + name.length
  // The last character first: it tells most other tags apart.
  const isHere =
    codeAt(source, nameEnd, length) === GREATER &&
    codeAt(source, at, length) === LESS &&
    codeAt(source, at + 1, length) === SLASH &&
    standsAt(name, source, at + 2)
  return isHere ? nameEnd + 1 : undefined
}

function hasBreak(source: string, from: number, to: number): boolean {
  for (let at = placeOf('<', source, from); at >= 0 && at < to; at = placeOf('<', source, at + 1)) {
    for (const mark of BREAKS) if (standsAt(mark, source, at)) return true
  }
  return false
}

type Inside = Pick<Frame, 'name' | 'scope' | 'rule' | 'rules'>

function rootFrame(rules: Rules, base: string | undefined): Frame {
  const tag = { name: '', nameFrom: 0, nameTo: 0, attributes: '', empty: false, from: 0, to: 0 }
  const name = elementName(undefined, '')
  const frame = newFrame(tag, undefined, { name, rule: undefined, rules, scope: rootScope() })
  frame.base = base
  return frame
}

function newFrame(tag: Tag, parent: Frame | undefined, { name, scope, rule, rules }: Inside): Frame {
  return {
    name,
    scope,
    rule,
    rules,
    attributeSource: tag.attributes,
    base: parent?.base,
    language: parent?.language,
    from: tag.to,
    text: '',
    markup: undefined,
    hasMarkup: false,
    nested: 0,
  }
}

/** Applies xml:base and xml:lang of an element to itself. */
function declareInside(frame: Frame, attributes: string): void {
  const { 'xml:base': base, 'xml:lang': language } = readAttributes(attributes)
  if (base !== undefined) frame.base = resolveUrl(base, frame.base) ?? frame.base
  if (language !== undefined) frame.language = language.trim().replaceAll('_', '-')
}
