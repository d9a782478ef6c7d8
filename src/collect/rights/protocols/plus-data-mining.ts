import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf } from '../answer.ts'

/**
 * PLUS `DataMining` of the picture's XMP (IPTC Photo Metadata 2023.1, vocabulary ns.useplus.org/ldf/vocab/DMI-...). Every
 * prohibition counts, whatever it excepts; the picture is still shown with its credit.
 */
export function readPlusDataMining(evidence: RightsEvidence): readonly Answer[] {
  const { image } = evidence
  const value = /DMI-[A-Z-]+$/.exec((image?.xmpDataMining ?? '').trim().toUpperCase())?.[0]
  if (!image || value === undefined) return []
  const origin = originOf('plus-data-mining', image.xmpDataMining ?? '', { url: image.url })
  const rule = `plus:DataMining ${value} in the picture's XMP`
  if (value.startsWith('DMI-PROHIBITED'))
    return answersOf([{ use: 'ai', value: 'deny', scope: 'picture' }], origin, rule)
  if (value === 'DMI-ALLOWED')
    return answersOf([{ use: 'ai', value: 'allow', scope: 'picture' }], origin, rule)
  return []
}
