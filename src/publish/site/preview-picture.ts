import type { PageHead } from './components/page.tsx'
import { copyHref, pictureOf } from './components/picture.tsx'
import type { Paper } from './paper.ts'
import type { ShownStory } from './shown-story.ts'

/** The lead's own picture for link previews; none where we hold no copy. */
export function previewPicture(paper: Paper, story: ShownStory): PageHead['picture'] {
  const image = pictureOf(paper, story.lead.images)
  const copy = image?.cached
  const width = copy?.widths.at(-1)
  if (!copy || !width) return undefined
  return {
    href: copyHref(paper, copy, { width, format: 'jpeg' }),
    width,
    height: Math.round((copy.height * width) / copy.width),
    alt: image.title ?? story.lead.title,
  }
}
