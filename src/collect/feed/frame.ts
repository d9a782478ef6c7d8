import type { NameTable } from '../../lib/html/name-table.ts'
import { AttributeList, type Attributes, readAttributes } from '../../lib/html/read-attributes.ts'
import type { FeedReader } from './feed-reader.ts'

/** What to do with one element. */
export type Rule = {
  /** At the start tag: attributes are there, text is not. */
  readonly open?: ((reader: FeedReader, frame: Frame) => void) | undefined
  /** At the end tag; that it is there makes the reader collect the element's text. */
  readonly value?: ((reader: FeedReader, frame: Frame) => void) | undefined
  /** At the end tag of an element with children. */
  readonly close?: ((reader: FeedReader, frame: Frame) => void) | undefined
  /** Rules of its children. Without them children are markup of the text, or nothing. */
  readonly children?: (() => Rules) | undefined
}

export type Rules = ReadonlyMap<string, Rule>

/** Rules by name. Each has the same fields in the same order: the engine reads them twice as fast as objects of many shapes. */
export function rulesOf(rules: Iterable<readonly [string, Rule]>): Rules {
  return new Map(
    [...rules].map(([name, { open, value, close, children }]) => [name, { open, value, close, children }]),
  )
}

/** Namespace bindings in force: own ones over the parent's. */
export type Scope = {
  readonly own: ReadonlyMap<string, string>
  readonly parent: Scope | undefined
  readonly depth: number
  /** Name as written -> name as our tables have it, for this scope. */
  readonly names: NameTable<ElementName>
  /** Source of a tag's attributes, or what it declares -> the scope inside that tag. */
  readonly inside: Map<string, Scope>
}

export type ElementName = {
  /** Lower case with our prefix, `dc:creator`; `undefined` in a vocabulary we do not read. */
  readonly key: string | undefined
  /** As written, and the same in lower case: what an end tag is compared with. */
  readonly source: string
  readonly written: string
  /** Starts a part of a feed wherever it stands: what was not closed before it ends there. */
  readonly isStructural: boolean
  /** A field that is no HTML element: seen inside a text, it says that an end tag is missing. */
  readonly isField: boolean
  /** The table that was asked last, and the rule it has. */
  askedRules: Rules | undefined
  foundRule: Rule | undefined
}

/** An element that is still open. */
export type Frame = {
  readonly name: ElementName
  readonly rule: Rule | undefined
  readonly rules: Rules | undefined
  readonly scope: Scope
  readonly attributeSource: string
  base: string | undefined
  language: string | undefined
  /** Where its content starts in the source. */
  readonly from: number
  /** Text so far, entities decoded once. */
  text: string
  /** Its content as written, once it turned out to hold markup. */
  markup: string | undefined
  hasMarkup: boolean
  /** Elements of the same name open inside its markup. */
  nested: number
}

/** Attributes of an open element; names in lower case with the prefix as written. */
export function attributesOf(frame: Frame): Attributes {
  return readAttributes(frame.attributeSource)
}

/** The same for elements that most items have. */
export function attributeListOf(frame: Frame): AttributeList {
  return new AttributeList(frame.attributeSource)
}
