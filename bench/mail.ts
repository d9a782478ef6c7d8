/**
 * A full issue of the newsletter against the data of caniemail.com, for Outlook, Gmail and Apple Mail. Needs the peer caniemail
 * (`npm ci --prefix bench/peers`); without it, it says so.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FULL_ISSUE, FULL_ISSUE_LINKS } from '../test/fixtures/full-issue.ts'
import type { BenchOptions } from './bench.ts'

type Issues = ReadonlyMap<string, readonly { readonly title: string; readonly support: string }[]>
type Checked = { readonly issues: { readonly errors: Issues; readonly warnings: Issues } }
type Caniemail = {
  caniemail(options: { readonly clients: readonly string[]; readonly html: string }): Checked
}

const CLIENTS = ['outlook.*', 'gmail.*', 'apple-mail.*'] as const

export async function run({ peers }: BenchOptions): Promise<void> {
  const file = join(peers, 'node_modules/caniemail/dist/index.js')
  if (!existsSync(file)) return console.log('caniemail is not installed: npm ci --prefix bench/peers')
  const { caniemail }: Caniemail = await import(pathToFileURL(file).href)
  const { renderIssueHtml } = await import('../dist/publish/newsletter/render-html.js')
  const html = renderIssueHtml(FULL_ISSUE, FULL_ISSUE_LINKS)
  const rows = CLIENTS.map((client) => {
    const { errors, warnings } = caniemail({ clients: [client], html }).issues
    return { client, 'not supported': titlesOf(errors), 'in part': titlesOf(warnings) }
  })
  console.log(`${Buffer.byteLength(html)} bytes`)
  for (const row of rows) console.log(row)
}

/** Each feature once, with the programs it is missing in. */
function titlesOf(issues: Issues): string[] {
  const programs = new Map<string, string[]>()
  for (const [program, found] of issues) {
    for (const { title } of found) programs.set(title, [...(programs.get(title) ?? []), program])
  }
  return [...programs].map(([title, names]) => `${title}: ${[...new Set(names)].join(', ')}`)
}
