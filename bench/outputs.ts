/** Hostile text through every output of this side: records, API, feeds, sitemaps, newsletter. `--data` holds attacks/*.jsonl. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Parser } from 'htmlparser2'
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml'
import type { CuratedArticle } from '../dist/model/article.js'
import type { NewsRecord } from '../dist/model/record.js'
import { renderIssueHtml } from '../dist/publish/newsletter/render-html.js'
import { renderIssueText } from '../dist/publish/newsletter/render-text.js'
import { selectIssue } from '../dist/publish/newsletter/select-issue.js'
import { publish, recordFiles } from '../dist/publish/publish.js'
import { readRecord } from '../dist/publish/records/read-record.js'
import { recordPath } from '../dist/publish/records/record-path.js'
import { writeRecord } from '../dist/publish/records/write-record.js'
import { isMailAddress } from '../dist/publish/send/mail-address.js'
import { mailOf } from '../dist/publish/send/send-issue.js'
import { checkedPath } from '../dist/publish/write/checked-path.js'
import type { BenchOptions } from './bench.ts'
import { editionOf } from './build/edition.ts'
import { synthesize, TAXONOMY } from './build/synthetic.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

export async function run({ data }: BenchOptions): Promise<void> {
  const folder = existsSync(join(data, 'attacks')) ? join(data, 'attacks') : data
  const files = globSync(['*.jsonl', 'fetched/*.jsonl'], { cwd: folder }).sort()
  for (const file of files) {
    const rows = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(rowOf)
    const name = basename(file, '.jsonl')
    const check = CHECKS.find(({ files: pattern }) => pattern.test(name))
    if (!check) continue
    const failed = check.failures(rows)
    console.log(
      `${name.padEnd(24)} ${String(rows.length - failed.length).padStart(4)} of ${String(rows.length).padStart(4)}  ${check.claim}`,
    )
    for (const id of failed.slice(0, 10)) console.log(`  failed: ${id}`)
  }
}

const CHECKS: readonly {
  readonly files: RegExp
  readonly claim: string
  readonly failures: (rows: readonly Row[]) => string[]
}[] = [
  { files: /^yaml$/, claim: 'the same string in YAML 1.1 and 1.2 readers', failures: yamlFailures },
  {
    files: /paths$|^path-lists$/,
    claim: 'portable paths, one each',
    failures: (rows) => failing(rows, isSafePath),
  },
  {
    files: /^xss|^naughty-strings$|^markdown$|^unicode$/,
    claim: 'text stays text in every output',
    failures: (rows) => failing(rows, staysText),
  },
  { files: /^mail$/, claim: 'one header line, one recipient', failures: (rows) => failing(rows, isSafeMail) },
]

function rowOf(line: string): Row {
  return JSON.parse(line)
}

function failing(rows: readonly Row[], passes: (row: Row) => boolean): string[] {
  return rows.filter((row) => !passes(row)).map((row) => row.id)
}

function recordOf(value: string): NewsRecord {
  return {
    title: value,
    excerpt: value,
    published: true,
    provider: { name: value, domain: 'a.example' },
    topics: [value],
    images: [{ url: value, isCached: false }],
    related: [{ title: value }],
  }
}

const PYTHON = `import sys, json, yaml
for line in sys.stdin:
    print(json.dumps(yaml.load(json.loads(line), Loader=yaml.SafeLoader)))`

function yamlFailures(rows: readonly Row[]): string[] {
  const texts = rows.map((row) => writeRecord(recordOf(String(row.value))))
  const yamls = texts.map((text) => text.slice('---\n'.length, text.indexOf('\n---\n') + 1))
  const python = spawnSync('python3', ['-c', PYTHON], {
    input: yamls.map((yaml) => JSON.stringify(yaml)).join('\n'),
    encoding: 'utf8',
  })
  const readByPython =
    python.status === 0
      ? python.stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : []
  if (readByPython.length === 0) console.log('  PyYAML is not installed: skipped')
  return rows
    .filter((row, at) => {
      const wanted = JSON.stringify(recordOf(String(row.value).toWellFormed()))
      const readings = [
        load(yamls[at] ?? '', { schema: CORE_SCHEMA }),
        load(yamls[at] ?? '', { schema: YAML11_SCHEMA }),
        readRecord(texts[at] ?? ''),
        ...readByPython.slice(at, at + 1),
      ]
      return readings.some((reading) => JSON.stringify(reading) !== wanted)
    })
    .map((row) => row.id)
}

function isSafePath(row: Row): boolean {
  const encoded =
    typeof row.title_utf16le_b64 === 'string'
      ? Buffer.from(row.title_utf16le_b64, 'base64').toString('utf16le')
      : undefined
  const titles = Array.isArray(row.titles) ? row.titles.map(String) : [encoded ?? String(row.title)]
  const taken = new Map<string, string>()
  const folded = new Set<string>()
  for (const [at, title] of titles.entries()) {
    const article = { id: String(at), url: `https://a.example/${at}`, title, publishedAt: new Date(0) }
    const path = checkedPath(recordPath(article, taken))
    taken.set(path, article.id)
    folded.add(path.toLowerCase().normalize('NFC'))
    if (!/^_news\/1970-01-01-[a-z0-9-]+\.md$/.test(path)) return false
  }
  return folded.size === titles.length
}

const [MODEL] = synthesize(1).articles

function articleOf(text: string): CuratedArticle {
  if (!MODEL) throw new Error('no article')
  return {
    ...MODEL,
    title: text,
    excerpt: text,
    authors: [text],
    tags: [text],
    provider: { name: text, domain: 'a.example', images: [] },
    topics: [
      { topic: TAXONOMY[0]?.name ?? '', confidence: 1, reasons: [] },
      { topic: text, confidence: 0.5, reasons: [text] },
    ],
  }
}

const ISSUE = {
  weekdays: [1],
  hour: 0,
  stories: 5,
  briefs: 5,
  minHeat: 0,
  maxPerTopic: 9,
  maxPerProvider: 9,
  from: 'paper@a.example',
}

function staysText(row: Row): boolean {
  const text = String(row.html ?? row.text ?? row.domain ?? '')
  const edition = editionOf({ articles: [articleOf(text)], taxonomy: TAXONOMY })
  const issue = selectIssue(edition, { settings: ISSUE, now: MODEL?.foundAt ?? new Date(0) })
  if (!issue) return false
  const links = { site: edition.site }
  renderIssueText(issue, links)
  if (!hasOnlyOwnElements(renderIssueHtml(issue, links))) return false
  const record = [...recordFiles(edition)].map((file) => readRecord(String(file.render())))[0]
  if (record?.title !== text.toWellFormed()) return false
  return [...publish(edition)].every((file) => isSafeFile(file.path, String(file.render()), text))
}

function isSafeFile(path: string, content: string, text: string): boolean {
  if (path.endsWith('.json'))
    return path !== 'api/news/index.json' || JSON.parse(content).value[0].title === text
  if (!/\.(rss|atom|xml|opml)$/.test(path)) return true
  return isWellFormed(content)
}

const MAIL_ELEMENTS = new Set(
  'html head meta title style body div table tr td h1 h2 h3 p a span img br tbody'.split(' '),
)

function hasOnlyOwnElements(html: string): boolean {
  let safe = true
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!MAIL_ELEMENTS.has(name)) safe = false
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('on') || (/^(href|src)$/.test(attribute) && !/^https?:\/\//.test(value)))
          safe = false
      }
    },
  })
  parser.end(html)
  return safe
}

function isWellFormed(xml: string): boolean {
  const open: string[] = []
  let well = !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml)
  const parser = new Parser(
    {
      onopentag: (name) => open.push(name),
      onclosetag: (name) => {
        if (open.pop() !== name) well = false
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return well && open.length === 0
}

function isSafeMail(row: Row): boolean {
  const value = String(row.value)
  if (row.class === 'mail-address') return !isMailAddress(value) || /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(value)
  const edition = editionOf({ articles: [articleOf(value)], taxonomy: TAXONOMY })
  const issue = selectIssue(edition, { settings: ISSUE, now: MODEL?.foundAt ?? new Date(0) })
  if (!issue) return false
  const mail = mailOf(issue, 'reader@b.example', { settings: ISSUE, site: edition.site })
  return (
    mail.to === 'reader@b.example' &&
    !/[\p{Cc}\u2028\u2029]/u.test(mail.subject) &&
    mail.subject.length <= 998
  )
}
