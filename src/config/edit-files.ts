import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, dump, load } from 'js-yaml'
import { z } from 'zod'
import { BroadsheetError } from '../lib/error.ts'
import { sha256 } from '../lib/hash.ts'
import { canonicalUrl } from '../lib/url/canonical-url.ts'
import type { Edit } from '../model/edit.ts'

/** Editor's decisions live in the records tree, so that they are in its history and survive a lost store. */
const FOLDER = ['records', '_edits'] as const

const moment = z.iso
  .datetime({ offset: true, error: 'is not a moment; write it as 2026-11-23T08:00:00Z' })
  .transform((text) => new Date(text))
/** An article by its id or its address. */
const article = z
  .string()
  .min(1)
  .transform((text) => {
    const url = canonicalUrl(text)
    return url === undefined ? text : sha256(url, 16)
  })
const image = z.strictObject({
  url: z.url(),
  width: z.int().optional(),
  height: z.int().optional(),
  title: z.string().optional(),
  attribution: z.string().optional(),
})
const common = { at: moment, who: z.string().min(1), why: z.string().optional() }

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('pin'), article, until: moment.optional() }),
  z.strictObject({ ...common, kind: z.literal('hide'), article }),
  z.strictObject({
    ...common,
    kind: z.literal('field'),
    article,
    field: z.enum(['title', 'excerpt', 'language', 'type']),
    value: z.string(),
  }),
  z.strictObject({ ...common, kind: z.literal('images'), article, value: z.array(image) }),
  z.strictObject({ ...common, kind: z.literal('topics'), article, topics: z.array(z.string()) }),
  z.strictObject({ ...common, kind: z.literal('quality'), article, value: z.int().min(0).max(100) }),
  z.strictObject({ ...common, kind: z.literal('lead'), story: article, article }),
  z.strictObject({ ...common, kind: z.literal('merge'), stories: z.array(article).min(2) }),
  z.strictObject({ ...common, kind: z.literal('split'), story: article, articles: z.array(article).min(1) }),
])

/** Every decision of `records/_edits/*.yaml`, by file name, then in order. Throws EDIT_INVALID with file, number and remedy. */
export function readEdits(folder: string): readonly Edit[] {
  const place = join(folder, ...FOLDER)
  if (!existsSync(place)) return []
  return readdirSync(place)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .flatMap((name) => parseEdits(readFileSync(join(place, name), 'utf8'), name))
}

/** Checks the text of one file of decisions. */
export function parseEdits(text: string, name: string): readonly Edit[] {
  const data = parseYaml(text, name)
  return (Array.isArray(data) ? data : [data]).map((one, index) => {
    const checked = edit.safeParse(one)
    // Zod gives optional fields as absent; its type alone says `undefined`.
    if (checked.success) return checked.data as Edit
    const issue = checked.error.issues[0]
    throw new BroadsheetError(
      'EDIT_INVALID',
      `records/_edits/${name}: decision ${index + 1}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      {
        hint: 'Mend it, or remove it; docs/ranking.md lists the kinds. Nothing was changed.',
        exitCode: 2,
      },
    )
  })
}

/** Writes decisions down, at the end of a file that is named for who writes it: `commands`, `by-hand`. */
export function appendEdits(folder: string, file: string, edits: readonly Edit[]): void {
  if (edits.length === 0) return
  const place = join(folder, ...FOLDER)
  mkdirSync(place, { recursive: true })
  appendFileSync(join(place, `${file}.yaml`), dump(edits.map(plain), { lineWidth: -1 }))
}

function plain(one: Edit): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  )
}

function parseYaml(text: string, name: string): unknown {
  try {
    // Without timestamps: moments are checked as text, so that a wrong one is named.
    return text.trim() === '' ? [] : load(text, { schema: CORE_SCHEMA, maxAliases: 0 })
  } catch (cause) {
    throw new BroadsheetError(
      'EDIT_INVALID',
      `records/_edits/${name} is not readable YAML: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: 'Mend or remove the file. Nothing was changed.',
        exitCode: 2,
        cause,
      },
    )
  }
}
