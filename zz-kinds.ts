import { siteFiles } from './dist/publish/site/site-files.js'
import { readAssets } from './dist/publish/write/read-assets.js'
import { largeEdition } from './bench/site/large-edition.ts'
const edition = largeEdition(20000)
const files = [...siteFiles(edition, await readAssets())]
const kinds = Map.groupBy(files, (f) => f.path.endsWith('card.png') ? 'card' : f.path.split('/')[0])
for (const [kind, list] of kinds) {
  const s = process.cpuUsage(); let n = 0
  for (const f of list) n += f.render().length
  const e = process.cpuUsage(s)
  const t = (e.user + e.system) / 1e3
  if (t > 20) console.log(kind, list.length, (n / 1e6).toFixed(1), 'MB', t.toFixed(0), 'ms', (t / list.length).toFixed(3), 'each')
}
