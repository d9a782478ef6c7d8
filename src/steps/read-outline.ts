import { sha256 } from '../lib/hash.ts'
import type { CuratedArticle } from '../model/article.ts'
import type { ArticleMark } from '../model/mark.ts'
import type { Store } from '../model/store.ts'
import { markOf } from '../publish/plan/mark-of.ts'
import { type Outline, outlineBuilder } from '../publish/plan/outline.ts'
import type { ArticleEditor } from './read-edition.ts'

/** Rows read at once. */
const PAGE = 500

/** What marks were made by and with: another program or other edits make other marks of the same articles. */
const MADE_BY = 'marks'

type OutlineOptions = {
  readonly store: Store
  readonly editor: ArticleEditor
  /** Hash of the program. */
  readonly program: string
  readonly onMark: (mark: ArticleMark) => void
}

/**
 * The outline of all that is stored. Marks of articles that changed are made anew first; everything is read page by page, and
 * nothing but the outline is kept.
 */
export async function readOutline({ store, editor, program, onMark }: OutlineOptions): Promise<Outline> {
  await forgetOldMarks(store, editor, program)
  await markArticles(store, editor)
  const outline = outlineBuilder()
  await eachPage(
    (after) => store.readMarks({ after, limit: PAGE }),
    (mark) => {
      outline.add(mark)
      onMark(mark)
    },
  )
  await eachPage((after) => store.readStoryPage({ after, limit: PAGE }), outline.addStory)
  return outline.finish()
}

/** The marks of articles that have or had edits are made at every run: there are few. */
async function forgetOldMarks(store: Store, editor: ArticleEditor, program: string): Promise<void> {
  const before = await store.readNote<{ readonly program: string; readonly edited: readonly string[] }>(
    MADE_BY,
  )
  const edited = [...editor.edited].sort()
  if (before?.program === program) await store.clearMarks([...new Set([...before.edited, ...edited])])
  else await store.clearMarks()
  await store.saveNote(MADE_BY, { program, edited })
}

async function markArticles(store: Store, editor: ArticleEditor): Promise<void> {
  const idsAfter = (after: string) => store.unmarkedIds({ after, limit: PAGE })
  for (let ids = await idsAfter(''); ids.length > 0; ids = await idsAfter(ids.at(-1) ?? '')) {
    const articles = await store.readCuratedOf(ids)
    await store.saveMarks(
      articles.map((article) => markOf(editor.editedArticle(article) ?? unlisted(article))),
    )
  }
}

/** Its place stays counted, and it is shown nowhere. */
function unlisted(article: CuratedArticle): CuratedArticle {
  return { ...article, rights: { ...article.rights, list: 'deny' }, images: [] }
}

async function eachPage<Item extends { readonly id: string }>(
  read: (after: string) => Promise<readonly Item[]>,
  use: (item: Item) => void,
): Promise<void> {
  for (let page = await read(''); page.length > 0; page = await read(page.at(-1)?.id ?? '')) {
    for (const item of page) use(item)
  }
}

/** A hash of what the program is, from the assets' own. */
export function programOf(assets: ReadonlyMap<string, Uint8Array>): string {
  return sha256(assets.get('.templates') ?? '', 16)
}
