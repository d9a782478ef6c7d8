import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'

const DOCS = join(import.meta.dirname, '../docs')
const COMMANDS = join(import.meta.dirname, '../src/cli/commands')

const workflow = z
  .object({
    on: z.object({ schedule: z.array(z.object({ cron: z.string() })).min(1) }),
    concurrency: z.object({ 'cancel-in-progress': z.literal(false) }),
    jobs: z.object({
      publish: z.object({
        steps: z.array(
          z.object({ uses: z.string().optional(), run: z.string().optional(), if: z.string().optional() }),
        ),
      }),
    }),
  })
  .parse(load(readFileSync(join(DOCS, 'examples/github-action.yml'), 'utf8')))

const { steps } = workflow.jobs.publish

test('the workflow restores the store, runs, and saves the store whatever happened', () => {
  const order = [
    'actions/cache/restore',
    'broadsheet rebuild',
    'broadsheet run --commit',
    'actions/cache/save',
    'git push',
    'actions/deploy-pages',
  ]
  const places = order.map((words) => steps.findIndex(({ uses, run }) => `${uses} ${run}`.includes(words)))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places).not.toContain(-1)
  expect(steps[places[3] ?? -1]?.if).toBe('always()')
})

test.each(['deploy.md', 'examples/github-action.yml'])(
  'every command that %s names is one of ours',
  (name) => {
    const text = readFileSync(join(DOCS, name), 'utf8')
    const commands = [...text.matchAll(/(?:npx |`)broadsheet ([a-z]+)/g)].map((match) => match[1])
    expect(commands.length).toBeGreaterThan(1)
    for (const command of commands) expect(() => readFileSync(join(COMMANDS, `${command}.ts`))).not.toThrow()
  },
)
