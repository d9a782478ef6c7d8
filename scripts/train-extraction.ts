/**
 * Trains the models that tell main text from everything else and writes their weights.
 * usage: node scripts/train-extraction.ts [--data ../shared/corpora/extraction] [--tools ../shared/tools] [--cv | --memory] [--out FILE]
 * `--cv` scores instead of writing: by cross-validation over sites (no site is trained and scored on at once), and from one
 * corpus to another. `--memory` scores, by the same cross-validation, pages of sites with several pages, without and with what
 * the site's other pages repeat.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { FEATURES } from '../src/collect/extract/text/block-features.ts'
import { chooseBlocks } from '../src/collect/extract/text/choose-blocks.ts'
import { LITTLE_TEXT } from '../src/collect/extract/text/delivered-text.ts'
import { doubtKnown } from '../src/collect/extract/text/main-text.ts'
import { probabilitiesOf, unpackTextModel } from '../src/collect/extract/text/text-model.ts'
import { knownLines, repeatedIn } from '../src/collect/repeated-lines.ts'
import { foldOf, type LabelledPage, loadLines, loadPages } from './extraction/labelled-pages.ts'
import { trainText } from './extraction/train-text.ts'

const FOLDS = 5
/** Trained on the first, scored on the second; sites of the second are left out of the first. */
const TRANSFERS: readonly (readonly [readonly string[], string])[] = [
  [['wcxb'], 'fundus'],
  [['fundus'], 'wcxb'],
  [['wcxb', 'fundus'], 'mozilla'],
]
/** How many other pages of a site must show a line; 0: nothing is remembered. */
const SHOWN_ON = [0, 1, 2, 3]
/** Corpora of sites; in the third many pages have an invented one. */
const MEMORY_CORPORA = ['wcxb', 'fundus']
/** Pages named in the report of each corpus. */
const WORST = 15
const OUT = 'src/collect/extract/text/block-model.weights.json'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/corpora/extraction' },
    tools: { type: 'string', default: '../shared/tools' },
    out: { type: 'string', default: OUT },
    cv: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
  },
})

const pages = loadPages(values.data)
console.log(`${pages.length} pages, ${FEATURES.length} columns`)
if (values.cv) await evaluate()
else if (values.memory) await evaluateMemory()
else {
  writeFileSync(values.out, `${JSON.stringify(trainText(pages))}\n`)
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

async function loadScorer(): Promise<Scorer> {
  return await import(pathToFileURL(resolve(values.tools, 'extraction/text-score.mjs')).href)
}

async function evaluate(): Promise<void> {
  const scorer = await loadScorer()
  const found = new Map<LabelledPage, string>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = pages.filter((page) => foldOf(page.site, FOLDS) === fold)
    for (const [page, text] of textsOf(held, pages)) found.set(page, text)
  }
  for (const corpus of new Set(pages.map((page) => page.corpus))) {
    const own = [...found].filter(([page]) => page.corpus === corpus)
    reportWorst(corpus, own, report(corpus, own, scorer))
  }
  for (const [from, to] of TRANSFERS) {
    const held = pages.filter((page) => page.corpus === to)
    const known = pages.filter((page) => from.includes(page.corpus))
    report(`${from.join('+')} -> ${to}`, textsOf(held, known), scorer)
  }
}

async function evaluateMemory(): Promise<void> {
  const scorer = await loadScorer()
  const scored = pages.filter(({ corpus }) => MEMORY_CORPORA.includes(corpus))
  const sites = Map.groupBy(
    loadLines(values.data, new Set(scored.map(({ site }) => site))),
    ({ site }) => site,
  )
  const othersOf = ({ site, url }: LabelledPage) =>
    sites.get(site)?.filter((other) => other.url !== url) ?? []
  const found = Array.from({ length: FOLDS }, (_, fold) => {
    const held = scored.filter((page) => foldOf(page.site, FOLDS) === fold && othersOf(page).length > 0)
    const model = modelFor(held, pages)
    return held.map((page) => {
      const others = othersOf(page).map(({ lines }) => lines)
      return [page, SHOWN_ON.map((least) => rememberedText(page, others, { model, least }))] as const
    })
  }).flat()
  for (const corpus of MEMORY_CORPORA) {
    for (const [place, least] of SHOWN_ON.entries()) {
      const own = found.filter(([page]) => page.corpus === corpus)
      const texts = own.map(([page, all]) => [page, all[place] ?? ''] as const)
      report(`${corpus}, ${least === 0 ? 'no memory' : `on ${least} others`}`, texts, scorer)
    }
  }
}

type Remembering = { readonly model: ReturnType<typeof unpackTextModel>; readonly least: number }

function rememberedText(
  page: LabelledPage,
  others: readonly (readonly number[])[],
  { model, least }: Remembering,
): string {
  const probabilities = probabilitiesOf(page.view, model)
  if (least > 0) doubtKnown(probabilities, page.view.scan.blocks, knownLines(repeatedIn(others, least)))
  return textOf(page, probabilities)
}

/** Texts of the held pages by a model of the known pages of other sites. */
function textsOf(
  held: readonly LabelledPage[],
  known: readonly LabelledPage[],
): (readonly [LabelledPage, string])[] {
  const model = modelFor(held, known)
  return held.map((page) => [page, textOf(page, probabilitiesOf(page.view, model))])
}

function modelFor(held: readonly LabelledPage[], known: readonly LabelledPage[]) {
  const sites = new Set(held.map((page) => page.site))
  return unpackTextModel(trainText(known.filter((page) => !sites.has(page.site))))
}

function textOf({ view, titles, delivered }: LabelledPage, probabilities: Float32Array): string {
  const text = chooseBlocks(view, probabilities, { titles })
    .map((index) => view.scan.blocks[index]?.text ?? '')
    .join('\n')
  const hidden = text.length < LITTLE_TEXT ? delivered : ''
  return hidden.length > 2 * text.length ? hidden : text
}

type Found = readonly (readonly [LabelledPage, string])[]

function report(name: string, found: Found, scorer: Scorer): ReturnType<Scorer['scoreTexts']> {
  const score = scorer.scoreTexts(
    Object.fromEntries(found.map(([page]) => [page.id, page.truth])),
    Object.fromEntries(found.map(([page, text]) => [page.id, text])),
    { bootstrap: 0 },
  )
  console.log(
    `${name.padEnd(24)} F1 ${score.f1.toFixed(4)}  P ${score.precision.toFixed(4)}  R ${score.recall.toFixed(4)}  pages ${found.length}`,
  )
  return score
}

function reportWorst(corpus: string, found: Found, { perPage }: ReturnType<Scorer['scoreTexts']>): void {
  const sites = new Map(found.map(([page]) => [page.id, page.site]))
  for (const page of perPage.toSorted((a, b) => a.f1 - b.f1).slice(0, WORST)) {
    console.log(
      `   ${page.id}  ${join(corpus, sites.get(page.id) ?? '')}  F1 ${page.f1.toFixed(2)} P ${page.precision.toFixed(2)} R ${page.recall.toFixed(2)}`,
    )
  }
}
