import type { Description } from './describe-article.ts'
import { addMember, createStory, dotOf, type LiveStory } from './live-story.ts'

export type Halves = { readonly left: LiveStory; readonly right: LiveStory }

const MAX_ROUNDS = 6

/**
 * The two most different halves of a story (2-means by mean cosine, seeded with the article least like the others and the one
 * least like that), or undefined when all articles fall on one side. The story itself is not changed.
 */
export function bisect(story: LiveStory): Halves | undefined {
  const members = [...story.members]
  const outsider = leastLike(story, members)
  const opposite = outsider && leastLike(storyFrom([outsider]), members)
  if (!outsider || !opposite || outsider === opposite) return undefined
  let halves: Halves = { left: storyFrom([outsider]), right: storyFrom([opposite]) }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const left = members.filter((member) => nearness(halves.left, member) >= nearness(halves.right, member))
    if (left.length === 0 || left.length === members.length) return undefined
    const kept = new Set(left)
    const isStable =
      left.length === halves.left.members.size && left.every(([at]) => halves.left.members.has(at))
    halves = { left: storyFrom(left), right: storyFrom(members.filter((member) => !kept.has(member))) }
    if (isStable && round > 0) break
  }
  return halves
}

type Member = readonly [number, Description]

function storyFrom(members: readonly Member[]): LiveStory {
  const story = createStory('half')
  for (const [document, article] of members) addMember(story, document, article)
  return story
}

function leastLike(story: LiveStory, members: readonly Member[]): Member | undefined {
  let least: Member | undefined
  let lowest = Number.POSITIVE_INFINITY
  for (const member of members) {
    const likeness = dotOf(story, member[1])
    if (likeness >= lowest) continue
    least = member
    lowest = likeness
  }
  return least
}

/** Mean cosine with the others of a half; an article alone in its half stays. */
function nearness(half: LiveStory, [document, article]: Member): number {
  const isIn = half.members.has(document)
  if (isIn && half.members.size === 1) return 1
  return (dotOf(half, article) - (isIn ? 1 : 0)) / (half.members.size - (isIn ? 1 : 0))
}
