import type { CurateInput, EditConflict } from '../../model/curation.ts'
import type { Edit } from '../../model/edit.ts'

/** Decisions that contradict an earlier one or cannot be followed, each with what happens instead. `edits` oldest first. */
export function findConflicts(
  { articles, taxonomy }: Pick<CurateInput, 'articles' | 'taxonomy'>,
  edits: readonly Edit[],
): readonly EditConflict[] {
  const known = new Set(articles.map((article) => article.id))
  const topics = new Set(taxonomy.map((topic) => topic.name))
  return edits.flatMap((edit, index) => {
    const words = invalidWords(edit, topics) ?? clashWords(edit, edits.slice(0, index))
    const concerned = 'article' in edit && edit.kind !== 'lead' ? known.has(edit.article) : true
    return words && concerned ? [{ edit, words }] : []
  })
}

function invalidWords(edit: Edit, topics: ReadonlySet<string>): string | undefined {
  const unknown = edit.kind === 'topics' ? edit.topics.find((topic) => !topics.has(topic)) : undefined
  if (unknown !== undefined) return `"${unknown}" is not a topic of this site; it is left out.`
  if (edit.kind === 'quality' && !(edit.value >= 0 && edit.value <= 100)) {
    return `Quality ${edit.value} is not between 0 and 100; the nearest of the two is used.`
  }
  if (
    edit.kind === 'field' &&
    edit.field === 'type' &&
    !/^(article|video|podcast|paper|code)$/.test(edit.value)
  ) {
    return `"${edit.value}" is not a type; the type found by the machine stays.`
  }
  if (edit.kind === 'merge' && new Set(edit.stories).size < 2)
    return 'A merge needs two stories; it does nothing.'
  return undefined
}

function clashWords(edit: Edit, earlier: readonly Edit[]): string | undefined {
  const clash = earlier.findLast((other) => contradicts(edit, other))
  if (!clash) return undefined
  return `${edit.who} decided "${edit.kind}" on ${day(edit)} against "${clash.kind}" by ${clash.who} on ${day(clash)}; the later one holds.`
}

function contradicts(edit: Edit, other: Edit): boolean {
  switch (edit.kind) {
    case 'pin':
      return other.kind === 'hide' && other.article === edit.article
    case 'hide':
      return other.kind === 'pin' && other.article === edit.article
    case 'field':
      return other.kind === 'field' && sameField(edit, other) && other.value !== edit.value
    case 'topics':
      return other.kind === 'topics' && other.article === edit.article && !sameList(other.topics, edit.topics)
    case 'quality':
      return other.kind === 'quality' && other.article === edit.article && other.value !== edit.value
    case 'lead':
      return other.kind === 'lead' && other.story === edit.story && other.article !== edit.article
    case 'merge':
      return other.kind === 'split' && edit.stories.includes(other.story)
    case 'split':
      return other.kind === 'merge' && other.stories.includes(edit.story)
    case 'images':
      return false
  }
}

function sameField(a: { article: string; field: string }, b: { article: string; field: string }): boolean {
  return a.article === b.article && a.field === b.field
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function day(edit: Edit): string {
  return edit.at.toISOString().slice(0, 10)
}
