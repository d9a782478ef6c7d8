import { archiveUnits } from './archive-units.ts'
import { dayUnits } from './day-units.ts'
import { listUnits } from './list-units.ts'
import { pageUnits } from './page-units.ts'
import { searchUnits } from './search-units.ts'
import { sitemapUnits } from './sitemap-units.ts'
import { storyUnits } from './story-units.ts'
import { subjectUnits } from './subject-units.ts'
import type { Planning, Unit } from './unit.ts'

/**
 * Everything that is published, records first, which are the archive. What a unit shows lies close together in time, and so do
 * neighbours in this order: articles read for one are likely to be needed for the next.
 */
export function* planUnits(planning: Planning): Iterable<Unit> {
  yield* dayUnits(planning)
  yield* storyUnits(planning)
  yield* listUnits(planning)
  yield* subjectUnits(planning)
  yield* archiveUnits(planning)
  yield* searchUnits(planning)
  yield* sitemapUnits(planning)
  yield* pageUnits(planning)
}
