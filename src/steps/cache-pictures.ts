import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheImages } from '../collect/images/cache-images.ts'
import { decideRights } from '../collect/rights/decide-rights.ts'
import { mayFetch } from '../collect/rights/robots/parse-robots.ts'
import { signalReader } from '../collect/signals/signal-reader.ts'
import type { Article, CuratedArticle, Image } from '../model/article.ts'
import type { Curation } from '../model/curation.ts'
import type { PlannedFile } from '../model/edition.ts'
import { imageWidthOf } from '../model/may.ts'
import type { Config } from '../model/settings.ts'
import type { Tools } from './tools.ts'

type Run = { readonly config: Config; readonly tools: Tools; readonly now: Date }

/** Copies made by the run, `images/<hash>-<width>.<format>` in the site's folder for working files. */
const IMAGES = ['.broadsheet', 'images'] as const

/** Makes our own copies of the lead pictures of published articles, where the article's and the picture's own host allow it. */
export async function cachePictures(curation: Curation, { config, tools, now }: Run): Promise<void> {
  if (!config.outputs.images) return
  const wanted = curation.articles.flatMap((article) => wantedPicture(article, curation))
  const operatorRules = await tools.store.readOperatorRules()
  const signals = signalReader({ store: tools.store, http: tools.http, config, operatorRules, now })
  const agent = config.fetch.agent.toLowerCase()
  const allowed: { article: Article; image: Image; maxWidth: number }[] = []
  for (const { article, image } of wanted) {
    const host = await signals.imageEvidence(image.url)
    const rights = decideRights({ ...(await signals.evidenceFor(article.url)), image: host })
    const maxWidth = Math.min(imageWidthOf(article.rights), imageWidthOf(rights))
    if (maxWidth > 0 && mayFetch(host.robotsTxt, image.url, agent).allowed)
      allowed.push({ article, image, maxWidth })
  }
  const outcomes = await cacheImages(
    allowed.map(({ image, maxWidth }) => ({ url: image.url, maxWidth })),
    tools.http,
    join(config.folder, ...IMAGES),
  )
  for (const { article, image } of allowed) {
    const outcome = outcomes.get(image.url)
    if (!outcome || 'problem' in outcome) continue
    await saveImages(article.id, { ...image, cached: outcome }, tools)
  }
}

function wantedPicture(article: Article, curation: Curation): { article: Article; image: Image }[] {
  const image = article.images[0]
  if (!image || image.cached || curation.judgements.get(article.id)?.published !== true) return []
  return imageWidthOf(article.rights) > 0 ? [{ article, image }] : []
}

async function saveImages(id: string, first: Image, tools: Tools): Promise<void> {
  const stored = await tools.store.findArticle(id)
  if (stored) await tools.store.saveCurated([{ ...stored, images: [first, ...stored.images.slice(1)] }])
}

/** The copies that published articles show, as files of the public folder. */
export function* pictureFiles(articles: readonly CuratedArticle[], config: Config): Iterable<PlannedFile> {
  const seen = new Set<string>()
  for (const { published, images, rights } of articles) {
    const cached = images[0]?.cached
    if (!published || !cached || imageWidthOf(rights) === 0 || seen.has(cached.hash)) continue
    seen.add(cached.hash)
    for (const width of cached.widths) {
      for (const format of cached.formats) {
        const name = `${cached.hash}-${width}.${format}`
        yield {
          path: `images/${name}`,
          version: name,
          render: () => readFileSync(join(config.folder, ...IMAGES, name)),
        }
      }
    }
  }
}
