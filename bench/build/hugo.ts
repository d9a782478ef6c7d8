import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A Hugo site of the records below `folder`: the files as they are, with the lines Hugo needs to group them by provider, day and
 * story. A story's articles get no page of their own there either, only their JSON.
 */
export function prepareHugo(templates: string, folder: string): string {
  const site = join(folder, 'hugo')
  const content = join(site, 'content', 'articles')
  cpSync(templates, site, { recursive: true })
  // Templates of HTML and JSON are neither: they lie under another ending, away from tools that check those.
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.tmpl')) renameSync(join(site, name), join(site, name.slice(0, -'.tmpl'.length)))
  }
  mkdirSync(content, { recursive: true })
  const records = join(folder, 'records', '_news')
  for (const name of readdirSync(records)) {
    const text = readFileSync(join(records, name), 'utf8')
    const lines = [
      `providers: ["${/^ {2}domain: (.*)$/m.exec(text)?.[1]}"]`,
      `days: ["${name.slice(0, 10)}"]`,
    ]
    const story = /^story:\n {2}id: (.*)$/m.exec(text)?.[1]
    if (story) lines.push(`stories: ["${story}"]`, 'outputs: [JSON]')
    writeFileSync(join(content, name), text.replace('---\n', `---\n${lines.join('\n')}\n`))
  }
  return site
}
