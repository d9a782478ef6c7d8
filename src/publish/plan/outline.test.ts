import { expect, test } from 'vitest'
import { livingBytes } from '../../../test/living-bytes.ts'
import type { ArticleMark } from '../../model/mark.ts'
import { numberOfText } from './fingerprint.ts'
import { outlineBuilder } from './outline.ts'

const ARTICLES = 50_000

function markAt(at: number): ArticleMark {
  return {
    id: idAt(at),
    version: numberOfText(`${at}`),
    publishedAt: 1_790_000_000_000 - at * 60_000,
    foundAt: 1_790_000_000_000 - at * 60_000,
    provider: { name: `Paper ${at % 50}`, domain: `paper-${at % 50}.example` },
    topics: [`Topic ${at % 9}`],
    related: [1, 2, 3].map((step) => idAt((at + step) % ARTICLES)),
    isPublished: true,
    isListable: true,
    heat: at % 100,
    slug: numberOfText(`slug ${at}`),
    pathDay: 20261001,
    copies: [],
  }
}

function idAt(at: number): string {
  return numberOfText(`id ${at}`).toString(16).padStart(16, '0')
}

test('an article costs the outline less than 300 bytes', () => {
  const before = livingBytes()
  const builder = outlineBuilder()
  for (let at = 0; at < ARTICLES; at += 1) builder.add(markAt(at))
  const outline = builder.finish()
  expect((livingBytes() - before) / ARTICLES).toBeLessThan(300)
  expect(outline.shown.length).toBe(ARTICLES)
})
