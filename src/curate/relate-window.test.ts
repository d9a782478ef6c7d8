import { expect, test } from 'vitest'
import { nextInput } from '../../test/fixtures/curate/second-run.ts'
import { articleFrom, inputFrom } from '../../test/fixtures/curate/window.ts'
import { curate } from './curate.ts'

const FERRY = (id: string, words: string) =>
  articleFrom({
    id,
    domain: `${id}.example`,
    title: `Wind farm news: ${words}`,
    text: `${words} The wind farm off Nordholm is to supply 410,000 homes with electricity, and its battery stores a night. "We waited for it," said Mette Skov, who leads the council. Reported in ${id}.`,
  })
const FIRST = FERRY('first', 'The shipyard of Velda builds a cable ship for the wind farm.')
const LATER = FERRY('later', 'Fishermen of Halm sell their boats to the guards of the wind farm.')

test('an article with nothing to read next is given a later one that names it', () => {
  const before = inputFrom([FIRST])
  const then = curate(before)
  expect(then.judgements.get('first')?.related).toEqual([])
  const now = curate({ ...nextInput(before, then), articles: [FIRST, LATER] })
  expect(now.judgements.get('first')?.story).toBeUndefined()
  expect(now.judgements.get('first')?.related).toEqual(['later'])
  expect(now.judgements.get('later')?.related).toEqual(['first'])
})
