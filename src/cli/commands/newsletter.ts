import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { BroadsheetError } from '../../lib/error.ts'
import { fromJson, toJson } from '../../lib/json.ts'
import type { Issue } from '../../model/newsletter.ts'
import type { Config } from '../../model/settings.ts'
import { isIssueDue } from '../../publish/newsletter/schedule.ts'
import { selectIssue, summaryOf } from '../../publish/newsletter/select-issue.ts'
import { isMailAddress, readRecipients } from '../../publish/send/mail-address.ts'
import { smtpServer } from '../../publish/send/mail-server.ts'
import { mailOf, sendIssue } from '../../publish/send/send-issue.ts'
import { SendJournal } from '../../publish/send/send-journal.ts'
import { readEdition } from '../../steps/read-edition.ts'
import { type Site, withLockedSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import { publishSite } from '../publish-site.ts'
import type { World } from '../world.ts'

type NewsletterOptions = {
  readonly preview?: string | true
  readonly send?: boolean
  readonly due?: boolean
  readonly note?: string
}

export function newsletterCommand(program: Command, world: World): void {
  program
    .command('newsletter')
    .description('make the next issue: look at it with --preview, send it with --send')
    .option('--preview [folder]', 'write issue.html and issue.txt and send nothing')
    .option('--send', 'send it to the list by BROADSHEET_SMTP_URL')
    .option('--due', 'only when the schedule says that one is due')
    .option('--note <words>', "editor's note at its head")
    .action(async (options: NewsletterOptions, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const report = await withLockedSite(folder, world, (site) =>
        options.send ? send(site, world, options) : preview(site, world, options),
      )
      world.output.result(
        json
          ? JSON.stringify(report)
          : table(Object.entries(report).map(([name, value]) => [name, String(value)])),
      )
    })
}

type Report = Readonly<Record<string, string | number>>

async function preview(site: Site, world: World, { preview: to, note }: NewsletterOptions): Promise<Report> {
  const settings = settingsOf(site.config)
  const issue = await nextIssue(site, world, note)
  if (!issue) return { issue: 'nothing is eligible yet' }
  const folder = resolve(
    world.cwd,
    typeof to === 'string' ? to : join(site.config.folder, '.broadsheet', 'newsletter'),
  )
  mkdirSync(folder, { recursive: true })
  const { html, text } = mailOf(issue, settings.from, { settings, site: site.config.site })
  const files = { 'issue.html': html, 'issue.txt': text }
  for (const [name, part] of Object.entries(files)) writeFileSync(join(folder, name), part)
  return { ...countsOf(issue), written: folder }
}

/** The issue is fixed on disk before the first message leaves, so that a crash in the middle goes on with the same one. */
async function send(site: Site, world: World, { due, note }: NewsletterOptions): Promise<Report> {
  const { config, store } = site
  const settings = settingsOf(config)
  const { smtpUrl } = world.environment
  if (!smtpUrl)
    throw new BroadsheetError('SMTP_MISSING', 'BROADSHEET_SMTP_URL is not set.', {
      hint: 'Set it to smtps://user:password@host:465.',
      exitCode: 2,
    })
  const recipients = recipientsOf(config, settings.list)
  const issues = await store.readNewsletters()
  const begun = readBegun(config)
  if (!begun && due && !isIssueDue(settings, { now: world.now(), timeZone: config.site.timeZone, issues }))
    return { issue: 'none is due' }
  const issue = begun ?? (await nextIssue(site, world, note))
  if (!issue) return { issue: 'nothing is eligible yet' }
  if (!begun) writeBegun(config, issue)
  const journal = SendJournal.open(join(config.folder, '.broadsheet', 'newsletter', `${issue.id}.journal`))
  const server = smtpServer(smtpUrl)
  try {
    const result = await sendIssue(issue, recipients, { settings, site: config.site, server, journal })
    if (result.later === 0) {
      await store.addNewsletter(summaryOf(issue))
      writeBegun(config, undefined)
      await publishSite(site, world)
    }
    return { ...countsOf(issue), ...result }
  } finally {
    server.close()
    journal.close()
  }
}

/** The next issue of a site as it stands, or undefined when nothing is eligible. */
export async function nextIssue(
  { config, store }: Site,
  world: World,
  note: string | undefined,
): Promise<Issue | undefined> {
  const now = world.now()
  const frontPage = (await store.readFrontPage()) ?? { at: now, rising: [], sections: [], leftOut: [] }
  return selectIssue(await readEdition(config, store, frontPage), {
    settings: settingsOf(config),
    now,
    ...(note ? { note } : {}),
  })
}

function countsOf(issue: Issue): Report {
  const stories = issue.sections.reduce((sum, section) => sum + section.stories.length, 0)
  return {
    issue: issue.id,
    subject: issue.subject,
    stories,
    briefs: issue.briefs.length,
    waiting: issue.waiting,
  }
}

function settingsOf(config: Config): NonNullable<Config['newsletter']> {
  if (config.newsletter) return config.newsletter
  throw new BroadsheetError('NEWSLETTER_MISSING', 'This site has no newsletter.', {
    hint: 'Add to broadsheet.yaml:\nnewsletter:\n  from: news@your-domain.example\n  list: recipients.txt',
    exitCode: 2,
  })
}

function recipientsOf(config: Config, list: string | undefined): readonly string[] {
  if (list === undefined)
    throw new BroadsheetError('LIST_MISSING', 'newsletter.list names nobody to send to.', {
      hint: 'Name a file of addresses, or one address.',
      exitCode: 2,
    })
  if (isMailAddress(list)) return [list]
  const file = join(config.folder, list)
  if (!existsSync(file))
    throw new BroadsheetError('LIST_MISSING', `There is no file ${file}.`, {
      hint: 'Write one address a line.',
      exitCode: 2,
    })
  const { recipients, refused } = readRecipients(readFileSync(file, 'utf8'))
  if (refused.length > 0)
    throw new BroadsheetError(
      'LIST_INVALID',
      `${list} has ${refused.length} lines that are no mail address: ${refused.slice(0, 3).join(', ')}`,
      { hint: 'Mend or remove them; nothing was sent.', exitCode: 2 },
    )
  return recipients
}

function begunFile(config: Config): string {
  return join(config.folder, '.broadsheet', 'newsletter', 'begun.json')
}

function readBegun(config: Config): Issue | undefined {
  const file = begunFile(config)
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  return text === '' ? undefined : fromJson<Issue>(text)
}

function writeBegun(config: Config, issue: Issue | undefined): void {
  mkdirSync(join(config.folder, '.broadsheet', 'newsletter'), { recursive: true })
  writeFileSync(begunFile(config), issue ? toJson(issue) : '')
}
