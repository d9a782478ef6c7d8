/** One function answers "may I?": no output or processing path reads a decision's fields past src/model/may.ts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', 'src')
/** Who answers, and who decides. */
const MAY_READ = /^(model\/may\.ts|collect\/rights\/)/
const FIELDS = '(?:list|excerpt|image|text|ai|train|pictureAi)'
/** Ways to read a decision: a field of something called rights, or taken out of it, or of a parameter that is a decision. */
const READINGS: readonly RegExp[] = [
  new RegExp(`\\brights\\??\\.${FIELDS}\\b`),
  new RegExp(`\\{[^{}]*\\b${FIELDS}\\b[^{}]*\\}\\s*=\\s*[\\w.]*\\brights\\b(?!\\.)`),
  new RegExp(`\\{[^{}()]*\\b${FIELDS}\\b[^{}()]*\\}:\\s*RightsDecision\\b`),
]

function readsDecision(text: string): boolean {
  return READINGS.some((reading) => reading.test(text))
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

test('only may.ts reads what was decided', () => {
  const found = files
    .filter((path) => !MAY_READ.test(path))
    .filter((path) => readsDecision(readFileSync(join(ROOT, path), 'utf8')))
  expect(found).toEqual([])
})

test.each([
  { code: "if (article.rights.list === 'allow')", reads: true },
  { code: 'const { excerpt, image } = article.rights', reads: true },
  { code: 'function words({ excerpt }: RightsDecision): string {', reads: true },
  { code: 'excerptOf(article.rights, article.excerpt)', reads: false },
  { code: 'const { profile, excerptLimit } = config.rights', reads: false },
  { code: 'const { excerpt, rights } = article', reads: false },
  { code: 'entry.rights', reads: false },
])('the rule sees "$code": $reads', ({ code, reads }) => {
  expect(readsDecision(code)).toBe(reads)
})
