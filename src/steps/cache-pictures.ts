import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hearPicture } from '../collect/hear-picture.ts'
import { cacheImages, findImage, listImages, namesOf, sweepImages } from '../collect/images/cache-images.ts'
import { permittedHttp } from '../collect/signals/permitted-http.ts'
import { signalReader } from '../collect/signals/signal-reader.ts'
import type { Article, CuratedArticle, Image } from '../model/article.ts'
import type { Curation } from '../model/curation.ts'
import type { PlannedFile } from '../model/edition.ts'
import { imageWidthOf } from '../model/may.ts'
import type { RightsDecision } from '../model/rights.ts'
import type { Config } from '../model/settings.ts'
import type { Store } from '../model/store.ts'
import type { Tools } from './tools.ts'

type Run = { readonly config: Config; readonly tools: Tools; readonly now: Date }

/** Copies made by the run, `images/<hash>-<width>.<format>` in the site's folder for working files. */
const IMAGES = ['.broadsheet', 'images'] as const

/** Makes our own copies of the lead pictures of published articles, where the article's and the picture's own host allow it. */
export async function cachePictures(curation: Curation, { config, tools, now }: Run): Promise<void> {
  if (!config.outputs.images) return
  const { store, http } = tools
  const operatorRules = await store.readOperatorRules()
  const signals = signalReader({ store, http, config, operatorRules, now })
  const allowed: Wanted[] = []
  for (const { article, image } of curation.articles.flatMap((each) => wantedPicture(each, curation))) {
    const rights = await hearPicture({ article, url: image.url }, signals)
    if (imageWidthOf(rights) > 0) allowed.push({ article, image, rights })
  }
  const outcomes = await cacheImages(
    allowed.map(({ article, image, rights }) => ({
      url: image.url,
      maxWidth: imageWidthOf(rights),
      widthAfter: async (said) => imageWidthOf(await hearPicture({ article, url: image.url, said }, signals)),
    })),
    permittedHttp(http, signals),
    folderOf(config),
  )
  for (const { article, image } of allowed) {
    const outcome = outcomes.get(image.url)
    if (!outcome || 'problem' in outcome) continue
    const { pictureAi } = await hearPicture({ article, url: image.url, said: outcome.said }, signals)
    await savePicture(article.id, { image: { ...image, cached: outcome.cached }, pictureAi }, store)
  }
}

type Wanted = { readonly article: Article; readonly image: Image; readonly rights: RightsDecision }

function wantedPicture(
  article: Article,
  curation: Curation,
): { readonly article: Article; readonly image: Image }[] {
  const image = article.images[0]
  if (!image || image.cached || curation.judgements.get(article.id)?.published !== true) return []
  return imageWidthOf(article.rights) > 0 ? [{ article, image }] : []
}

type Cached = { readonly image: Image; readonly pictureAi: RightsDecision['pictureAi'] }

async function savePicture(id: string, { image, pictureAi }: Cached, store: Store): Promise<void> {
  const stored = await store.findArticle(id)
  if (!stored) return
  const rights = pictureAi === undefined ? stored.rights : { ...stored.rights, pictureAi }
  await store.saveCurated([{ ...stored, rights, images: [image, ...stored.images.slice(1)] }])
}

/** The article with the copies of its picture that are there already, as after a store was lost. */
export async function withKnownCopies(article: CuratedArticle, config: Config): Promise<CuratedArticle> {
  const [image, ...others] = article.images
  const maxWidth = imageWidthOf(article.rights)
  if (!image || image.cached || maxWidth === 0) return article
  const cached = await findImage({ url: image.url, maxWidth }, folderOf(config))
  return cached ? { ...article, images: [{ ...image, cached }, ...others] } : article
}

/** Copies that are on disk now; those that no article has any more are handed to `sweepPictures`. */
export function listPictures(config: Config): Promise<Set<string>> {
  return listImages(folderOf(config))
}

/** Deletes copies of pictures that were dropped, cut, replaced or taken down. */
export async function sweepPictures(unshown: ReadonlySet<string>, config: Config): Promise<void> {
  await sweepImages(folderOf(config), unshown)
}

function folderOf(config: Config): string {
  return join(config.folder, ...IMAGES)
}

/** The copies of an article's picture that outputs show, as files of the public folder. */
export function* picturesOf(article: CuratedArticle, config: Config): Iterable<PlannedFile> {
  const { published, images, rights } = article
  const cached = images[0]?.cached
  if (!published || !cached || imageWidthOf(rights) === 0) return
  for (const name of namesOf(cached)) {
    yield {
      path: `images/${name}`,
      version: name,
      render: () => readFileSync(join(folderOf(config), name)),
    }
  }
}
