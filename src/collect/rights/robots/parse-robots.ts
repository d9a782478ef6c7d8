import type { RightsDocument } from '../../../model/rights.ts'
import { isOutage } from '../rights-document.ts'
import { normalizePath, pathToMatch, patternMatches } from './path-pattern.ts'
import { NO_RULES, type RobotsAnswer, type RobotsRules, type SignalLine } from './robots-rules.ts'

export type { RobotsAnswer, RobotsRules } from './robots-rules.ts'

/** RFC 9309 section 2.5 asks for at least 500 KiB. */
const MAX_CHARACTERS = 512 * 1024

type OpenRule = { kind: 'allow' | 'disallow'; path: string; raw: string }
type OpenGroup = {
  agents: string[]
  rules: OpenRule[]
  crawlDelays: number[]
  usage: SignalLine[]
  signals: SignalLine[]
  licences: string[]
}
type Reading = {
  groups: OpenGroup[]
  sitemaps: string[]
  licences: string[]
  signals: SignalLine[]
  /** True while only User-agent lines of the last group were read: the next one joins it. */
  namingAgents: boolean
}
type LineReader = (reading: Reading, value: string, raw: string) => void

const LINES: ReadonlyMap<string, LineReader> = new Map<string, LineReader>([
  ['user-agent', readAgent],
  ['allow', (reading, value, raw) => readRule(reading, { kind: 'allow', path: value, raw })],
  ['disallow', (reading, value, raw) => readRule(reading, { kind: 'disallow', path: value, raw })],
  ['crawl-delay', readCrawlDelay],
  ['content-usage', readUsage],
  ['content-signal', readSignal],
  ['sitemap', (reading, value) => void reading.sitemaps.push(value)],
  ['license', readLicence],
])

/** Ways authors write the names; Google's open parser accepts the same (google/robotstxt, robots.cc). */
const MISSPELLINGS: ReadonlyMap<string, string> = new Map([
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['dissallow', 'disallow'],
  ['dissalow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['disallaw', 'disallow'],
  ['content-signals', 'content-signal'],
  ['crawldelay', 'crawl-delay'],
])

/**
 * Reads a robots.txt as RFC 9309 says, with the lines other protocols add to it (Sitemap, Crawl-delay, Content-Usage,
 * Content-Signal, License). Keeps every line it understands and passes over the rest: HTML or binary garbage has no rules.
 * Never throws; reads the first 512 KiB.
 */
export function parseRobots(text: string): RobotsRules {
  const reading: Reading = { groups: [], sitemaps: [], licences: [], signals: [], namingAgents: false }
  for (const line of linesOf(text)) readLine(reading, line)
  const { groups, sitemaps, licences, signals } = reading
  return { groups, sitemaps, licences, signals }
}

/**
 * Whether rules, or the document that holds them, let an agent (product token) fetch a URL. Longest match wins, Allow wins
 * ties (RFC 9309 section 2.2.2). robots.txt itself may always be fetched. An address that is none may not.
 */
export function robotsAllows(rules: RobotsRules | RightsDocument, url: string, agent: string): RobotsAnswer {
  const parsed = 'groups' in rules ? rules : rulesOf(rules)
  return answerFor(rules, url, groupOf(parsed, agent))
}

/** The agents among many that may not fetch a URL. Agents that share a group are asked about once. */
export function agentsBarredFrom(
  document: RightsDocument,
  url: string,
  agents: readonly string[],
): readonly string[] {
  const isAllowed = new Map<MergedGroup, boolean>()
  return agents.filter((agent) => {
    const group = groupOf(rulesOf(document), agent)
    const known = isAllowed.get(group) ?? answerFor(document, url, group).allowed
    isAllowed.set(group, known)
    return !known
  })
}

/**
 * Whether a URL may be fetched under its host's robots.txt: to be asked before each fetch. A document that was never asked
 * for (undefined) forbids everything but robots.txt itself, and so does one that its host does not give now, whatever it said
 * before (RFC 9309 section 2.3.1.4); one that does not exist is a document with status 404.
 */
export function mayFetch(document: RightsDocument | undefined, url: string, agent: string): RobotsAnswer {
  if (document?.outage && pathToMatch(url) !== '/robots.txt') return disallowedBy(document.outage.status)
  if (document) return robotsAllows(document, url, agent)
  if (pathToMatch(url) === '/robots.txt') return { allowed: true, rule: 'robots.txt itself is exempt' }
  return { allowed: false, rule: 'robots.txt was not asked for yet' }
}

/** Seconds an agent is asked to wait between requests; the longest when several are given. */
export function crawlDelayOf(rules: RobotsRules | RightsDocument, agent: string): number | undefined {
  const delays = groupOf('groups' in rules ? rules : rulesOf(rules), agent).crawlDelays
  return delays.length > 0 ? delays.reduce((longest, delay) => Math.max(longest, delay)) : undefined
}

/** Addresses of `Sitemap:` lines, as written. */
export function sitemapsOf(rules: RobotsRules | RightsDocument): readonly string[] {
  return ('groups' in rules ? rules : rulesOf(rules)).sitemaps
}

/** Addresses of RSL `License:` lines that bind an agent, those of its own group first. */
export function rslLicencesOf(rules: RobotsRules | RightsDocument, agent: string): readonly string[] {
  const parsed = 'groups' in rules ? rules : rulesOf(rules)
  return [...new Set([...groupOf(parsed, agent).licences, ...parsed.licences])]
}

/** Rules of a fetched robots.txt; none unless the answer was a success. */
export function rulesOf(document: RightsDocument): RobotsRules {
  if (!isSuccess(document.status) || !document.text) return NO_RULES
  const known = PARSED.get(document)
  if (known) return known
  const rules = parseRobots(document.text)
  PARSED.set(document, rules)
  return rules
}

/** All groups that name the agent as one (RFC 9309 section 2.2.1); else those of `*`; `named` says which, `''` for none. */
export function groupOf(rules: RobotsRules, agent: string): MergedGroup {
  const merged = MERGED.get(rules) ?? mergeGroups(rules)
  MERGED.set(rules, merged)
  return merged.get(productToken(agent)) ?? merged.get('*') ?? merged.get('') ?? EMPTY_GROUP
}

export type MergedGroup = Omit<RobotsRules['groups'][number], 'agents'> & { readonly named: string }

// A host's file is asked about for each of its pages and for dozens of agents; it is parsed and merged once as long as the
// document lives.
const PARSED = new WeakMap<RightsDocument, RobotsRules>()
const MERGED = new WeakMap<RobotsRules, ReadonlyMap<string, MergedGroup>>()
const EMPTY_GROUP: MergedGroup = {
  named: '',
  rules: [],
  crawlDelays: [],
  usage: [],
  signals: [],
  licences: [],
}

/** Merged groups by agent; under `''` what binds agents that no group is for. */
function mergeGroups(rules: RobotsRules): ReadonlyMap<string, MergedGroup> {
  const groups = Map.groupBy(
    rules.groups.flatMap((group) => namesOf(group.agents).map((agent) => ({ agent, group }))),
    ({ agent }) => agent,
  )
  const merged = [...groups].map(([named, parts]) => {
    const own = parts.map(({ group }) => group)
    return {
      named,
      rules: own.flatMap((group) => group.rules),
      crawlDelays: own.flatMap((group) => group.crawlDelays),
      usage: own.flatMap((group) => group.usage),
      signals: [...rules.signals, ...own.flatMap((group) => group.signals)],
      licences: own.flatMap((group) => group.licences),
    }
  })
  return new Map([{ ...EMPTY_GROUP, signals: rules.signals }, ...merged].map((group) => [group.named, group]))
}

// A User-agent line without a name names nobody.
function namesOf(agents: readonly string[]): readonly string[] {
  return [...new Set(agents)].filter((agent) => agent !== '')
}

function answerFor(rules: RobotsRules | RightsDocument, url: string, group: MergedGroup): RobotsAnswer {
  const path = pathToMatch(url)
  if (path === undefined) return { allowed: false, rule: 'not a web address' }
  if (path === '/robots.txt') return { allowed: true, rule: 'robots.txt itself is exempt' }
  const byStatus = 'groups' in rules ? undefined : answerOfStatus(rules)
  if (byStatus) return byStatus
  const deciding = group.rules
    .filter((rule) => patternMatches(rule.path, path))
    .reduce<OpenRule | undefined>((best, rule) => (best && !outranks(rule, best) ? best : rule), undefined)
  if (!deciding) return { allowed: true, rule: group.named ? 'no rule matches' : 'no group for us' }
  return { allowed: deciding.kind === 'allow', rule: `${deciding.raw} (group ${group.named})` }
}

// RFC 9309 section 2.3.1: 4xx means no limits, 5xx and no answer mean everything is disallowed.
function answerOfStatus({ status }: RightsDocument): RobotsAnswer | undefined {
  if (isSuccess(status)) return undefined
  if (isOutage(status)) return disallowedBy(status)
  return { allowed: true, rule: `robots.txt ${status}: no limits` }
}

function disallowedBy(status: RightsDocument['status']): RobotsAnswer {
  return { allowed: false, rule: `robots.txt ${status}: everything is disallowed` }
}

function isSuccess(status: RightsDocument['status']): boolean {
  return typeof status === 'number' && status >= 200 && status < 300
}

function outranks(rule: OpenRule, best: OpenRule): boolean {
  if (rule.path.length !== best.path.length) return rule.path.length > best.path.length
  return rule.kind === 'allow' && best.kind === 'disallow'
}

function linesOf(text: string): readonly string[] {
  const cut = text.length > MAX_CHARACTERS
  const lines = text
    .slice(0, MAX_CHARACTERS)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
  // Half a path is another path.
  return cut ? lines.slice(0, -1) : lines
}

function readLine(reading: Reading, line: string): void {
  const content = (line.split('#', 1)[0] ?? '').trim()
  const [written, value] = nameAndValue(content)
  const name = written.toLowerCase()
  LINES.get(MISSPELLINGS.get(name) ?? name)?.(reading, value, `${written}: ${value}`)
}

// No regular expression: a hostile line of blanks would make one that parts by blanks run for hours.
function nameAndValue(content: string): readonly [string, string] {
  const colon = content.indexOf(':')
  if (colon >= 0) return [content.slice(0, colon).trim(), content.slice(colon + 1).trim()]
  const [name = '', value = '', ...more] = content.split(/\s+/u)
  return more.length === 0 ? [name, value] : ['', '']
}

function readAgent(reading: Reading, value: string): void {
  const token = productToken(value)
  const last = reading.groups.at(-1)
  if (last && reading.namingAgents) last.agents.push(token)
  else
    reading.groups.push({ agents: [token], rules: [], crawlDelays: [], usage: [], signals: [], licences: [] })
  reading.namingAgents = true
}

// RFC 9309 section 2.2.1: the product token, case-insensitive; a version or comment behind it is not part of the name.
function productToken(value: string): string {
  return (value.trim().split(/[\s/;(]/u, 1)[0] ?? '').toLowerCase()
}

function readRule(reading: Reading, rule: OpenRule): void {
  reading.namingAgents = false
  const group = reading.groups.at(-1)
  // An empty path is no rule: `Disallow:` allows everything.
  if (group && rule.path !== '') group.rules.push({ ...rule, path: normalizePath(rule.path) })
}

function readCrawlDelay(reading: Reading, value: string): void {
  const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (Number.isFinite(seconds)) reading.groups.at(-1)?.crawlDelays.push(seconds)
}

function readUsage(reading: Reading, value: string, raw: string): void {
  // draft-ietf-aipref-attach: a rule of its group, so the next User-agent line opens another group.
  reading.namingAgents = false
  reading.groups.at(-1)?.usage.push(signalLine(value, raw))
}

function readSignal(reading: Reading, value: string, raw: string): void {
  reading.namingAgents = false
  const signals = reading.groups.at(-1)?.signals ?? reading.signals
  signals.push(signalLine(value, raw))
}

function readLicence(reading: Reading, value: string): void {
  const licences = reading.groups.at(-1)?.licences ?? reading.licences
  if (value !== '') licences.push(value)
}

function signalLine(value: string, raw: string): SignalLine {
  const match = /^(\/\S*)\s+(.*)$/u.exec(value)
  if (!match) return { path: '', value, raw }
  return { path: normalizePath(match[1] ?? ''), value: match[2] ?? '', raw }
}
