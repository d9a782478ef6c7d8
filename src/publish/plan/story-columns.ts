import { floatList, intList } from '../../lib/columns/number-list.ts'
import type { Story } from '../../model/story.ts'
import { storyVersion } from '../version.ts'
import { type ArticleColumns, rowFor } from './article-columns.ts'
import { fingerprint, numberOf, numberOfText } from './fingerprint.ts'

/** Stories by number, the last told first. What is asked of -1 is what there is without a story. */
export type StoryRows = {
  readonly length: number
  /** '' without a story. */
  readonly idOf: (story: number) => string
  /** In order of publication. */
  readonly articlesOf: (story: number) => Int32Array
  readonly leadOf: (story: number) => number
  readonly heatOf: (story: number) => number
  /** Changes with its own facts and with those of its articles; 0 without a story. */
  readonly versionOf: (story: number) => number
  readonly find: (idOrAlias: string) => number | undefined
  /** Number of the story with each of the columns' `storyKeys`, or -1. */
  readonly ofKeys: Int32Array
}

export type StoryColumns = ReturnType<typeof storyColumns>

/** Stories in the order they come. */
export function storyColumns() {
  return {
    /** Numbers of their ids in the articles' `storyKeys`. */
    keys: intList(),
    leads: intList(),
    heats: floatList(),
    lastAt: floatList(),
    facts: floatList(),
    articles: intList(),
    /** Where the articles of each end; those of the one before it end where they begin. */
    ends: intList(),
    /** Keys of aliases, and the places of their stories. */
    aliases: intList(),
    aliasOf: intList(),
  }
}

export function addStory(stories: StoryColumns, columns: ArticleColumns, story: Story): void {
  const { id, aliases, firstAt, lastAt } = story
  for (const alias of aliases) {
    stories.aliases.push(columns.storyKeys.add(alias))
    stories.aliasOf.push(stories.keys.length)
  }
  stories.keys.push(columns.storyKeys.add(id))
  for (const article of story.articles) stories.articles.push(rowFor(columns, article))
  stories.ends.push(stories.articles.length)
  stories.leads.push(rowFor(columns, story.lead))
  stories.heats.push(story.heat.value)
  stories.lastAt.push(lastAt.getTime())
  stories.facts.push(
    numberOfText(`${storyVersion(story)}\0${aliases.join()}\0${firstAt.getTime()}\0${lastAt.getTime()}`),
  )
}

export function finishStories(stories: StoryColumns, columns: ArticleColumns): StoryRows {
  const { storyKeys } = columns
  const keys = stories.keys.done()
  const ends = stories.ends.done()
  const articles = stories.articles.done()
  const leads = stories.leads.done()
  const heats = stories.heats.done()
  const lastAt = stories.lastAt.done()
  const idAt = (place: number) => storyKeys.idOf(keys[place] ?? -1)
  const articlesAt = (place: number) =>
    articles.subarray(place > 0 ? ends[place - 1] : 0, place < 0 ? 0 : ends[place])
  const order = keys
    .map((_, place) => place)
    .sort((one, other) => (lastAt[other] ?? 0) - (lastAt[one] ?? 0) || (idAt(one) < idAt(other) ? -1 : 1))
  const versions = versionsOf(order, { facts: stories.facts.done(), leads, articlesAt }, columns)
  const ofKeys = numbersOfKeys(order, stories, storyKeys.size)
  const placeOf = (story: number) => (story < 0 ? -1 : (order[story] ?? -1))
  return {
    length: order.length,
    idOf: (story) => (story < 0 ? '' : idAt(placeOf(story))),
    articlesOf: (story) => articlesAt(placeOf(story)),
    leadOf: (story) => leads[placeOf(story)] ?? -1,
    heatOf: (story) => heats[placeOf(story)] ?? -1,
    versionOf: (story) => (story < 0 ? 0 : (versions[story] ?? 0)),
    find: (id) => {
      const story = ofKeys[storyKeys.find(id) ?? ofKeys.length]
      return story === -1 ? undefined : story
    },
    ofKeys,
  }
}

type Told = {
  readonly facts: Float64Array
  readonly leads: Int32Array
  readonly articlesAt: (place: number) => Int32Array
}

function versionsOf(
  order: Int32Array,
  { facts, leads, articlesAt }: Told,
  { versions }: ArticleColumns,
): Float64Array {
  return Float64Array.from(order, (place) => {
    const print = fingerprint('story')
    print.number(facts[place] ?? 0)
    print.number(versions[leads[place] ?? 0] ?? 0)
    for (const row of articlesAt(place)) print.number(versions[row] ?? 0)
    return numberOf(print.done())
  })
}

/** Number of the story with each key, or -1: of two stories with an alias the later one has it, and an id goes before any alias. */
function numbersOfKeys(order: Int32Array, stories: StoryColumns, count: number): Int32Array {
  const keys = stories.keys.done()
  const aliases = stories.aliases.done()
  const numberAt = new Int32Array(order.length)
  for (const [number, place] of order.entries()) numberAt[place] = number
  const numbers = new Int32Array(count).fill(-1)
  for (const [at, place] of stories.aliasOf.done().entries()) {
    const alias = aliases[at] ?? 0
    numbers[alias] = Math.max(numbers[alias] ?? -1, numberAt[place] ?? -1)
  }
  for (const [place, key] of keys.entries()) numbers[key] = numberAt[place] ?? -1
  return numbers
}
