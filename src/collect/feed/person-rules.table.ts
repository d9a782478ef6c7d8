import type { Contributor, Person } from '../../model/feed.ts'
import { type Draft, type DraftPerson, extrasOf } from './draft.ts'
import { attributesOf, type Rule, type Rules, rulesOf } from './frame.ts'
import { readPerson } from './read-person.ts'
import { lineOf } from './rules.ts'

// Nothing has a hundred authors; a feed with more is an attack.
const MAX_PEOPLE = 500

/** A person: in RSS a line, in Atom an element with children. */
function person(add: (draft: Draft, person: Person) => void): Rule {
  return {
    open(reader) {
      reader.person = {}
    },
    value(reader, frame) {
      const { person: parts } = reader
      reader.person = undefined
      const isWritten = parts && (parts.name ?? parts.email ?? parts.url) !== undefined
      const found = isWritten ? parts : readPerson(lineOf(frame))
      if (found) add(reader.target, found)
    },
    children: () => PART_RULES,
  }
}

function personField(field: Exclude<keyof DraftPerson, 'url'>): Rule {
  return {
    value(reader, frame) {
      const text = lineOf(frame)
      if (reader.person && text !== '') reader.person[field] ??= text
    },
  }
}

const personUrl: Rule = {
  value(reader, frame) {
    const url = reader.resolve(frame.text)
    if (reader.person && url) reader.person.url ??= url
  },
}

const PART_RULES: Rules = rulesOf([
  ['name', personField('name')],
  ['itunes:name', personField('name')],
  ['email', personField('email')],
  ['itunes:email', personField('email')],
  ['uri', personUrl],
  ['url', personUrl],
  ['homepage', personUrl],
])

function author(list: 'authors' | 'otherAuthors'): Rule {
  return person((draft, found) => addPerson(draft[list], found))
}

function addPerson(list: Person[], found: Person): void {
  const isKnown = list.some((known) => known.name === found.name && known.email === found.email)
  if (!isKnown && list.length < MAX_PEOPLE) list.push(found)
}

function addContributor(draft: Draft, found: Contributor): void {
  const extras = extrasOf(draft)
  const known = extras.contributors ?? []
  const isKnown = known.some(({ name, role }) => name === found.name && role === found.role)
  if (!isKnown && known.length < MAX_PEOPLE) extras.contributors = [...known, found]
}

const contributor = person(addContributor)

const publisher = person((draft, found) => {
  extrasOf(draft).publisher ??= found
})

/** `<media:credit role="photographer">Ada Moor</media:credit>` */
const credit: Rule = {
  value(reader, frame) {
    const name = lineOf(frame)
    const { role } = attributesOf(frame)
    if (name !== '') addContributor(reader.target, { name, ...(role && { role: role.toLowerCase() }) })
  },
}

/** `<podcast:person role="guest" img="..." href="...">Ada Moor</podcast:person>`; a role that is not stated is the host's. */
const podcastPerson: Rule = {
  value(reader, frame) {
    const name = lineOf(frame)
    const { role = 'host', img, href } = attributesOf(frame)
    const [url, image] = [reader.resolve(href), reader.resolve(img)]
    const found = { name, role: role.toLowerCase(), ...(url && { url }), ...(image && { image }) }
    if (name !== '') addContributor(reader.target, found)
  },
}

/** People of RSS, Atom, Dublin Core, iTunes, Media RSS and Podcasting 2.0. */
export const PERSON_RULES: readonly (readonly [string, Rule])[] = [
  ['author', author('authors')],
  ['managingeditor', author('authors')],
  ['dc:creator', author('authors')],
  ['dc:author', author('authors')],
  ['itunes:author', author('otherAuthors')],
  ['itunes:owner', author('otherAuthors')],
  ['webmaster', author('otherAuthors')],
  ['contributor', contributor],
  ['dc:contributor', contributor],
  ['dcterms:contributor', contributor],
  ['media:credit', credit],
  ['podcast:person', podcastPerson],
  ['dc:publisher', publisher],
  ['dcterms:publisher', publisher],
]
