import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BroadsheetError } from '../lib/error.ts'
import { readRecord } from '../publish/records/read-record.ts'

/** What came of the records since the last commit, by path below the records folder. */
type Changes = {
  readonly came: readonly string[]
  readonly changed: readonly string[]
  readonly went: readonly string[]
}

const MAX_TITLES = 5
const MAX_GIT_OUTPUT_BYTES = 256 * 1024 * 1024

/** Throws GIT_MISSING or GIT_IDENTITY when the records below this site's folder could not be committed. */
export async function checkRepository(siteFolder: string): Promise<void> {
  const records = recordsFolder(siteFolder)
  const place = existsSync(records) ? records : siteFolder
  await git(place, ['rev-parse', '--is-inside-work-tree']).catch((cause: Error) => {
    throw new BroadsheetError('GIT_MISSING', `${place} is in no git repository: ${lastLine(cause)}`, {
      hint: `Make one: git init ${siteFolder}`,
      exitCode: 2,
      cause,
    })
  })
  await git(place, ['var', 'GIT_COMMITTER_IDENT']).catch((cause: Error) => {
    throw new BroadsheetError('GIT_IDENTITY', `git does not know who commits: ${lastLine(cause)}`, {
      hint: 'Set it: git config user.name NAME && git config user.email ADDRESS',
      exitCode: 2,
      cause,
    })
  })
}

/**
 * Commits the records folder and nothing else, whatever else is staged. The subject of the commit, or undefined when no record changed.
 * Throws GIT_FAILED with git's own words.
 */
export async function commitRecords(siteFolder: string): Promise<string | undefined> {
  const records = recordsFolder(siteFolder)
  if (!existsSync(records)) return undefined
  try {
    await git(records, ['add', '--all', '--', '.'])
    const changes = parseChanges(
      await git(records, [
        'diff',
        '--cached',
        '--name-status',
        '--no-renames',
        '--relative',
        '-z',
        '--',
        '.',
      ]),
    )
    if (changes.came.length + changes.changed.length + changes.went.length === 0) return undefined
    await git(records, ['commit', '--quiet', '--message', messageOf(changes, records), '--', '.'])
    return subjectOf(changes)
  } catch (cause) {
    throw new BroadsheetError('GIT_FAILED', `The records are written but not committed: ${lastLine(cause)}`, {
      hint: 'Put right what git says; the next run with --commit commits them.',
      exitCode: 1,
      cause,
    })
  }
}

function recordsFolder(siteFolder: string): string {
  return join(siteFolder, 'records')
}

function git(folder: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', args, { cwd: folder, maxBuffer: MAX_GIT_OUTPUT_BYTES }, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}

/** `A\0path\0M\0path\0...` as git writes it with -z. */
function parseChanges(text: string): Changes {
  const parts = text.split('\0')
  const ofKind = (kind: RegExp) =>
    parts.flatMap((part, index) => (index % 2 === 1 && kind.test(parts[index - 1] ?? '') ? [part] : []))
  return { came: ofKind(/^A/), changed: ofKind(/^[MT]/), went: ofKind(/^D/) }
}

function subjectOf({ came, changed, went }: Changes): string {
  return `records: ${came.length} came, ${changed.length} changed, ${went.length} went`
}

/** Counts, then a few titles of what came. What went may have been taken down, so its words are not repeated. */
function messageOf(changes: Changes, records: string): string {
  const { came } = changes
  const titles = came.slice(0, MAX_TITLES).map((path) => `- ${titleOf(join(records, path)) ?? path}`)
  const more = came.length > titles.length ? [`and ${came.length - titles.length} more`] : []
  return [subjectOf(changes), ...(titles.length > 0 ? ['', ...titles, ...more] : [])].join('\n')
}

function titleOf(file: string): string | undefined {
  if (!file.endsWith('.md')) return undefined
  try {
    // One line and no control characters: the title is a stranger's text.
    return readRecord(readFileSync(file, 'utf8'))
      .title?.replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  } catch {
    // A file that is no record is named by its path.
    return undefined
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
