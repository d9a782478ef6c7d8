import { imageWidthOf } from '../model/may.ts'
import type { RightsDecision, RightsEvidence } from '../model/rights.ts'
import { decidePicture } from './rights/decide-picture.ts'
import type { SignalReader } from './signals/signal-reader.ts'

/** What a picture's own answer said of rights. */
export type PictureSaid = {
  /** Where it was found in the end. */
  readonly url: string
  readonly headers: NonNullable<NonNullable<RightsEvidence['image']>['headers']>
  /** `plus:DataMining` of the file. */
  readonly xmpDataMining?: string
}

export type Picture = {
  /** The article that shows it, and what may be done with that. */
  readonly article: { readonly url: string; readonly rights: RightsDecision }
  readonly url: string
  /** Absent before it was fetched. */
  readonly said?: PictureSaid
}

/**
 * An article's decision as it holds for one of its pictures: never wider, `image` denied where the picture may not be asked for.
 * The hosts it was asked at and found at are heard, and its own answer once there is one.
 */
export async function hearPicture(picture: Picture, signals: SignalReader): Promise<RightsDecision> {
  const { article, said } = picture
  const here = await decideAt(picture.url, picture, signals)
  if (!said || said.url === picture.url || imageWidthOf(here) === 0) return here
  return decideAt(said.url, { ...picture, article: { ...article, rights: here } }, signals)
}

async function decideAt(
  address: string,
  { article, said }: Picture,
  signals: SignalReader,
): Promise<RightsDecision> {
  if (!(await signals.mayFetch(address)).allowed) return { ...article.rights, image: 'deny' }
  const { image, ...evidence } = await signals.pictureEvidence(article.url, address)
  const { headers, xmpDataMining } = said ?? {}
  return decidePicture(article.rights, {
    ...evidence,
    image: { ...image, ...(headers && { headers }), ...(xmpDataMining !== undefined && { xmpDataMining }) },
  })
}
