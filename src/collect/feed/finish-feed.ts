import type { Feed, FeedFormat, FeedHints } from '../../model/feed.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { htmlOf, textOf } from './construct.ts'
import type { Draft } from './draft.ts'
import { authorsOf, finishExtras, licenceOf, linkOf } from './finish-entry.ts'

export type FeedFacts = {
  readonly format: FeedFormat
  readonly version: string | undefined
  readonly encoding: string
}

/** What a document says about itself, in its final form. */
export function finishFeed(draft: Draft, facts: FeedFacts): Feed {
  const { text: title, html: titleHtml } = textOf(draft.title)
  const { text: rights, html: rightsHtml } = textOf(draft.rights)
  const rel = (name: string) => draft.links.find((link) => link.rel === name)?.url
  return withoutUndefined({
    ...facts,
    id: draft.id,
    title,
    titleHtml,
    link: linkOf(draft),
    self: rel('self'),
    hub: rel('hub'),
    next: rel('next'),
    description: htmlOf(draft.summary ?? draft.description ?? draft.content),
    language: draft.language,
    icon: draft.icon,
    image: draft.image?.url ? draft.image : draft.images[0],
    imageTitle: draft.imageTitle,
    licence: draft.licence ?? licenceOf(draft.links),
    rsl: draft.rsl,
    rights,
    rightsHtml,
    generator: draft.generator,
    authors: authorsOf(draft),
    categories: draft.categories,
    published: draft.published ?? draft.created,
    updated: draft.updated,
    hints: hintsOf(draft),
    ...(draft.extras && finishExtras(draft)),
  })
}

function hintsOf(draft: Draft): FeedHints {
  const { ttlMinutes, updatePeriodMinutes, updateFrequency = 1, skipHours, skipDays } = draft
  const asksForRhythm = updatePeriodMinutes !== undefined || draft.updateFrequency !== undefined
  return withoutUndefined({
    ttlMinutes,
    // RSS 1.0 syndication module: the period is a day where only a frequency is given.
    updateMinutes: asksForRhythm ? Math.round((updatePeriodMinutes ?? 1440) / updateFrequency) : undefined,
    skipHours,
    skipDays,
  })
}
