import { basename, resolve } from 'node:path'
import * as prompts from '@clack/prompts'
import type { Command } from 'commander'
import { createSite } from '../../config/create-site.ts'
import { readStarter, starterIds } from '../../config/starters.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

type InitOptions = {
  readonly topic?: string
  readonly name?: string
  readonly contact?: string
  readonly operator?: string
  readonly url?: string
  readonly language?: string
  readonly yes?: boolean
}

const NO_STARTER = {
  description: '',
  topics: [{ name: 'News', keywords: [], mustNot: [], hashtags: [], takesEverything: true }],
  sources: [],
}

export function initCommand(program: Command, world: World): void {
  program
    .command('init')
    .description('make a new site')
    .argument('[folder]', 'folder to make', '.')
    .option('-t, --topic <id>', `begin with real sources: ${starterIds().join(', ')}, or none`)
    .option('-n, --name <name>', 'name of the site')
    .option('-c, --contact <address>', 'mail address or page by which publishers reach you')
    .option('-o, --operator <name>', 'who runs the site')
    .option('-u, --url <address>', 'public address of the site')
    .option('-l, --language <tag>', 'language of the site: en, de, fr ...')
    .option('-y, --yes', 'ask nothing, take defaults')
    .action(async (folder: string, given: InitOptions, command: Command) => {
      const { folder: base, json } = sharedOptions(command)
      const options = given.yes || !world.isInteractive ? given : await ask(given, folder)
      const path = resolve(base, folder)
      const starter = !options.topic || options.topic === 'none' ? NO_STARTER : readStarter(options.topic)
      const name = options.name ?? ('title' in starter ? starter.title : basename(path))
      createSite(path, { ...options, name, starter })
      if (json) {
        world.output.result(
          JSON.stringify({
            folder: path,
            name,
            topics: starter.topics.length,
            sources: starter.sources.length,
          }),
        )
        return
      }
      world.output.result(
        `Made ${name} in ${path}: ${starter.topics.length} topics, ${starter.sources.length} sources.`,
      )
      world.output.result(nextSteps(folder, options))
    })
}

function nextSteps(folder: string, { contact }: InitOptions): string {
  const enter = folder === '.' ? '' : `  cd ${folder}\n`
  const first = contact
    ? ''
    : '  (first add site.operator.contact to broadsheet.yaml: without a contact for publishers\n   nothing outside this machine is fetched)\n'
  return `Next:\n${enter}${first}  broadsheet run\n  broadsheet serve`
}

async function ask(given: InitOptions, folder: string): Promise<InitOptions> {
  prompts.intro('A new front page')
  const name =
    given.name ??
    (await answered(prompts.text({ message: 'What is it called?', initialValue: basename(resolve(folder)) })))
  const topic =
    given.topic ??
    (await answered(
      prompts.select({
        message: 'Which sources to begin with?',
        options: [
          ...starterIds().map((id) => ({ value: id, label: readStarter(id).name })),
          { value: 'none', label: 'None, I add my own' },
        ],
      }),
    ))
  const contact =
    given.contact ??
    (await answered(
      prompts.text({
        message: 'How do publishers reach you? (mail address or page; sent with every request)',
        placeholder: 'you@example.org',
        validate: (value) =>
          (value ?? '').trim().length < 3 ? 'Publishers need a way to reach you.' : undefined,
      }),
    ))
  const operator =
    given.operator ??
    (await answered(prompts.text({ message: 'Who runs it? (shown on the about page)', defaultValue: '' })))
  prompts.outro('Thank you.')
  return { ...given, name, topic, contact, operator }
}

async function answered(question: Promise<string | symbol>): Promise<string> {
  const answer = await question
  if (typeof answer === 'string') return answer
  throw new BroadsheetError('STOPPED', 'Stopped before anything was made.', { exitCode: 130 })
}
