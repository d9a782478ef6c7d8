import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, dump, load } from 'js-yaml'
import { z } from 'zod'
import { BroadsheetError } from '../lib/error.ts'
import type { OperatorRule } from '../model/rights.ts'

const FILE = ['records', '_rights', 'rules.yaml'] as const

const rule = z.strictObject({
  kind: z.enum(['takedown', 'block', 'grant']),
  target: z.string().min(1),
  uses: z.array(z.enum(['list', 'excerpt', 'image', 'text', 'ai', 'train'])).optional(),
  excerptLimit: z.int().optional(),
  who: z.string(),
  why: z.string(),
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
})

/**
 * Writes a rule down in the records tree, so that it outlives the store. An address that was taken down or blocked is not
 * written: its tombstone keeps it out, and its words must stand nowhere.
 */
export function keepRule(folder: string, given: OperatorRule): void {
  if (given.kind !== 'grant' && given.target.includes('/')) return
  mkdirSync(join(folder, FILE[0], FILE[1]), { recursive: true })
  appendFileSync(join(folder, ...FILE), dump([{ ...given, at: given.at.toISOString() }], { lineWidth: -1 }))
}

/** The rules written down. Throws RULES_INVALID. */
export function readRules(folder: string): readonly OperatorRule[] {
  const file = join(folder, ...FILE)
  if (!existsSync(file)) return []
  try {
    // Zod gives optional fields as absent; its type alone says `undefined`.
    return z
      .array(rule)
      .parse(load(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA, maxAliases: 0 })) as OperatorRule[]
  } catch (cause) {
    throw new BroadsheetError(
      'RULES_INVALID',
      `${FILE.join('/')} cannot be read: ${cause instanceof Error ? cause.message : cause}`,
      {
        hint: 'Mend it, or restore it from the history of the records tree. Nothing was changed.',
        exitCode: 2,
        cause,
      },
    )
  }
}
