/** Does it group the right articles: events, near-duplicates, related articles, on labelled data. */
import { join } from 'node:path'
import { relateArticles } from '../dist/curate/related/relate-articles.js'
import { similarityOf, statisticsOf } from '../dist/curate/related/similarity-of.js'
import { groupArticles } from '../dist/curate/stories/group-articles.js'
import type { BenchOptions } from './bench.ts'
import { permitted, type Row, readRows, score, shuffled } from './stories/read-data.ts'

type Line = {
  readonly measure: string
  readonly must: string
  readonly reach: string
  readonly reached: string
}

const ORDERS = [1, 2, 3, 4, 5]

export async function run(options: BenchOptions): Promise<void> {
  const data = join(options.data, 'stories')
  const lines = [
    ...scored(data, 'clusters/ecbplus', (rows, gold) => eventLines(options.tools, gold, rows)),
    ...scored(data, 'clusters/ucititles', (rows, gold) => titleLines(options.tools, gold, rows)),
    ...scored(data, 'neardup/syndication', (rows, gold) => duplicateLines(options.tools, gold, rows)),
    ...scored(data, 'clusters/ecbplus', (rows, gold) => relatedLines(options.tools, gold, rows)),
    ...['ben', 'lee50'].flatMap((name) => pairLines(options.tools, join(data, 'related', name), name)),
  ]
  console.table(Object.fromEntries(lines.map(({ measure, ...figures }) => [measure, figures])))
}

function scored(data: string, name: string, measure: (rows: Row[], gold: string) => Line[]): Line[] {
  const gold = join(data, name)
  const rows = readRows(gold)
  if (rows) return measure(rows, gold)
  console.log(`${name}: not in this folder, skipped`)
  return []
}

function eventLines(tools: string, gold: string, rows: readonly Row[]): Line[] {
  const articles = rows.map(permitted)
  const figures = [articles, ...ORDERS.map((seed) => shuffled(articles, seed))].map((order) =>
    score(tools, { kind: 'clusters', gold }, storiesOf(order)),
  )
  const [given, ...others] = figures.map((figure) => figure.bcubedF1 ?? 0)
  return [
    line('events one pass, BCubed F1', '0.88 0.93', `${given} (pairwise ${figures[0]?.pairF1})`),
    line('mean of 5 other orders', '', fixed(others.reduce((sum, value) => sum + value, 0) / others.length)),
    line('spread over 5 orders', '0.02', fixed(Math.max(...others) - Math.min(...others))),
  ]
}

function titleLines(tools: string, gold: string, rows: readonly Row[]): Line[] {
  const inTime = [...rows].sort((left, right) => String(left.time).localeCompare(String(right.time)))
  const figure = score(tools, { kind: 'clusters', gold }, storiesOf(inTime.map(permitted)))
  return [
    line('titles in time order, BCubed F1', '0.82 0.88', `${figure.bcubedF1} (pairwise ${figure.pairF1})`),
  ]
}

function duplicateLines(tools: string, gold: string, rows: readonly Row[]): Line[] {
  const predicted = groupArticles(rows.map(permitted)).map(({ id, duplicateOf }) => ({
    id,
    cluster: duplicateOf ?? id,
  }))
  const figure = score(tools, { kind: 'clusters', gold, more: ['--field', 'group', '--ops'] }, predicted)
  const [worst] = Object.entries(figure.opRecall ?? {}).sort((left, right) => left[1] - right[1])
  return [
    line(
      'near-duplicates, pairwise F1',
      '0.99 0.995',
      `${figure.pairF1} (P ${figure.pairP} R ${figure.pairR})`,
    ),
    line('worst edit kind, recall', '0.97 0.99', `${worst?.[1]} (${worst?.[0]})`),
    line('hard negatives merged', '8/400 2/400', String(figure.hardNegWrong)),
  ]
}

function relatedLines(tools: string, gold: string, rows: readonly Row[]): Line[] {
  const next = relateArticles(rows.map(permitted), { top: 50 })
  const predicted = [...next].map(([id, ranked]) => ({ id, ranked }))
  const figure = score(tools, { kind: 'related', gold }, predicted)
  return [line('related, nDCG@10', '0.955 0.97', String(figure['ndcg@10']))]
}

function pairLines(tools: string, folder: string, name: string): Line[] {
  const docs = readRows(`${folder}.docs`)
  const pairs = readRows(`${folder}.pairs`)
  if (!docs || !pairs) return []
  const articles = new Map(docs.map((row) => [row.id, permitted(row)]))
  const corpus = statisticsOf([...articles.values()])
  const predicted = pairs.flatMap(({ a, b }) => {
    const left = articles.get(String(a))
    const right = articles.get(String(b))
    return left && right ? [{ a, b, score: similarityOf(left, right, corpus) }] : []
  })
  const figure = score(tools, { kind: 'pairs', gold: `${folder}.pairs` }, predicted)
  if (name !== 'ben')
    return [line(`${name}, Pearson and Spearman`, '', `${figure.pearson} ${figure.spearman}`)]
  return [line('chain pairs, average precision', '0.985 0.995', `${figure.ap} (best F1 ${figure.bestF1})`)]
}

function storiesOf(articles: readonly ReturnType<typeof permitted>[]): { id: string; cluster: string }[] {
  return groupArticles(articles).map(({ id, story }) => ({ id, cluster: story }))
}

function line(measure: string, bars: string, reached: string): Line {
  const [must = '', reach = ''] = bars.split(' ')
  return { measure, must, reach, reached }
}

function fixed(value: number): string {
  return value.toFixed(4)
}
