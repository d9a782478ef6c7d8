/**
 * Trains the model that tells main text from everything else and writes its weights.
 * usage: node scripts/train-extraction.ts [--data ../shared/corpora/extraction] [--tools ../shared/tools] [--cv] [--out FILE]
 * `--cv` also trains and scores by cross-validation over sites: no site is trained and scored on at once.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { FEATURES } from '../src/collect/extract/text/block-features.ts'
import { chooseBlocks, THRESHOLD } from '../src/collect/extract/text/choose-blocks.ts'
import { LITTLE_TEXT } from '../src/collect/extract/text/delivered-text.ts'
import { predict, unpackModel } from '../src/collect/extract/text/tree-model.ts'
import { type BoostingOptions, binColumns, boost, type Samples } from './extraction/boosting.ts'
import { foldOf, type LabelledPage, loadPages } from './extraction/labelled-pages.ts'
import { packModel } from './extraction/pack-model.ts'

const OPTIONS: BoostingOptions = {
  trees: 120,
  depth: 4,
  rate: 0.1,
  columnShare: 0.3,
  rowShare: 0.7,
  lambda: 2,
  minWeight: 0.15,
  seed: 7,
}
const FOLDS = 5
/** Pages named in the report of each corpus. */
const WORST = 15
const OUT = 'src/collect/extract/text/block-model.weights.json'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/corpora/extraction' },
    tools: { type: 'string', default: '../shared/tools' },
    out: { type: 'string', default: OUT },
    cv: { type: 'boolean', default: false },
  },
})

const pages = loadPages(values.data)
const samples = samplesOf(pages)
console.log(`${pages.length} pages, ${samples.count} blocks, ${FEATURES.length} columns`)
writeModel(samples)
if (values.cv) await crossValidate(pages, samples)

function samplesOf(all: readonly LabelledPage[]): Samples & { readonly page: Int32Array } {
  const binned = binColumns(
    all.map((page) => page.table.rows),
    FEATURES.length,
  )
  const join = (columns: readonly Float64Array[]) =>
    Float64Array.from(columns.flatMap((column) => [...column]))
  return {
    ...binned,
    labels: join(all.map((page) => page.labels)),
    weights: join(all.map((page) => page.weights)),
    page: Int32Array.from(all.flatMap((page, index) => page.scan.blocks.map(() => index))),
  }
}

function writeModel(all: Samples): void {
  const model = boost(
    all,
    Int32Array.from({ length: all.count }, (_, row) => row),
    OPTIONS,
  )
  writeFileSync(values.out, `${JSON.stringify(packModel(model))}\n`)
  console.log(`wrote ${values.out}`)
}

type TextScore = { readonly f1: number; readonly precision: number; readonly recall: number }
type Scorer = {
  scoreTexts(
    truth: Record<string, string>,
    found: Record<string, string>,
    options: { bootstrap: number },
  ): TextScore & { readonly perPage: readonly ({ readonly id: string } & TextScore)[] }
}

async function crossValidate(
  all: readonly LabelledPage[],
  data: Samples & { readonly page: Int32Array },
): Promise<void> {
  const scorer: Scorer = await import(pathToFileURL(resolve(values.tools, 'extraction/text-score.mjs')).href)
  const found = new Map<LabelledPage, string>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const isHeld = (index: number) => foldOf(all[index]?.site ?? '', FOLDS) === fold
    const rows = Int32Array.from({ length: data.count }, (_, row) => row).filter(
      (row) => !isHeld(data.page[row] ?? 0),
    )
    const model = unpackModel(packModel(boost(data, rows, OPTIONS)))
    for (const [index, page] of all.entries()) {
      if (isHeld(index)) found.set(page, textOf(page, model))
    }
  }
  for (const corpus of new Set(all.map((page) => page.corpus))) report(corpus, found, scorer)
}

function textOf(page: LabelledPage, model: ReturnType<typeof unpackModel>): string {
  const { rows, width, candidates } = page.table
  const probabilities = Float32Array.from(page.scan.blocks, (_, index) =>
    candidates[index] === 0 ? 0 : predict(model, rows, index * width),
  )
  const text = chooseBlocks(page.scan, probabilities, { threshold: THRESHOLD, titles: page.titles })
    .map((index) => page.scan.blocks[index]?.text ?? '')
    .join('\n')
  const hidden = text.length < LITTLE_TEXT ? page.delivered : ''
  return hidden.length > 2 * text.length ? hidden : text
}

function report(corpus: string, found: ReadonlyMap<LabelledPage, string>, scorer: Scorer): void {
  const own = [...found].filter(([page]) => page.corpus === corpus)
  const { perPage, f1, precision, recall } = scorer.scoreTexts(
    Object.fromEntries(own.map(([page]) => [page.id, page.truth])),
    Object.fromEntries(own.map(([page, text]) => [page.id, text])),
    { bootstrap: 0 },
  )
  const show = (value: number) => value.toFixed(4)
  console.log(
    `${corpus.padEnd(8)} F1 ${show(f1)}  P ${show(precision)}  R ${show(recall)}  pages ${own.length}`,
  )
  const sites = new Map(own.map(([page]) => [page.id, page.site]))
  for (const page of perPage.toSorted((a, b) => a.f1 - b.f1).slice(0, WORST)) {
    console.log(
      `   ${page.id}  ${join(corpus, sites.get(page.id) ?? '')}  F1 ${page.f1.toFixed(2)} P ${page.precision.toFixed(2)} R ${page.recall.toFixed(2)}`,
    )
  }
}
