import type { Paper } from '../paper.ts'
import type { ShownStory } from '../shown-story.ts'
import { isWide, pictureOf } from './picture.tsx'
import { Card, ListItem, Row } from './story-teasers.tsx'

type Props = { readonly paper: Paper; readonly stories: readonly ShownStory[] }

const CARDS = 3
/** Rows stand two in a line, list items three. */
const IN_ROW = 2
const IN_LIST = 3

/** Stories by rank in several densities, as many pictures as there are: never a wall of equal cards, never a hole. */
export function Mixed({ paper, stories }: Props) {
  // Fewer are rows: cards would leave holes.
  if (stories.length < CARDS) return <Rows paper={paper} stories={stories} place="first" />
  const first = stories.slice(0, CARDS)
  const isPictured = first.every((story) => pictureOf(paper, story.lead.images))
  return (
    <>
      {isPictured ? <Cards paper={paper} stories={first} /> : <Feature paper={paper} stories={first} />}
      <Rest paper={paper} stories={stories.slice(CARDS)} />
    </>
  )
}

/** One story large, two beside it: where pictures are missing, three equal cards would have holes. */
function Feature({ paper, stories: [first, ...others] }: Props) {
  const image = first && pictureOf(paper, first.lead.images)
  const size = image && (isWide(image) ? 'wide' : 'small')
  return (
    <div class={size ? `feature feature-${size}` : 'feature'}>
      {first ? <Card paper={paper} story={first} place={size === 'small' ? 'third' : 'large'} /> : undefined}
      <div class="stack">
        {others.map((story) => (
          <Row paper={paper} story={story} />
        ))}
      </div>
    </div>
  )
}

function Cards({ paper, stories }: Props) {
  return (
    <div class="cards">
      {stories.map((story) => (
        <Card paper={paper} story={story} />
      ))}
    </div>
  )
}

function Rest({ paper, stories }: Props) {
  const rows = rowsAmong(stories.length)
  return (
    <>
      <Rows paper={paper} stories={stories.slice(0, rows)} place="after" />
      <List paper={paper} stories={stories.slice(rows)} />
    </>
  )
}

/** How many of the stories below the first three are rows, so that the list of the others fills its lines: 7 are 4 and 3. */
export function rowsAmong(count: number): number {
  if (count <= IN_ROW || count === IN_ROW * 2) return count
  const rest = count % IN_LIST
  if (rest === 0) return count > IN_LIST ? IN_ROW * IN_LIST : 0
  return rest === IN_ROW ? IN_ROW : IN_ROW * 2
}

function Rows({ paper, stories, place }: Props & { readonly place: 'first' | 'after' }) {
  if (stories.length === 0) return null
  return (
    <div class={place === 'first' ? 'rows' : 'rows rows-after'}>
      {stories.map((story) => (
        <Row paper={paper} story={story} />
      ))}
    </div>
  )
}

/** Headlines in lines of three. */
export function List({ paper, stories }: Props) {
  if (stories.length === 0) return null
  return (
    <div class="list">
      {stories.map((story) => (
        <ListItem paper={paper} story={story} />
      ))}
    </div>
  )
}
