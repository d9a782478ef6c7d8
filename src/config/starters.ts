import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { z } from 'zod'
import { BroadsheetError } from '../lib/error.ts'

const FOLDER = new URL('../../assets/starters/', import.meta.url)

const starter = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  topics: z.array(
    z.strictObject({
      name: z.string(),
      parent: z.string().optional(),
      keywords: z.array(z.string()).default([]),
      mustNot: z.array(z.string()).default([]),
      hashtags: z.array(z.string()).default([]),
      needsParent: z.boolean().optional(),
    }),
  ),
  sources: z.array(z.strictObject({ name: z.string(), url: z.string() })),
})

/** A set to begin with: a taxonomy and 20 to 40 real sources of one subject. */
export type Starter = z.infer<typeof starter> & { readonly id: string }

/** Ids of the starter sets that come with the program: `ai`, `climate` ... */
export function starterIds(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort()
}

/** One starter set. Throws STARTER_UNKNOWN. */
export function readStarter(id: string): Starter {
  if (!starterIds().includes(id)) {
    throw new BroadsheetError('STARTER_UNKNOWN', `There is no starter set "${id}".`, {
      hint: `Choose one of: ${starterIds().join(', ')}.`,
      exitCode: 2,
    })
  }
  return { id, ...starter.parse(load(readFileSync(new URL(`${id}.yaml`, FOLDER), 'utf8'))) }
}
