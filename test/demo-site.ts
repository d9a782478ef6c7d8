import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSite } from '../src/config/create-site.ts'
import { demoTopics } from '../src/demo/demo-articles.ts'
import { demoHosts, demoSources, demoTakedown, startDemoWeb } from '../src/demo/demo-web.ts'
import { takeDown } from '../src/steps/takedown.ts'
import { openStore } from '../src/store/open-store.ts'
import { type Ran, runBroadsheet } from './run-broadsheet.ts'

export const EPOCH = new Date('2026-11-20T12:00:00Z')
export const NOW = new Date('2026-11-20T12:10:00Z')
export const LATER = new Date('2026-11-20T12:11:00Z')

export type DemoSite = {
  /** Temporary folder of the test. */
  readonly root: string
  /** Folder of the site. */
  readonly paper: string
  /** Recording of the first run. */
  readonly archive: string
  readonly first: Ran
  close(): Promise<void>
}

/** A site on the demo web after one recorded run, with one takedown requested before it. */
export async function runDemoSite(): Promise<DemoSite> {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-run-'))
  const [paper, archive] = [join(root, 'paper'), join(root, 'answers.warc.gz')]
  const web = await startDemoWeb(EPOCH, 0)
  createSite(paper, {
    name: 'Tidewater AI Daily',
    contact: 'ed@paper.example',
    starter: { description: '', topics: demoTopics(), sources: [...demoSources(web.port)] },
    allowLoopback: demoHosts(web.port),
  })
  const store = openStore({ file: join(paper, '.broadsheet', 'store.sqlite') })
  await store.migrate()
  const target = demoTakedown(EPOCH, web.port)
  await takeDown(store, { kind: 'takedown', target, who: 'Silicon Parish', why: 'withdrawn', at: EPOCH })
  await store.close()
  const first = await runBroadsheet(['run', '--json', '--record', archive], { cwd: paper, now: NOW })
  return {
    ...{ root, paper, archive, first },
    async close() {
      await web.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
