import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EditionFrame, PlannedFile } from '../model/edition.ts'
import type { Config } from '../model/settings.ts'
import type { OutputFile } from '../model/store.ts'
import { listsOf } from '../publish/plan/lists.ts'
import { planUnits } from '../publish/plan/plan-units.ts'
import type { Planning, Scope, Unit } from '../publish/plan/unit.ts'
import { pressOf } from '../publish/site/paper.ts'
import { OutputFolder } from '../publish/write/output-folder.ts'
import { removeFiles, writeFiles } from '../publish/write/write-files.ts'
import { listPictures, picturesOf, readCopy, sweepPictures } from './cache-pictures.ts'
import { articleEditor } from './read-edition.ts'
import { programOf, readOutline } from './read-outline.ts'
import { scopeReader } from './read-scopes.ts'
import type { Tools } from './tools.ts'

export type WrittenCounts = { readonly written: number; readonly unchanged: number; readonly removed: number }

type Written = WrittenCounts & {
  /** Paths below the public folder of feeds whose bytes are new, where there is a hub to tell. */
  readonly changedFeeds: readonly string[]
}

export type WriteTools = Pick<Tools, 'store' | 'assets' | 'keys'>

/**
 * Writes the records and everything that is made from them, as far as something changed: a unit of the plan with the version of the
 * last run is not looked at. Before a unit is written it is marked as open, so that after a kill its files are compared
 * with what lies on disk.
 */
export async function writeEdition(frame: EditionFrame, config: Config, tools: WriteTools): Promise<Written> {
  const { store, assets, keys } = tools
  const editor = articleEditor(config, frame.frontPage.at)
  const unshown = await listPictures(config)
  const outline = await readOutline({
    store,
    editor,
    program: programOf(assets),
    onMark: ({ copies }) => {
      for (const name of copies) unshown.delete(name)
    },
  })
  const press = pressOf(frame, assets)
  const planning: Planning = {
    outline,
    lists: listsOf(outline, press),
    frame,
    press,
    picturesOf: (article) => picturesOf(article, config),
    readCopy: (name) => readCopy(name, config),
    ...(keys && { keys }),
  }
  const written = await writeUnits(planUnits(planning), scopeReader(planning, { store, editor }), {
    config,
    store,
  })
  await sweepPictures(unshown, config)
  return written
}

type Place = { readonly config: Config; readonly store: Tools['store'] }

/** Units between two savings. */
const BATCH = 64

async function writeUnits(
  units: Iterable<Unit>,
  scopeFor: (unit: Unit) => Promise<Scope>,
  { config, store }: Place,
): Promise<Written> {
  if (isLost(config)) await store.reopenUnits()
  const known = await store.readUnits()
  const { due, gone } = dueUnits(units, known)
  await saveVersions(
    store,
    [...due.map(({ name }) => name), ...gone].map((name) => [name, '']),
  )
  const hasFiles = (await store.countFiles()) > 0
  const writing = { known, hasFiles, output: new OutputFolder(config.folder), store }
  // Files of units that are no more, and those that were written before there were units.
  const left: OutputFile[] = [...(await store.readUnitFiles([...gone, '']))]
  const unfinished = new Map<string, string | undefined>(gone.map((name) => [name, undefined]))
  const changedFeeds: string[] = []
  let written = 0
  for (let start = 0; start < due.length; start += BATCH) {
    for (const result of await writeBatch(due.slice(start, start + BATCH), scopeFor, writing)) {
      left.push(...result.left)
      if (result.left.length > 0) unfinished.set(result.unit.name, result.unit.version)
      if (config.outputs.hub !== undefined) changedFeeds.push(...result.changedFeeds)
      written += result.written
    }
  }
  const paths = await removeLeft(left, writing)
  await store.saveUnits({ units: unfinished, files: [], gone: paths })
  return { written, removed: paths.length, unchanged: (await store.countFiles()) - written, changedFeeds }
}

/** Units that have another version than they were written in, and the names of those that are no more. Nothing else of the plan is kept. */
function dueUnits(units: Iterable<Unit>, known: ReadonlyMap<string, string>) {
  const due: Unit[] = []
  const gone = new Set(known.keys())
  for (const unit of units) {
    gone.delete(unit.name)
    if (known.get(unit.name) !== unit.version) due.push(unit)
  }
  return { due, gone: [...gone] }
}

function saveVersions(
  store: Tools['store'],
  versions: readonly (readonly [string, string])[],
): Promise<void> {
  return store.saveUnits({ units: new Map(versions), files: [], gone: [] })
}

// Whoever deletes a whole folder wants it made again.
function isLost({ folder }: Config): boolean {
  return ['public', 'records'].some((name) => !existsSync(join(folder, name)))
}

type Writing = {
  /** Version each unit was last written in; `''`: what lies on disk is not known. */
  readonly known: ReadonlyMap<string, string>
  readonly hasFiles: boolean
  readonly output: OutputFolder
  readonly store: Tools['store']
}

type UnitResult = {
  readonly unit: Unit
  readonly written: number
  readonly files: readonly OutputFile[]
  /** What it no longer plans. */
  readonly left: readonly OutputFile[]
  readonly changedFeeds: readonly string[]
}

/** Writes some units and saves that they are written; one that leaves files behind stays open until those are removed. */
async function writeBatch(
  batch: readonly Unit[],
  scopeFor: (unit: Unit) => Promise<Scope>,
  writing: Writing,
): Promise<readonly UnitResult[]> {
  const { store, hasFiles } = writing
  const names = batch.map(({ name }) => name)
  const before = Map.groupBy(hasFiles ? await store.readUnitFiles(names) : [], ({ unit }) => unit)
  const results: UnitResult[] = []
  for (const unit of batch)
    results.push(
      await writeUnit(unit, [...unit.plan(await scopeFor(unit))], {
        ...writing,
        before: before.get(unit.name) ?? [],
      }),
    )
  await store.saveUnits({
    units: new Map(
      results.filter(({ left }) => left.length === 0).map(({ unit }) => [unit.name, unit.version]),
    ),
    files: results.flatMap(({ files }) => files),
    gone: [],
  })
  return results
}

async function writeUnit(
  unit: Unit,
  plan: readonly PlannedFile[],
  { known, hasFiles, output, store, before }: Writing & { readonly before: readonly OutputFile[] },
): Promise<UnitResult> {
  const own = new Map(before.map((file) => [file.path, file]))
  const foreign = plan.flatMap(({ path }) => (own.has(path) ? [] : [path]))
  // A file that comes from another unit, as a story's page does when its lead changes, is known all the same.
  for (const file of hasFiles ? await store.readFiles(foreign) : []) own.set(file.path, file)
  const trusted = new Map([...own].filter(([, file]) => known.get(file.unit) !== ''))
  const { written, changes } = await writeFiles(plan, output, trusted)
  const planned = new Set(plan.map(({ path }) => path))
  return {
    unit,
    written,
    files: plan.flatMap(({ path, version }) => {
      const hash =
        changes.get(path)?.hash ?? (own.get(path)?.unit === unit.name ? undefined : own.get(path)?.hash)
      return hash === undefined ? [] : [{ path, unit: unit.name, version, hash }]
    }),
    left: before.filter(({ path }) => !planned.has(path)),
    changedFeeds: [...changes].flatMap(([path, { hash }]) =>
      path.startsWith('public/feeds/') && hash !== own.get(path)?.hash ? [path.slice('public/'.length)] : [],
    ),
  }
}

/** Removes what no unit plans any more; a path that another unit has taken over stays. The paths removed. */
async function removeLeft(
  left: readonly OutputFile[],
  { output, store }: Pick<Writing, 'output' | 'store'>,
): Promise<readonly string[]> {
  const units = new Map(left.map(({ path, unit }) => [path, unit]))
  const now = await store.readFiles([...units.keys()])
  const paths = now.flatMap(({ path, unit }) => (unit === units.get(path) ? [path] : []))
  removeFiles(paths, output)
  return paths
}
