import type { PlannedFile } from '../../../model/edition.ts'
import type { PageHead } from '../components/page.tsx'
import { copyHref, pictureOf } from '../components/picture.tsx'
import { hourlyCounts } from '../counts.ts'
import { type Paper, versionOf } from '../paper.ts'
import { type ShownStory, storyVersion } from '../shown-story.ts'
import { CARD, storyCard } from './story-card.ts'

/** The picture of link previews: our copy of the lead's own, else the card drawn for its story; none for a lone article. */
export function previewPicture(paper: Paper, story: ShownStory): PageHead['picture'] {
  const image = pictureOf(paper, story.lead.images)
  const copy = image?.cached
  const width = copy?.widths.at(-1)
  if (copy && width) {
    const height = Math.round((copy.height * width) / copy.width)
    return {
      href: copyHref(paper, copy, { width, format: 'jpeg' }),
      width,
      height,
      alt: image.title ?? story.lead.title,
    }
  }
  if (!story.story) return undefined
  return { ...CARD, href: `${paper.base}${cardPath(story)}`, alt: paper.language.say('coverageBy') }
}

/** The drawn card of a story without a picture, or nothing. */
export function cardFiles(paper: Paper, story: ShownStory): PlannedFile[] {
  if (!story.story || pictureOf(paper, story.lead.images)) return []
  return [
    {
      path: cardPath(story).slice(1),
      version: versionOf('card', paper.version, storyVersion(story)),
      render: () => {
        const dates = story.articles.map((article) => article.publishedAt)
        return storyCard({
          hourly: hourlyCounts(dates, story.lastAt, CARD_HOURS),
          heat: story.heat?.value ?? 0,
        })
      },
    },
  ]
}

const CARD_HOURS = 24

function cardPath(story: ShownStory): string {
  return `${story.path}card.png`
}
