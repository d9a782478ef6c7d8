import { siteFiles } from './dist/publish/site/site-files.js'
import { readAssets } from './dist/publish/write/read-assets.js'
import { largeEdition } from './bench/site/large-edition.ts'
const edition = largeEdition(20000)
const assets = await readAssets()
for (let i = 0; i < 8; i++) { const e = { ...edition, articles: edition.articles.map((a) => ({ ...a })) }; const s = process.cpuUsage(); let n = 0; for (const f of siteFiles(e, assets)) n++; const d = process.cpuUsage(s); console.log(n, (d.user + d.system) / 1e3) }
