/** What one more article costs as the archive grows, how much memory the live window takes, and what a whole run costs. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createGrouper, type Grouper } from '../dist/curate/stories/story-index.js'
import type { BenchOptions } from './bench.ts'
import { costOfRuns } from './scale/run-curate.ts'
import { ARTICLES_A_DAY, createStream, type Stream } from './scale/stream.ts'

const SMALL = 10_000
const LARGE = 1_000_000
/** A day of articles, one after the other, is what is timed. */
const MEASURED = ARTICLES_A_DAY
const WINDOW_DAYS = 7
const PASS_EVERY = 125

/**
 * The archive is in the store; curation remembers the window only. So the cost after a million articles is that of a day at the end
 * of a full window whose clock and numbers stand at a million, against that of the last day of the first ten thousand, which do
 * not fill the window yet. The articles between are not made: none of them would be left in the window. Days before the timed one
 * are filed as a run files what earlier runs decided, with the stories they were made for.
 */
export async function run(options: BenchOptions): Promise<void> {
  const large = Number(options.rest.find((word) => word.startsWith('--articles='))?.slice(11) ?? LARGE)
  const before = memoryMb()
  const stream = createStream()
  const grouper = createGrouper({ windowDays: WINDOW_DAYS })
  fileKnown(grouper, stream, SMALL - MEASURED)
  const atSmall = addDay(grouper, stream)
  const window = WINDOW_DAYS * ARTICLES_A_DAY
  stream.skip(Math.max(0, large - SMALL - window))
  const filing = fileKnown(grouper, stream, window - MEASURED)
  const atLarge = addDay(grouper, stream)
  const after = memoryMb()
  console.table({
    [`CPU ms an article at ${SMALL} archived`]: { bar: '', reached: atSmall.toFixed(2) },
    [`CPU ms an article at ${large} archived`]: { bar: '<= 5', reached: atLarge.toFixed(2) },
    [`ratio ${large} to ${SMALL}`]: { bar: '<= 1.3 (1.1)', reached: (atLarge / atSmall).toFixed(2) },
    'CPU ms to file an article of an earlier run': { bar: '', reached: filing.toFixed(2) },
    [`live memory of ${window} articles, MB`]: {
      bar: '<= 500',
      reached: (after.live - before.live).toFixed(0),
    },
    'resident memory then, MB': { bar: '', reached: after.resident.toFixed(0) },
    // Read after the memory, so that the grouper above is still held while it is measured.
    'article found again': { bar: '', reached: String(grouper.groupingOf(`a${large - 1}`) !== undefined) },
  })
  if (options.rest.includes('--runs')) console.table(costOfRuns(window, PASS_EVERY))
}

/** CPU milliseconds an article, passes over the stories included. */
function addDay(grouper: Grouper, stream: Stream): number {
  const articles = Array.from({ length: MEASURED }, () => stream.next().article)
  return cpuMsEach(MEASURED, () => {
    for (const [at, article] of articles.entries()) {
      grouper.add(article)
      if ((at + 1) % PASS_EVERY === 0) grouper.mergeAndSplit()
    }
  })
}

function fileKnown(grouper: Grouper, stream: Stream, count: number): number {
  return cpuMsEach(count, () => {
    for (let filed = 0; filed < count; filed++) {
      const { article, story } = stream.next()
      grouper.remember(article, { story })
    }
  })
}

function cpuMsEach(count: number, work: () => void): number {
  const start = process.cpuUsage()
  work()
  const used = process.cpuUsage(start)
  return (used.user + used.system) / 1000 / count
}

function memoryMb(): { readonly live: number; readonly resident: number } {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { live: (heapUsed + external) / 1e6, resident: rss / 1e6 }
}
