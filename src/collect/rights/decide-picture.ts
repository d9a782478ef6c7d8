import type { RightsDecision, RightsEvidence } from '../../model/rights.ts'
import { decideRights } from './decide-rights.ts'
import { stricterOf } from './stricter.ts'

/** What is known where a picture is fetched: its page and settings, and the picture's own signals. */
export type PictureEvidence = Pick<RightsEvidence, 'url' | 'profile' | 'agent' | 'operator' | 'now'> & {
  readonly image: NonNullable<RightsEvidence['image']>
}

/**
 * An article's decision with what is known of one of its pictures: before it is fetched the host's robots.txt and ai.txt, after
 * it the answer's headers and its XMP (`xmpDataMiningOf`). Never wider than the article's decision, and other uses than the
 * picture's stay as they are.
 */
export function decidePicture(article: RightsDecision, evidence: PictureEvidence): RightsDecision {
  // The largest copy stands in for the article's own decision, so that only the picture's signals speak.
  const open = { ...evidence, item: { licence: 'https://creativecommons.org/publicdomain/zero/1.0/' } }
  const picture = decideRights(open)
  const isNo = picture.pictureAi === 'deny'
  const both = stricterOf(article, { ...article, image: picture.image, reasons: picture.reasons })
  return { ...both, ...(isNo && { pictureAi: 'deny' }) }
}

/** A new decision with what the file of a picture said of models when it was fetched: that holds as long as its copy is shown. */
export function keepPictureNo(decision: RightsDecision, before: RightsDecision): RightsDecision {
  return before.pictureAi === 'deny' ? { ...decision, pictureAi: 'deny' } : decision
}
