import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configurationDocument } from '../scripts/configuration-table.ts'

test('docs/configuration.md lists every setting as the program knows it', () => {
  const document = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8')
  expect(document).toBe(configurationDocument())
})
