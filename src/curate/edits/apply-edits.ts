import type { Article } from '../../model/article.ts'
import type { CurateInput, EditConflict } from '../../model/curation.ts'
import type { Edit } from '../../model/edit.ts'
import { findConflicts } from './find-conflicts.ts'

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>

/** Editor's decisions laid out by what they decide; the machine's own answers are taken only where these are silent. */
export type Decisions = {
  /** The articles with edited fields and pictures. */
  readonly articles: readonly Article[]
  readonly hidden: ReadonlyMap<string, EditOf<'hide'>>
  /** Pins that hold at `now`. */
  readonly pinned: ReadonlyMap<string, EditOf<'pin'>>
  readonly topics: ReadonlyMap<string, EditOf<'topics'>>
  readonly quality: ReadonlyMap<string, EditOf<'quality'>>
  /** Merges, splits and leads in the order they were decided. */
  readonly stories: readonly (EditOf<'merge'> | EditOf<'split'> | EditOf<'lead'>)[]
  readonly conflicts: readonly EditConflict[]
}

/** Lays editor's decisions over the articles. The later of two decisions about one thing wins; both are named as a conflict. */
export function applyEdits(input: Pick<CurateInput, 'articles' | 'edits' | 'taxonomy' | 'now'>): Decisions {
  const { articles, edits, now } = input
  const ordered = edits.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const changes = Map.groupBy(
    ordered.filter((edit) => edit.kind === 'field' || edit.kind === 'images'),
    (edit) => edit.article,
  )
  const hidden = latest(ordered.filter((edit) => edit.kind === 'hide'))
  const pinned = latest(ordered.filter((edit) => edit.kind === 'pin'))
  for (const [article, pin] of pinned) {
    const hide = hidden.get(article)
    if (hide && hide.at > pin.at) pinned.delete(article)
    else hidden.delete(article)
    if (pin.until && pin.until <= now) pinned.delete(article)
  }
  return {
    articles: articles.map((article) => editedArticle(article, changes.get(article.id) ?? [])),
    hidden,
    pinned,
    topics: latest(ordered.filter((edit) => edit.kind === 'topics')),
    quality: latest(ordered.filter((edit) => edit.kind === 'quality')),
    stories: ordered.filter((edit) => edit.kind === 'merge' || edit.kind === 'split' || edit.kind === 'lead'),
    conflicts: findConflicts(input, ordered),
  }
}

/** The newest of the decisions about each article. */
function latest<One extends { readonly article: string }>(decisions: readonly One[]): Map<string, One> {
  return new Map(decisions.map((decision) => [decision.article, decision]))
}

function editedArticle(article: Article, changes: readonly (EditOf<'field'> | EditOf<'images'>)[]): Article {
  let edited = article
  for (const change of changes) {
    edited = change.kind === 'images' ? { ...edited, images: change.value } : withField(edited, change)
  }
  return edited
}

const TYPES = ['article', 'video', 'podcast', 'paper', 'code'] as const

function withField(article: Article, edit: EditOf<'field'>): Article {
  if (edit.field !== 'type') return { ...article, [edit.field]: edit.value }
  const type = TYPES.find((known) => known === edit.value)
  return type ? { ...article, type } : article
}
