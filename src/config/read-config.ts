import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load, YAMLException } from 'js-yaml'
import type { z } from 'zod'
import { BroadsheetError } from '../lib/error.ts'
import { slugOf } from '../lib/text/slug.ts'
import { canonicalUrl, webUrl } from '../lib/url/canonical-url.ts'
import type { Config } from '../model/settings.ts'
import type { Source } from '../model/source.ts'
import type { Topic } from '../model/taxonomy.ts'
import { CONFIG_SCHEMA, type ConfigFile } from './schema.ts'
import { yamlLines } from './yaml-lines.ts'

export const CONFIG_NAME = 'broadsheet.yaml'

/** A fault of the file: where (`sources.3.url`), what is wrong, what to do. */
type Fault = { readonly path: string; readonly words: string; readonly remedy: string }

/** Reads and checks `broadsheet.yaml` of a site's folder. Throws CONFIG_MISSING or CONFIG_INVALID, exit code 2. */
export function readConfig(folder: string): Config {
  const file = join(folder, CONFIG_NAME)
  return parseConfig(readConfigFile(file), { folder: resolve(folder), file: CONFIG_NAME })
}

/** Checks the text of a configuration; every fault is named with file, line, key and remedy. */
export function parseConfig(text: string, place: { readonly folder: string; readonly file: string }): Config {
  const data = parseYaml(text, place.file)
  const checked = CONFIG_SCHEMA.safeParse(data)
  const faults = checked.success ? faultsOf(checked.data) : checked.error.issues.flatMap(faultOfIssue)
  if (faults.length > 0 || !checked.success) throw invalid(faults, { text, file: place.file })
  return configOf(checked.data, place.folder)
}

function readConfigFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BroadsheetError('CONFIG_MISSING', `There is no readable ${file}.`, {
      hint: 'Go to the folder of your site, name it with --folder, or make one: broadsheet init my-paper',
      exitCode: 2,
      cause,
    })
  }
}

function parseYaml(text: string, file: string): unknown {
  try {
    // An empty file is an empty configuration, whose missing settings are then named.
    return text.trim() === '' ? {} : (load(text, { filename: file, maxAliases: 0 }) ?? {})
  } catch (cause) {
    const words = cause instanceof YAMLException ? cause.toString() : String(cause)
    throw new BroadsheetError('CONFIG_INVALID', `${file} is not readable YAML.\n${words}`, {
      hint: 'Check indentation, quotes and colons at the line shown.',
      exitCode: 2,
      cause,
    })
  }
}

function faultOfIssue(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      words: 'is not a setting',
      remedy: 'Remove it or mend its spelling; docs/configuration.md lists all settings.',
    }))
  }
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined')
  if (missing) return [{ path, words: 'is missing', remedy: 'Add it.' }]
  return [{ path, words: issue.message, remedy: 'See docs/configuration.md for what it takes.' }]
}

function faultsOf(file: ConfigFile): Fault[] {
  return [...topicFaults(file), ...sourceFaults(file)]
}

function topicFaults({ topics }: ConfigFile): Fault[] {
  const names = new Set(topics.map((topic) => topic.name))
  const parents = new Map(topics.map((topic) => [topic.name, topic.parent]))
  return topics.flatMap((topic, index) => {
    const at = `topics.${index}`
    if (topics.findIndex((other) => other.name === topic.name || idOf(other) === idOf(topic)) < index) {
      return [
        {
          path: `${at}.name`,
          words: `"${topic.name}" is there twice`,
          remedy: 'Remove one, or give it another name and id.',
        },
      ]
    }
    if (topic.parent !== undefined && !names.has(topic.parent)) {
      return [
        {
          path: `${at}.parent`,
          words: `there is no topic "${topic.parent}"`,
          remedy: `Add it, or name one of: ${[...names].join(', ')}.`,
        },
      ]
    }
    return isOwnAncestor(topic.name, parents)
      ? [
          {
            path: `${at}.parent`,
            words: `"${topic.name}" is its own ancestor`,
            remedy: `Remove one of the parents of "${topic.name}".`,
          },
        ]
      : []
  })
}

function isOwnAncestor(name: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>()
  let parent = parents.get(name)
  while (parent !== undefined && !seen.has(parent)) {
    if (parent === name) return true
    seen.add(parent)
    parent = parents.get(parent)
  }
  return false
}

function sourceFaults({ topics, sources }: ConfigFile): Fault[] {
  const names = new Set(topics.map((topic) => topic.name))
  const first = new Map<string, number>()
  return sources.flatMap((source, index) => {
    const key = canonicalUrl(source.url) ?? source.url
    const earlier = first.get(key)
    first.set(key, earlier ?? index)
    const twice: Fault[] =
      earlier === undefined
        ? []
        : [
            {
              path: `sources.${index}.url`,
              words: `${source.url} is a source already (number ${earlier + 1})`,
              remedy: 'Remove one of the two.',
            },
          ]
    const unknown = source.topics.flatMap((name, place) =>
      names.has(name)
        ? []
        : [
            {
              path: `sources.${index}.topics.${place}`,
              words: `there is no topic "${name}"`,
              remedy: `Add it to topics, or name one of: ${[...names].join(', ')}.`,
            },
          ],
    )
    return [...twice, ...unknown]
  })
}

function invalid(faults: readonly Fault[], { text, file }: { text: string; file: string }): BroadsheetError {
  const lines = yamlLines(text)
  const rows = faults.map(
    (fault) => `${file}:${lineOf(fault.path, lines)}: ${fault.path} ${fault.words}. ${fault.remedy}`,
  )
  return new BroadsheetError('CONFIG_INVALID', rows.join('\n'), {
    hint: 'Nothing was fetched or written.',
    exitCode: 2,
  })
}

/** Line of the key, or of the nearest thing around it that is in the file. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const line = lines.get(parts.slice(0, length).join('.'))
    if (line !== undefined) return line
  }
  return 1
}

function configOf(file: ConfigFile, folder: string): Config {
  const { operator, ...site } = file.site
  const contact = operator.contact
  return {
    folder,
    // Zod gives `undefined` for optional settings that are absent, which this project's types do not hold.
    ...(withoutUndefined({
      site: { ...site, url: site.url.replace(/\/+$/, ''), operator },
      fetch: { ...file.fetch, contact },
      rights: file.rights,
      curation: file.curation,
      outputs: file.outputs,
      newsletter: file.newsletter,
      sponsorships: file.sponsorships,
    }) as Pick<Config, 'site' | 'fetch' | 'rights' | 'curation' | 'outputs' | 'newsletter' | 'sponsorships'>),
    topics: file.topics.map((topic) => withoutUndefined({ ...topic, id: idOf(topic) }) as Topic),
    sources: file.sources.map((source) => withoutUndefined(sourceOf(source)) as Source),
  }
}

function sourceOf(source: ConfigFile['sources'][number]) {
  const url = canonicalUrl(source.url) ?? source.url
  return { ...source, url, id: source.id ?? sourceIdOf(url) }
}

/** `www.example.com/news/feed.xml` -> `example.com/news/feed.xml`: readable, and stable while the address is. */
export function sourceIdOf(address: string): string {
  const url = webUrl(address)
  if (!url) return address
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`
}

function idOf(topic: { readonly id?: string | undefined; readonly name: string }): string {
  return topic.id ?? slugOf(topic.name)
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === undefined ? [] : [[key, withoutUndefined(inner)]],
    ),
  )
}
