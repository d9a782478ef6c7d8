import { expect, test } from 'vitest'
import { parseFeedText } from './parse-feed.ts'

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/'
const MEDIA_RSS = 'http://search.yahoo.com/mrss/'

function feedOf(declarations: string, item: string): string {
  return `<rss version="2.0" ${declarations}><channel><item>${item}</item></channel></rss>`
}

function firstEntry(text: string) {
  return parseFeedText(text).entries[0]
}

test('a prefix means what its own document declares, whatever others before it declared', () => {
  const item = '<x:creator>Ada Moor</x:creator>'
  const isDublinCore = () => firstEntry(feedOf(`xmlns:x="${DUBLIN_CORE}"`, item))?.authors
  const isUnknown = () => firstEntry(feedOf('xmlns:x="https://other.example/ns"', item))?.authors
  for (let round = 0; round < 3; round++) {
    expect(isDublinCore()).toEqual([{ name: 'Ada Moor' }])
    expect(isUnknown()).toEqual([])
  }
})

test('documents that declare something new each do not change what others mean', () => {
  for (let at = 0; at < 700; at++) {
    const entry = firstEntry(
      feedOf(`xmlns:n${at}="${DUBLIN_CORE}"`, `<n${at}:creator>Ada Moor</n${at}:creator>`),
    )
    expect(entry?.authors).toEqual([{ name: 'Ada Moor' }])
  }
})

test('a declaration that is written on each element again counts on each', () => {
  const content = (at: number) =>
    `<m:content xmlns:m="${MEDIA_RSS}" url="https://files.example/${at}.mp3" type="audio/mpeg"/>`
  const items = Array.from({ length: 300 }, (_, at) => `<item>${content(at)}</item>`)
  const { entries } = parseFeedText(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)
  expect(entries.map(({ enclosures }) => enclosures[0]?.url)).toEqual(
    items.map((_, at) => `https://files.example/${at}.mp3`),
  )
})

test('a name that pretends to be several declarations is one', () => {
  const forged = feedOf(`xmlns:x="a\ny\n${DUBLIN_CORE}"`, '<y:creator>Ada Moor</y:creator>')
  const honest = feedOf(`xmlns:x="a" xmlns:y="${DUBLIN_CORE}"`, '<y:creator>Ada Moor</y:creator>')
  expect(firstEntry(forged)?.authors).toEqual([])
  expect(firstEntry(honest)?.authors).toEqual([{ name: 'Ada Moor' }])
})
