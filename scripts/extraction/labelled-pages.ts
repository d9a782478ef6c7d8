import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { factsOf } from '../../src/collect/extract/metadata/page-facts.ts'
import { HINT } from '../../src/collect/extract/scan/hint.ts'
import { scanPage } from '../../src/collect/extract/scan/scan-page.ts'
import { tableOf } from '../../src/collect/extract/text/block-features.ts'
import { deliveredText } from '../../src/collect/extract/text/delivered-text.ts'
import { lineHashes } from '../../src/collect/extract/text/line-hash.ts'
import { pageHintsOf } from '../../src/collect/extract/text/page-hints.ts'
import { PLACE } from '../../src/collect/extract/text/page-outline.ts'
import type { FeatureTable, PageView } from '../../src/collect/extract/text/page-view.ts'
import { viewPage } from '../../src/collect/extract/text/view-page.ts'
import { labelsOf, wordsOf } from './labels.ts'

export type LabelledPage = {
  readonly id: string
  readonly url: string
  readonly corpus: string
  readonly site: string
  readonly view: PageView
  readonly table: FeatureTable
  /** One label and one weight for each row of the table. */
  readonly labels: Float64Array
  readonly weights: Float64Array
  readonly truth: string
  readonly titles: readonly string[]
  /** What the page carries as data for a script to show. */
  readonly delivered: string
}

/** How much a page of each corpus counts: `fundus` is half as large as `wcxb`; `mozilla` is another extractor's output. */
const CORPUS_WEIGHTS: Readonly<Record<string, number>> = { wcxb: 1, fundus: 2, mozilla: 0.3 }

/** Reads every page that has a true text. */
export function loadPages(folder: string): LabelledPage[] {
  return Object.entries(CORPUS_WEIGHTS).flatMap(([corpus, weight]) =>
    rowsOf(join(folder, corpus))
      .filter((row) => row.text)
      .map((row) => labelPage(row, { folder: join(folder, corpus), corpus, weight })),
  )
}

/** Lines that a page of any corpus shows, with a true text or without. */
export type ShownLines = { readonly url: string; readonly site: string; readonly lines: readonly number[] }

/** Lines of every page there is of these sites, whichever corpus has it. */
export function loadLines(folder: string, sites: ReadonlySet<string>): ShownLines[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => rowsOf(join(folder, name)).map((row) => ({ ...row, folder: join(folder, name) })))
    .filter(({ site }) => sites.has(site))
    .map(({ url, site, html, folder: own }) => ({
      url,
      site,
      lines: lineHashes(scanPage(readHtml(own, html)).blocks),
    }))
}

/** Part of the cross-validation a site belongs to: all its pages are in one. */
export function foldOf(site: string, folds: number): number {
  return Number.parseInt(createHash('sha256').update(site).digest('hex').slice(0, 8), 16) % folds
}

type Row = {
  readonly id: string
  readonly url: string
  readonly site: string
  readonly html: string
  readonly text: string
}
type Origin = { readonly folder: string; readonly corpus: string; readonly weight: number }

function rowsOf(folder: string): Row[] {
  const lines = readFileSync(join(folder, 'pages.jsonl'), 'utf8').trim().split('\n')
  return lines.map((line): Row => JSON.parse(line))
}

function readHtml(folder: string, file: string): string {
  return gunzipSync(readFileSync(join(folder, file))).toString('utf8')
}

function labelPage(row: Row, { folder, corpus, weight }: Origin): LabelledPage {
  const html = readHtml(folder, row.html)
  const scan = scanPage(html)
  const hints = pageHintsOf(factsOf(scan, { url: row.url }))
  const view = viewPage(scan, hints)
  const labels = labelsOf(scan.blocks, row.text)
  const weights = weightsOf(view, { labels, truth: row.text, weight })
  const isRow = (_: number, index: number) => view.candidates[index] !== 0
  return {
    id: row.id,
    url: row.url,
    corpus,
    site: row.site,
    view,
    table: tableOf(view),
    labels: labels.filter(isRow),
    weights: weights
      .map((own, index) => (corpus === 'mozilla' && isUnknown(view, index) ? 0 : own))
      .filter(isRow),
    truth: row.text,
    titles: hints.titles,
    delivered: deliveredText(html),
  }
}

/** Readability keeps captions and some titles: its output says nothing of them. */
function isUnknown({ scan, outline }: PageView, index: number): boolean {
  const element = scan.blocks[index]?.element ?? 0
  const isFigure = ((outline.places[element] ?? 0) & (PLACE.figure | PLACE.figcaption)) !== 0
  const isCaption = ((outline.nearHints[element] ?? 0) & HINT.caption) !== 0
  return isFigure || isCaption || scan.elements.tags[element] === 'h1'
}

const MIN_TRUTH_WORDS = 50
/** Below 1, so that a long paragraph counts less than its words. */
const LENGTH_POWER = 0.7
/** Boilerplate of one page weighs at most this many times its text. */
const MAX_BOILERPLATE = 1.5

/** Blocks weigh as the score counts them: by their share of the page's true text. */
function weightsOf(
  { scan }: PageView,
  {
    labels,
    truth,
    weight,
  }: { readonly labels: Float64Array; readonly truth: string; readonly weight: number },
): Float64Array {
  const words = Math.max(MIN_TRUTH_WORDS, wordsOf(truth).length)
  const shares = Float64Array.from(
    scan.blocks,
    ({ text }) => (Math.max(2, wordsOf(text).length) / words) ** LENGTH_POWER,
  )
  const boilerplate = shares.reduce((sum, share, index) => sum + share * (1 - (labels[index] ?? 0)), 0)
  const damping = Math.min(1, MAX_BOILERPLATE / Math.max(boilerplate, 1e-9))
  return shares.map((share, index) => weight * share * ((labels[index] ?? 0) < 0.5 ? damping : 1))
}
