import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hearPicture } from '../collect/hear-picture.ts'
import { cacheImages, findImage, listImages, namesOf, sweepImages } from '../collect/images/cache-images.ts'
import { permittedHttp } from '../collect/signals/permitted-http.ts'
import { type SignalReader, signalReader } from '../collect/signals/signal-reader.ts'
import type { Article, CachedImage, CuratedArticle, Image } from '../model/article.ts'
import type { Curation } from '../model/curation.ts'
import type { PlannedFile } from '../model/edition.ts'
import type { Http } from '../model/http.ts'
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
  const place = { http: permittedHttp(http, signals), signals, folder: folderOf(config) }
  const wanted = curation.articles.flatMap((each) => wantedPicture(each, curation))
  const { allowed, outcomes } = await copyAllowed(wanted, {}, place)
  for (const { article, image } of allowed) {
    const outcome = outcomes.get(image.url)
    if (!outcome || 'problem' in outcome) continue
    const { pictureAi } = await hearPicture({ article, url: image.url, said: outcome.said }, signals)
    await savePicture(article.id, { image: { ...image, cached: outcome.cached }, pictureAi }, store)
  }
  await cacheLogos(curation, place, store)
}

type Place = { readonly http: Http; readonly signals: SignalReader; readonly folder: string }
type Limits = { readonly maxWidth?: number; readonly minSide?: number }

/** Copies of the pictures that their articles and their own hosts allow. */
async function copyAllowed(wanted: readonly WantedPicture[], limits: Limits, place: Place) {
  const { http, signals, folder } = place
  const allowed: Wanted[] = []
  for (const { article, image } of wanted) {
    const rights = await hearPicture({ article, url: image.url }, signals)
    if (imageWidthOf(rights) > 0) allowed.push({ article, image, rights })
  }
  const outcomes = await cacheImages(
    allowed.map(({ article, image, rights }) => ({
      ...limits,
      url: image.url,
      maxWidth: Math.min(limits.maxWidth ?? Number.POSITIVE_INFINITY, imageWidthOf(rights)),
      widthAfter: async (said) => imageWidthOf(await hearPicture({ article, url: image.url, said }, signals)),
    })),
    http,
    folder,
  )
  return { allowed, outcomes }
}

/** A logo's copy is no larger than twice what its page shows, and may be a line of letters. */
const LOGO_LIMITS = { maxWidth: 320, minSide: 32 }

/** A copy of each provider's logo, by the rights of its newest published article. */
async function cacheLogos(curation: Curation, place: Place, store: Store): Promise<void> {
  const { allowed, outcomes } = await copyAllowed(wantedLogos(curation), LOGO_LIMITS, place)
  for (const { article, image } of allowed) {
    const outcome = outcomes.get(image.url)
    if (outcome && !('problem' in outcome)) await saveLogo(article.id, outcome.cached, store)
  }
}

function wantedLogos(curation: Curation): WantedPicture[] {
  const newest = new Map<string, Article>()
  for (const article of curation.articles) {
    if (curation.judgements.get(article.id)?.published !== true) continue
    const known = newest.get(article.provider.domain)
    if (!known || known.publishedAt < article.publishedAt) newest.set(article.provider.domain, article)
  }
  return [...newest.values()].flatMap((article) => {
    const image = article.provider.images[0]
    return image && !image.cached && imageWidthOf(article.rights) > 0 ? [{ article, image }] : []
  })
}

async function saveLogo(id: string, cached: CachedImage, store: Store): Promise<void> {
  const stored = await store.findArticle(id)
  const [logo, ...others] = stored?.provider.images ?? []
  if (!stored || !logo) return
  const provider = { ...stored.provider, images: [{ ...logo, cached }, ...others] }
  await store.saveCurated([{ ...stored, provider }])
}

type WantedPicture = { readonly article: Article; readonly image: Image }
type Wanted = WantedPicture & { readonly rights: RightsDecision }

function wantedPicture(article: Article, curation: Curation): WantedPicture[] {
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

/** One of our copies, by its file's name. */
export function readCopy(name: string, config: Config): Uint8Array {
  return readFileSync(join(folderOf(config), name))
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
      render: () => readCopy(name, config),
    }
  }
}
