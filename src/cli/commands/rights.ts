import { type Command, InvalidArgumentError } from 'commander'
import { createHttp } from '../../collect/fetch/create-http.ts'
import { hearRights } from '../../collect/hear-rights.ts'
import { type ReadPage, readPage } from '../../collect/read-page.ts'
import { explainRights, summarizeRights } from '../../collect/rights/explain-rights.ts'
import { changesSince, ledgerEntryOfRule } from '../../collect/rights/ledger.ts'
import { type SignalReader, signalReader } from '../../collect/signals/signal-reader.ts'
import { keepRule } from '../../config/rule-files.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { canonicalUrl, domainOf } from '../../lib/url/canonical-url.ts'
import type { Http } from '../../model/http.ts'
import type { OperatorRule, RightsDecision, Use } from '../../model/rights.ts'
import { curateWindow } from '../../steps/curate-window.ts'
import { takeDown, targetOf } from '../../steps/takedown.ts'
import { type Site, withLockedSite, withSite } from '../open-site.ts'
import { cutToWidth, table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import { publishSite } from '../publish-site.ts'
import type { World } from '../world.ts'

export function rightsCommand(program: Command, world: World): void {
  const group = program
    .command('rights')
    .description('what publishers allow, and what we heard them say')
    .exitOverride()
  group
    .command('show', { isDefault: true })
    .description('the chain of reasons for an address, asked now')
    .argument('<url>', 'address of a page')
    .exitOverride()
    .action((url: string, _options: unknown, command: Command) => showRights(url, command, world))
  group
    .command('check')
    .description('what providers changed since a day; without a day since the last week')
    .option('--since <day>', 'day as 2026-11-23')
    .exitOverride()
    .action((options: { since?: string }, command: Command) => checkRights(options.since, command, world))
}

async function showRights(given: string, command: Command, world: World): Promise<void> {
  const { folder, json } = sharedOptions(command)
  const url = addressOf(given)
  const decision = await withSite(folder, world, async (site) => decideNow(url, site, world))
  const rows = explainRights(decision)
  const { output } = world
  if (json) {
    output.result(JSON.stringify({ url, decision: summarizeRights(decision), reasons: rows }))
    return
  }
  output.result(table(summarizeRights(decision).map((row) => [row.use, row.decision])))
  const reasons = rows.map((row) => [
    row.use,
    row.part,
    row.decision,
    row.signal,
    row.basis,
    row.rule,
    cutToWidth(row.raw, 60),
  ])
  output.result(`\n${table([['USE', 'PART', 'DECISION', 'SIGNAL', 'BASIS', 'RULE', 'AS SENT'], ...reasons])}`)
}

async function checkRights(day: string | undefined, command: Command, world: World): Promise<void> {
  const { folder, json } = sharedOptions(command)
  const since = day ? new Date(`${day}T00:00:00Z`) : new Date(world.now().getTime() - 7 * 86_400_000)
  if (Number.isNaN(since.getTime())) {
    throw new BroadsheetError('DAY_INVALID', `"${day}" is not a day.`, {
      hint: 'Write it as 2026-11-23.',
      exitCode: 2,
    })
  }
  const changes = await withSite(folder, world, (site) => allChanges(site, since))
  if (json) world.output.result(JSON.stringify(changes))
  else if (changes.length === 0)
    world.output.result(`Nothing changed since ${since.toISOString().slice(0, 10)}.`)
  else {
    const rows = changes.map((one) => [
      one.at.toISOString().slice(0, 16),
      one.domain,
      one.kind,
      cutToWidth(one.subject, 60),
      cutToWidth(one.before ?? '(new)', 60),
      cutToWidth(one.after, 60),
    ])
    world.output.result(table(rows))
  }
}

async function allChanges({ config, store }: Site, since: Date) {
  const articles = await store.readArticles({})
  const domains = new Set([
    ...articles.map(({ originalUrl }) => domainOf(originalUrl)),
    ...config.sources.map(({ url }) => domainOf(url)),
  ])
  const changes = []
  for (const domain of [...domains].sort())
    changes.push(...changesSince(await store.readLedger(domain), since))
  return changes
}

/** What a run would decide about the page now. */
async function decideNow(url: string, { config, store }: Site, world: World): Promise<RightsDecision> {
  const http = createHttp(config.fetch, { now: world.now, random: world.random })
  try {
    const signals = signalReader({
      store,
      http,
      config,
      operatorRules: await store.readOperatorRules(),
      now: world.now(),
    })
    const now = world.now()
    const read = await readNow(url, { signals, http, at: now })
    const said = read.evidence ? { page: read.evidence } : {}
    const { decision } = await hearRights([url, read.url], said, { signals, now })
    return decision
  } finally {
    await http.close()
  }
}

type Asking = { readonly signals: SignalReader; readonly http: Http; readonly at: Date }

/** The page, as far as it may be asked for and used. */
async function readNow(
  url: string,
  { signals, http, at }: Asking,
): Promise<Pick<ReadPage, 'url' | 'evidence'>> {
  if (!(await signals.mayFetch(url)).allowed) return { url }
  const read = readPage(await http.fetch({ url, wanted: 'page' }), { link: url, at })
  return (await signals.mayFetch(read.url)).allowed ? read : { url: read.url }
}

type RuleOptions = { readonly reason: string; readonly by?: string }

export function removeCommand(program: Command, world: World): void {
  program
    .command('remove')
    .description('take an address or a whole domain down: out of every output, and never back')
    .argument('<url-or-domain>')
    .requiredOption('-r, --reason <words>', 'why, for the ledger')
    .option('--by <name>', 'who asked')
    .action(async (given: string, options: RuleOptions, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const report = await withLockedSite(folder, world, async (site) => {
        const rule = ruleOf('takedown', given, { ...options, world, site })
        const { articles } = await takeDown(site.store, rule)
        keepRule(site.config.folder, rule)
        await curateWindow(site.config, site.store, world.now())
        const written = await publishSite(site, world)
        return { target: rule.target, articles, filesWritten: written.written, filesRemoved: written.removed }
      })
      if (json) world.output.result(JSON.stringify(report))
      else {
        const lines = report.articles.map(({ url }) => `  ${url}`)
        world.output.result(
          [
            `Taken down: ${report.target}. ${report.articles.length} articles left the store, its texts and its search index.`,
            ...lines,
            `${report.filesWritten} files written anew, ${report.filesRemoved} removed (records, pages, API, feeds, sitemaps, pictures). It stays out.`,
          ].join('\n'),
        )
      }
    })
}

export function blockCommand(program: Command, world: World): void {
  program
    .command('block')
    .description('never collect from an address or a domain again; what is published of it goes')
    .argument('<url-or-domain>')
    .requiredOption('-r, --reason <words>', 'why, for the ledger')
    .option('--by <name>', 'who decided')
    .action(async (given: string, options: RuleOptions, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const removed = await withLockedSite(folder, world, async (site) => {
        const rule = ruleOf('block', given, { ...options, world, site })
        const { articles } = await takeDown(site.store, rule)
        keepRule(site.config.folder, rule)
        await curateWindow(site.config, site.store, world.now())
        await publishSite(site, world)
        return articles
      })
      world.output.result(
        json
          ? JSON.stringify({ target: given, articles: removed })
          : `Blocked ${given}: ${removed.length} articles removed.`,
      )
    })
}

const USES: readonly Use[] = ['list', 'excerpt', 'image', 'text', 'ai']

export function grantCommand(program: Command, world: World): void {
  program
    .command('grant')
    .description("record a publisher's written permission")
    .argument('<url-or-domain>')
    .requiredOption('-u, --uses <list>', `what it opens, comma-separated: ${USES.join(', ')}`, usesOf)
    .requiredOption('-r, --reason <words>', 'where the permission is written')
    .option('--excerpt-limit <characters>', 'longest excerpt it allows')
    .option('--by <name>', 'who gave it')
    .action(
      async (
        given: string,
        options: RuleOptions & { uses: Use[]; excerptLimit?: string },
        command: Command,
      ) => {
        const { folder, json } = sharedOptions(command)
        await withLockedSite(folder, world, async (site) => {
          const limit = Number(options.excerptLimit)
          const rule: OperatorRule = {
            ...ruleOf('grant', given, { ...options, world, site }),
            uses: options.uses,
            ...(Number.isInteger(limit) && limit > 0 ? { excerptLimit: limit } : {}),
          }
          await site.store.addOperatorRule(rule)
          keepRule(site.config.folder, rule)
          await site.store.addLedger([ledgerEntryOfRule(rule)])
        })
        world.output.result(
          json
            ? JSON.stringify({ target: given, uses: options.uses })
            : `Recorded. ${given} grants: ${options.uses.join(', ')}. The next run applies it.`,
        )
      },
    )
}

function usesOf(text: string): Use[] {
  const uses = text.split(',').map((part) => part.trim())
  const known = USES.filter((use) => uses.includes(use))
  if (known.length !== uses.length) throw new InvalidArgumentError(`Choose from: ${USES.join(', ')}.`)
  return known
}

type RuleContext = RuleOptions & { readonly world: World; readonly site: Site }

function ruleOf(
  kind: OperatorRule['kind'],
  given: string,
  { reason, by, world, site }: RuleContext,
): OperatorRule {
  const target = targetOf(given)
  if (target === undefined)
    throw new BroadsheetError('TARGET_INVALID', `"${given}" is neither an address nor a domain.`, {
      hint: 'Write it as https://host/path or as example.org.',
      exitCode: 2,
    })
  return {
    kind,
    // A "no" to www.example.org is one to example.org; a permission goes no further than it was given.
    target: kind === 'grant' ? target : target.replace(/^www\./, ''),
    who: by ?? (site.config.site.operator.name || 'operator'),
    why: reason,
    at: world.now(),
  }
}

function addressOf(given: string): string {
  const url = canonicalUrl(given)
  if (url === undefined)
    throw new BroadsheetError('URL_INVALID', `"${given}" is not a web address.`, {
      hint: 'Write it as https://host/path.',
      exitCode: 2,
    })
  return url
}
