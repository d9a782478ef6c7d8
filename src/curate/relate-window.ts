import type { Article } from '../model/article.ts'
import type { CurateInput } from '../model/curation.ts'
import { type Grouped, groupInput } from './group-stories.ts'
import { relateArticles } from './related/relate-articles.ts'

type Related = ReadonlyMap<string, readonly string[]>

/** Articles of other stories that are named as worth reading next. */
const RELATED = 5

/**
 * What to read next, for every article of the window. It is searched for what is new, and for an article whose own story now has
 * what was named; the others keep what they have, and one with too little is given what names it. So a run costs what is new in it.
 */
export function relateWindow(input: CurateInput, articles: readonly Article[], grouped: Grouped): Related {
  const storyOf = new Map(grouped.groups.flatMap((group) => group.articles.map((id) => [id, group] as const)))
  const known = new Map(
    articles.flatMap(({ id }) => {
      const others = othersOf(id, input, { grouped, mates: new Set(storyOf.get(id)?.articles) })
      return others ? [[id, others] as const] : []
    }),
  )
  const only = new Set(articles.map(({ id }) => id).filter((id) => known.get(id)?.isWhole !== true))
  if (only.size === 0) return new Map([...known].map(([id, { kept }]) => [id, kept]))
  const storyIds = new Map([...storyOf].map(([id, group]) => [id, group.id]))
  const options = { top: RELATED, storyOf: storyIds, now: input.now, only }
  const found = relateArticles(articles.map(groupInput), options)
  const namers = namersOf(found)
  return new Map(
    articles.map(({ id }) => [id, found.get(id) ?? filled(known.get(id)?.kept ?? [], namers.get(id) ?? [])]),
  )
}

type Others = { readonly kept: readonly string[]; readonly isWhole: boolean }
type Now = { readonly grouped: Grouped; readonly mates: ReadonlySet<string> }

/** What an earlier run named, without the article's story; whole unless that story took some of it and too little is left. */
function othersOf(id: string, { remembered }: CurateInput, { grouped, mates }: Now): Others | undefined {
  const known = remembered.get(id)
  if (!known?.related) return undefined
  const earlier = known.story === undefined ? undefined : grouped.earlier.get(known.story)
  const others = known.related.filter((other) => !earlier?.articles.includes(other))
  const kept = others.filter((other) => !mates.has(other))
  return { kept, isWhole: kept.length === others.length || kept.length >= RELATED }
}

/** From an article to those that name it. */
function namersOf(found: Related): Related {
  const namers = new Map<string, string[]>()
  for (const [id, others] of found) {
    for (const other of others) namers.set(other, [...(namers.get(other) ?? []), id])
  }
  return namers
}

function filled(kept: readonly string[], namers: readonly string[]): readonly string[] {
  return [...kept, ...namers.filter((id) => !kept.includes(id))].slice(0, Math.max(RELATED, kept.length))
}
