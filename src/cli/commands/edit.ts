import type { Command } from 'commander'
import { appendEdits, readEdits } from '../../config/edit-files.ts'
import { readConfig } from '../../config/read-config.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { Edit } from '../../model/edit.ts'
import { curateWindow } from '../../steps/curate-window.ts'
import { type Site, withLockedSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import { publishSite } from '../publish-site.ts'
import type { World } from '../world.ts'

type Decision = Edit extends infer One ? (One extends Edit ? Omit<One, 'at' | 'who' | 'why'> : never) : never
type Common = { readonly by?: string; readonly why?: string }

const FIELDS = ['title', 'excerpt', 'language', 'type'] as const

type Action = {
  readonly usage: string
  readonly description: string
  decide(words: readonly string[], site: Site, options: { until?: string }): Promise<Decision>
}

const ACTIONS: readonly Action[] = [
  {
    usage: 'pin <article>',
    description: 'keep it on top of the front page',
    decide: async ([article = ''], site, { until }) => ({
      kind: 'pin',
      article: await articleId(article, site),
      ...(until ? { until: momentOf(until) } : {}),
    }),
  },
  {
    usage: 'hide <article>',
    description: 'keep it off every page',
    decide: async ([article = ''], site) => ({ kind: 'hide', article: await articleId(article, site) }),
  },
  {
    usage: 'field <article> <field> <value>',
    description: `write ${FIELDS.join(', ')} anew`,
    decide: async ([article = '', field = '', value = ''], site) => ({
      kind: 'field',
      article: await articleId(article, site),
      field: fieldOf(field),
      value,
    }),
  },
  {
    usage: 'topics <article> <names...>',
    description: 'set its topics',
    decide: async ([article = '', ...topics], site) => ({
      kind: 'topics',
      article: await articleId(article, site),
      topics: knownTopics(topics, site),
    }),
  },
  {
    usage: 'quality <article> <value>',
    description: 'set its quality, 0 to 100',
    decide: async ([article = '', value = ''], site) => ({
      kind: 'quality',
      article: await articleId(article, site),
      value: qualityOf(value),
    }),
  },
  {
    usage: 'lead <story> <article>',
    description: 'let this article stand for the story',
    decide: async ([story = '', article = ''], site) => ({
      kind: 'lead',
      story: await storyId(story, site),
      article: await articleId(article, site),
    }),
  },
  {
    usage: 'merge <stories...>',
    description: 'make one story of several; a lone article may stand for its own',
    decide: async (names, site) => ({
      kind: 'merge',
      stories: await Promise.all(names.map((name) => storyId(name, site))),
    }),
  },
  {
    usage: 'split <story> <articles...>',
    description: 'take articles out of a story',
    decide: async ([story = '', ...articles], site) => ({
      kind: 'split',
      story: await storyId(story, site),
      articles: await Promise.all(articles.map((article) => articleId(article, site))),
    }),
  },
]

/** `broadsheet edit ...`: what an editor decides stands beside the machine's answers, always wins and is never undone by a run. */
export function editCommand(program: Command, world: World): void {
  const group = program
    .command('edit')
    .description("record an editor's decision; it always wins and no run undoes it")
    .exitOverride()
  for (const action of ACTIONS) addAction(group, action, world)
  group
    .command('list')
    .description('every decision, oldest first')
    .exitOverride()
    .action((_options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const edits = readEdits(readConfig(folder).folder)
      if (json) world.output.result(JSON.stringify(edits))
      else world.output.result(edits.length === 0 ? 'No decisions yet.' : table(edits.map(rowOf)))
    })
}

function addAction(group: Command, { usage, description, decide }: Action, world: World): void {
  const command = group
    .command(usage)
    .description(description)
    .option('--by <name>', 'who decides')
    .option('--why <words>', 'why')
    .exitOverride()
  if (usage.startsWith('pin ')) command.option('--until <time>', 'moment until which it stays on top')
  command.action(async () => {
    await record(command, world, (site) => decide(command.args, site, command.opts()))
  })
}

function rowOf({ at, who, why, ...decision }: Edit): readonly string[] {
  const { kind, ...rest } = decision
  return [at.toISOString().slice(0, 16), who, kind, JSON.stringify(rest), why ?? '']
}

async function record(
  command: Command,
  world: World,
  decide: (site: Site) => Promise<Decision>,
): Promise<void> {
  const { folder, json } = sharedOptions(command)
  const { by, why } = command.opts<Common>()
  const outcome = await withLockedSite(folder, world, async (site) => {
    const decision = await decide(site)
    // A decision with its moment and name is an Edit of the same kind.
    const edit = {
      ...decision,
      at: world.now(),
      who: by ?? (site.config.site.operator.name || 'editor'),
      ...(why ? { why } : {}),
    } as Edit
    appendEdits(site.config.folder, 'commands', [edit])
    const curation = await curateWindow(site.config, site.store, world.now())
    const written = await publishSite(site, world)
    return { edit, filesWritten: written.written, conflicts: curation.conflicts.map(({ words }) => words) }
  })
  if (json) world.output.result(JSON.stringify(outcome))
  else
    world.output.result(
      [`Noted: ${outcome.edit.kind}. ${outcome.filesWritten} files written anew.`, ...outcome.conflicts].join(
        '\n',
      ),
    )
}

async function articleId(given: string, { store }: Site): Promise<string> {
  const url = canonicalUrl(given) ?? given
  const memory = (await store.readPageMemory([url])).get(url)
  const article =
    (await store.findArticle(url)) ??
    (memory?.articleId ? await store.findArticle(memory.articleId) : undefined)
  if (article) return article.id
  throw new BroadsheetError('ARTICLE_UNKNOWN', `There is no article ${given}.`, {
    hint: 'Find it with: broadsheet search WORDS',
    exitCode: 2,
  })
}

async function storyId(given: string, site: Site): Promise<string> {
  const stories = await site.store.readStories()
  const story = stories.find(({ id, aliases }) => id === given || aliases.includes(given))
  if (story) return story.id
  const article = await articleId(given, site)
  return stories.find(({ articles }) => articles.includes(article))?.id ?? article
}

function fieldOf(given: string): (typeof FIELDS)[number] {
  const field = FIELDS.find((one) => one === given)
  if (field) return field
  throw new BroadsheetError('FIELD_UNKNOWN', `"${given}" cannot be edited.`, {
    hint: `Choose one of: ${FIELDS.join(', ')}.`,
    exitCode: 2,
  })
}

function knownTopics(given: readonly string[], { config }: Site): readonly string[] {
  const unknown = given.find((name) => !config.topics.some((topic) => topic.name === name))
  if (unknown === undefined) return given
  throw new BroadsheetError('TOPIC_UNKNOWN', `There is no topic "${unknown}".`, {
    hint: `Choose from: ${config.topics.map(({ name }) => name).join(', ')}.`,
    exitCode: 2,
  })
}

function qualityOf(given: string): number {
  const value = Number(given)
  if (Number.isInteger(value) && value >= 0 && value <= 100) return value
  throw new BroadsheetError('QUALITY_INVALID', `"${given}" is not a quality.`, {
    hint: 'Give a whole number from 0 to 100.',
    exitCode: 2,
  })
}

function momentOf(given: string): Date {
  const at = new Date(given)
  if (!Number.isNaN(at.getTime())) return at
  throw new BroadsheetError('TIME_INVALID', `"${given}" is not a moment.`, {
    hint: 'Write it as 2026-11-23T08:00:00Z.',
    exitCode: 2,
  })
}
