import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BroadsheetError } from '../lib/error.ts'
import { canonicalUrl } from '../lib/url/canonical-url.ts'
import { sourceText, topicText } from './config-text.ts'
import { CONFIG_NAME, parseConfig } from './read-config.ts'
import type { Starter } from './starters.ts'

type NewSource = { readonly name?: string | undefined; readonly url: string }
type NewTopic = Starter['topics'][number]

/** Adds the sources that are not there yet to a site's configuration, keeping everything else as it is. Gives those added. */
export function addSources(folder: string, sources: readonly NewSource[]): readonly NewSource[] {
  const { sources: known } = readSite(folder)
  const seen = new Set(known.map((source) => source.url))
  const fresh = sources.filter((source) => {
    const url = canonicalUrl(source.url)
    if (url === undefined || seen.has(url)) return false
    seen.add(url)
    return true
  })
  if (fresh.length > 0) edit(folder, (text) => insertInto(text, 'sources', fresh.map(sourceText).join('')))
  return fresh
}

/** Adds the topics that are not there yet. A site whose only topic is the one `init` gives without a subject takes them instead. */
export function addTopics(folder: string, topics: readonly NewTopic[]): readonly NewTopic[] {
  const { topics: known } = readSite(folder)
  const names = new Set(known.map((topic) => topic.name))
  const fresh = topics.filter((topic) => !names.has(topic.name))
  const isUntouched =
    known.length === 1 && known[0]?.takesEverything === true && known[0].keywords.length === 0
  if (fresh.length === 0) return []
  edit(folder, (text) =>
    insertInto(isUntouched ? emptied(text, 'topics') : text, 'topics', fresh.map(topicText).join('')),
  )
  return fresh
}

function readSite(folder: string) {
  return parseConfig(readFileSync(join(folder, CONFIG_NAME), 'utf8'), { folder, file: CONFIG_NAME })
}

/** Changes the file as a whole or not at all, and only to something that is a valid configuration. */
function edit(folder: string, change: (text: string) => string): void {
  const file = join(folder, CONFIG_NAME)
  const text = change(readFileSync(file, 'utf8'))
  try {
    parseConfig(text, { folder, file: CONFIG_NAME })
  } catch (cause) {
    throw new BroadsheetError(
      'CONFIG_NOT_EDITED',
      `${CONFIG_NAME} is written in a way that cannot be added to automatically.`,
      {
        hint: 'Write `sources:` and `topics:` as block lists (one `- ` a line), or add the entries by hand.',
        exitCode: 2,
        cause,
      },
    )
  }
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

/** The text with elements added at the end of a top-level block list; a missing or empty list is begun. */
function insertInto(text: string, key: string, elements: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`${key}:`))
  if (start === -1) return `${text.trimEnd()}\n\n${key}:\n${elements}`
  const isFlow = lines[start]
    ?.slice(key.length + 1)
    .trim()
    .startsWith('[')
  if (isFlow) lines[start] = `${key}:`
  const end = lastLineOf(lines, start)
  const indent =
    /^(\s*)- /.exec(lines.slice(start + 1, end + 1).find((line) => /^\s*- /.test(line)) ?? '  - ')?.[1] ??
    '  '
  const indented = elements
    .trimEnd()
    .split('\n')
    .map((line) => indent + line.slice(2))
  return [...lines.slice(0, end + 1), ...indented, ...lines.slice(end + 1)].join('\n')
}

function emptied(text: string, key: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`${key}:`))
  return [...lines.slice(0, start + 1), ...lines.slice(lastLineOf(lines, start) + 1)].join('\n')
}

/** Last line of the block that begins at `start`: the one before the next top-level key, without trailing blanks and comments. */
function lastLineOf(lines: readonly string[], start: number): number {
  const next = lines.findIndex((line, index) => index > start && /^[^\s#-]/.test(line))
  let end = (next === -1 ? lines.length : next) - 1
  while (end > start && /^\s*(#.*)?$/.test(lines[end] ?? '')) end -= 1
  return end
}
