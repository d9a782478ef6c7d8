import type { Paper } from '../paper.ts'
import type { ShownStory } from '../shown-story.ts'
import { pictureOf } from './picture.tsx'
import { Card, ListItem, Row } from './story-teasers.tsx'

type Props = { readonly paper: Paper; readonly stories: readonly ShownStory[] }

const CARDS = 3
const ROWS = 2
/** Fewer stories than this are rows: cards would leave holes. */
const LEAST = 3
/** With fewer pictures among the first stories, one of them is shown large beside a list. */
const PICTURES = 2

/** Stories by rank in several densities, as many pictures as there are: never a wall of equal cards, never a hole. */
export function Mixed({ paper, stories }: Props) {
  if (stories.length < LEAST) return <Rows paper={paper} stories={stories} place="first" />
  const pictured = stories.slice(0, CARDS).filter((story) => pictureOf(paper, story.lead.images))
  return pictured.length < PICTURES ? (
    <Feature paper={paper} stories={stories} />
  ) : (
    <Cards paper={paper} stories={stories} />
  )
}

function Feature({ paper, stories: [first, ...rest] }: Props) {
  return (
    <div class="feature">
      {first ? <Card paper={paper} story={first} /> : undefined}
      <div class="feature-side">
        <Rows paper={paper} stories={rest.slice(0, ROWS)} place="first" />
        <List paper={paper} stories={rest.slice(ROWS)} />
      </div>
    </div>
  )
}

function Cards({ paper, stories }: Props) {
  return (
    <>
      <div class="cards">
        {stories.slice(0, CARDS).map((story) => (
          <Card paper={paper} story={story} />
        ))}
      </div>
      <Rows paper={paper} stories={stories.slice(CARDS, CARDS + ROWS)} place="after" />
      <List paper={paper} stories={stories.slice(CARDS + ROWS)} />
    </>
  )
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

function List({ paper, stories }: Props) {
  if (stories.length === 0) return null
  return (
    <div class="list">
      {stories.map((story) => (
        <ListItem paper={paper} story={story} />
      ))}
    </div>
  )
}
