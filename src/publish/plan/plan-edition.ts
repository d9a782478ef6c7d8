import type { Edition, PlannedFile } from '../../model/edition.ts'
import { mayList } from '../../model/may.ts'
import type { KeyRing } from '../records/secured.ts'
import { pressOf } from '../site/paper.ts'
import { listsOf } from './lists.ts'
import { markOf } from './mark-of.ts'
import { outlineBuilder } from './outline.ts'
import { planUnits } from './plan-units.ts'
import { type Planning, scopeOf } from './unit.ts'

/**
 * Every file of an edition that is at hand as a whole, with `records/` or `public/` in front of their paths. `assets` are the static
 * files by name, as `readAssets` gives them. Pure: pages hold absolute times only.
 */
export function* planEdition(
  edition: Edition,
  { assets, keys }: { readonly assets: ReadonlyMap<string, Uint8Array>; readonly keys?: KeyRing },
): Iterable<PlannedFile> {
  const { articles, stories, ...frame } = edition
  const outline = outlineBuilder()
  for (const article of articles) outline.add(markOf(article))
  for (const story of stories) outline.addStory(story)
  const press = pressOf(frame, assets)
  const finished = outline.finish()
  const planning: Planning = {
    outline: finished,
    lists: listsOf(finished, press),
    press,
    frame,
    ...(keys && { keys }),
    picturesOf: () => [],
    readCopy: () => new Uint8Array(),
  }
  const scope = scopeOf(planning, { articles: articles.filter(({ rights }) => mayList(rights)), stories })
  for (const unit of planUnits(planning)) yield* unit.plan(scope)
}
