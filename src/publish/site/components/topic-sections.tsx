import type { Paper } from '../paper.ts'
import { topicPath } from '../paths.ts'
import type { ShownStory } from '../shown-story.ts'
import { Mixed } from './mixed-stories.tsx'
import { Card, ListItem, Row } from './story-teasers.tsx'

/** A topic's part of the front page. */
export type Section = { readonly topic: string; readonly stories: readonly ShownStory[] }

type Props = { readonly paper: Paper; readonly section: Section }

/** Fewer stories than this do not fill the width of the page. */
const FULL = 3
const WIDE = 2
const NARROW = 3

/**
 * Sections in the order they are shown: those that fill the page's width, then those of two stories, then those of one, so that
 * neighbours are of one height; each group in the order of the front page.
 */
export function inShownOrder(sections: readonly Section[]): readonly Section[] {
  return sections.toSorted((one, other) => sizeOf(other) - sizeOf(one))
}

function sizeOf({ stories }: Section): number {
  return Math.min(FULL, stories.length)
}

/** The sections of a front page. Short ones stand side by side: two in a row, three where one would be left alone. */
export function TopicSections({
  paper,
  sections,
}: {
  readonly paper: Paper
  readonly sections: readonly Section[]
}) {
  const short = inRows(sections.filter((section) => !isFull(section)))
  return (
    <>
      {sections.filter(isFull).map((section) => (
        <TopicSection paper={paper} section={section} />
      ))}
      {short.map((row) => (
        <ShortSections paper={paper} row={row} />
      ))}
    </>
  )
}

function isFull({ stories }: Section): boolean {
  return stories.length >= FULL
}

/** Pairs, the last of them with the one that an odd number leaves over. */
function inRows(sections: readonly Section[]): readonly (readonly Section[])[] {
  const isOdd = sections.length % WIDE === 1 && sections.length >= NARROW
  const end = isOdd ? sections.length - NARROW : sections.length
  const pairs = Array.from({ length: Math.ceil(end / WIDE) }, (_, row) =>
    sections.slice(row * WIDE, Math.min(end, (row + 1) * WIDE)),
  )
  return isOdd ? [...pairs, sections.slice(end)] : pairs
}

function ShortSections({ paper, row }: { readonly paper: Paper; readonly row: readonly Section[] }) {
  const [only, ...others] = row
  if (only && others.length === 0) return <TopicSection paper={paper} section={only} />
  const isNarrow = row.length === NARROW
  return (
    <div class={isNarrow ? 'columns columns-narrow' : 'columns'}>
      {row.map((section) => (
        <section class="section" aria-labelledby={headingId(paper, section)}>
          <SectionHead paper={paper} section={section} />
          {isNarrow ? (
            <NarrowColumn paper={paper} section={section} />
          ) : (
            <div class="stack">
              {section.stories.map((story) => (
                <Row paper={paper} story={story} />
              ))}
            </div>
          )}
        </section>
      ))}
    </div>
  )
}

function NarrowColumn({ paper, section: { stories } }: Props) {
  const [first, ...rest] = stories
  return (
    <>
      {first ? <Card paper={paper} story={first} /> : undefined}
      {rest.length > 0 ? (
        <div class="list">
          {rest.map((story) => (
            <ListItem paper={paper} story={story} />
          ))}
        </div>
      ) : undefined}
    </>
  )
}

function TopicSection({ paper, section }: Props) {
  return (
    <section class="section" aria-labelledby={headingId(paper, section)}>
      <SectionHead paper={paper} section={section} />
      <Mixed paper={paper} stories={section.stories} />
    </section>
  )
}

function SectionHead({ paper, section }: Props) {
  const topic = paper.topics.get(section.topic)
  return (
    <div class="section-head">
      <h2 id={headingId(paper, section)}>
        {topic ? <a href={`${paper.base}${topicPath(topic.id)}`}>{topic.name}</a> : section.topic}
      </h2>
      <p class="soft">{paper.language.say('stories', { n: section.stories.length })}</p>
    </div>
  )
}

function headingId(paper: Paper, section: Section): string {
  return `section-${paper.topics.get(section.topic)?.id ?? 'other'}`
}
