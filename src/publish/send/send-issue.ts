import { sha256 } from '../../lib/hash.ts'
import type { Issue, NewsletterSettings } from '../../model/newsletter.ts'
import type { SiteSettings } from '../../model/settings.ts'
import { renderIssueHtml } from '../newsletter/render-html.ts'
import { renderIssueText } from '../newsletter/render-text.ts'
import { headerText } from '../newsletter/subject.ts'
import type { Mail, MailServer } from './mail-server.ts'
import type { SendJournal } from './send-journal.ts'

export type SendOptions = {
  readonly settings: NewsletterSettings
  readonly site: SiteSettings
  readonly server: MailServer
  readonly journal: SendJournal
}

export type SendResult = {
  readonly sent: number
  readonly already: number
  readonly refused: number
  /** Not taken yet; the next try sends to them. */
  readonly later: number
  /** Begun and never answered, in this try or one that was killed: not sent again, for a second copy is worse than none. */
  readonly unknown: number
}

/**
 * Sends an issue to each recipient once. Killed at any moment and started again with the same journal, it goes on where it
 * was; nobody gets a second copy.
 */
export async function sendIssue(
  issue: Issue,
  recipients: readonly string[],
  options: SendOptions,
): Promise<SendResult> {
  const counts = { sent: 0, already: 0, refused: 0, later: 0, unknown: 0 }
  for (const recipient of recipients) counts[await sendTo(recipient, issue, options)] += 1
  return counts
}

async function sendTo(recipient: string, issue: Issue, options: SendOptions): Promise<keyof SendResult> {
  const { journal, server } = options
  const name = recipientHash(recipient)
  const before = journal.stateOf(name)
  if (before === 'begun') return 'unknown'
  if (before) return 'already'
  journal.note(name, 'begun')
  const delivery = await server.deliver(mailOf(issue, recipient, options))
  if (delivery.kind === 'unknown') return 'unknown'
  if (delivery.kind === 'later') {
    journal.note(name, undefined)
    return 'later'
  }
  journal.note(name, delivery.kind === 'accepted' ? 'sent' : 'refused')
  return delivery.kind === 'accepted' ? 'sent' : 'refused'
}

/** The message to one recipient: the same bytes each time it is made, its Message-ID included. */
export function mailOf(
  issue: Issue,
  recipient: string,
  { settings, site }: Pick<SendOptions, 'settings' | 'site'>,
): Mail {
  const name = recipientHash(recipient)
  const domain = settings.from.slice(settings.from.indexOf('@') + 1)
  const url = settings.unsubscribeUrl?.replaceAll('{recipient}', name)
  const mailto = settings.unsubscribeMail && `mailto:${settings.unsubscribeMail}?subject=unsubscribe-${name}`
  const unsubscribe = url ?? mailto
  const links = {
    site,
    ...(unsubscribe && { unsubscribe }),
    ...(settings.postalAddress && { postalAddress: settings.postalAddress }),
  }
  return {
    from: settings.from,
    ...(settings.replyTo && { replyTo: settings.replyTo }),
    to: recipient,
    subject: headerText(issue.subject),
    text: renderIssueText(issue, links),
    html: renderIssueHtml(issue, links),
    messageId: `<${issue.id}.${name}@${domain}>`,
    date: issue.at,
    headers: listHeaders(domain, [url, mailto]),
  }
}

// RFC 2919 names the list; RFC 2369 and RFC 8058 let a reader leave with one click of the mail program.
function listHeaders(domain: string, ways: readonly (string | undefined)[]): Record<string, string> {
  const addresses = ways.filter((way) => way !== undefined && way !== '').map((way) => `<${way}>`)
  return {
    'List-Id': `<newsletter.${domain}>`,
    ...(addresses.length > 0 && { 'List-Unsubscribe': addresses.join(', ') }),
    ...(ways[0] && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}

/** A recipient's name in journals, Message-IDs and unsubscribe links: no address leaks through them. */
export function recipientHash(recipient: string): string {
  return sha256(recipient.toLowerCase(), 32)
}
