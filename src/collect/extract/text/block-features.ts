import { LINE_FEATURES } from './line-features.ts'
import type { FeatureTable, PageView } from './page-view.ts'
import { SECOND_FEATURES } from './second-look.ts'
import { HINT_COUNT, NEIGHBOURS, PLACE_COUNT, writeRow } from './write-row.ts'

const NEIGHBOUR_FEATURES = [
  'length',
  'link-share',
  'heading',
  'prose',
  'same-parent',
  'same-pattern',
] as const

/** Names of the columns of the first look, in the order in which `writeRow` writes them. */
export const FIRST_FEATURES: readonly string[] = [
  ...LINE_FEATURES,
  ...Array.from({ length: HINT_COUNT }, (_, bit) => `near-hint-${bit}`),
  ...Array.from({ length: HINT_COUNT }, (_, bit) => `far-hint-${bit}`),
  ...Array.from({ length: PLACE_COUNT }, (_, bit) => `place-${bit}`),
  'tag',
  'heading',
  'steps-to-densest',
  'in-densest',
  'in-paragraphs',
  'in-named',
  'from-densest-start',
  'to-densest-end',
  'from-named-start',
  'to-named-end',
  'place-in-densest',
  'place-on-page',
  'densest-share',
  'parent-prose-share',
  'parent-link-share',
  'parent-blocks',
  'grandparent-prose-share',
  'grandparent-link-share',
  'pattern-prose-share',
  'pattern-count',
  'pattern-link-share',
  'pattern-mean',
  'pattern-densest-share',
  'pattern-inside',
  'prose-before',
  'prose-after',
  'since-prose',
  'to-prose',
  'from-title',
  'title-likeness',
  'description-likeness',
  'in-json-ld-body',
  'repeats',
  'page-prose',
  'page-blocks',
  'claim',
  'length-to-usual',
  'parent-tag',
  'label-says-related',
  'label-says-comments',
  'label-says-other',
  'since-label',
  'label-level',
  'since-comments',
  'since-related',
  'image-box-blocks',
  'image-box-share',
  'image-box-steps',
  'branch-blocks',
  'branch-link-share',
  'branch-prose-share',
  'branch-twins',
  'branch-twin-prose',
  'said-before',
  'said-after',
  ...NEIGHBOURS.flatMap((offset) => NEIGHBOUR_FEATURES.map((name) => `${name}@${offset}`)),
]

/** Names of all columns. */
export const FEATURES: readonly string[] = [...FIRST_FEATURES, ...SECOND_FEATURES]

/** Numbers of the first look for every block of a page; linear in its size. */
export function tableOf(page: PageView): FeatureTable {
  const blocks = [...page.candidates.keys()].filter((index) => page.candidates[index] !== 0)
  const rows = blocks.map((index) => {
    const row = new Float32Array(FEATURES.length)
    writeRow(page, index, row)
    return row
  })
  return { blocks, rows }
}
