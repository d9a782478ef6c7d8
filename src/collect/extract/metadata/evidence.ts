import type { Candidate } from '../../../model/page.ts'

/** One thing a page says about a field, before a decision. */
export type Finding<T> = {
  readonly value: T
  readonly source: string
  readonly confidence: number
  /** Why it can not be taken. */
  readonly refused?: string
}

export type Decision<T> = { readonly value: T | undefined; readonly evidence: readonly Candidate[] }

/** Takes the most trusted finding that is not refused; of equals the first. */
export function decide<T>(
  field: string,
  findings: readonly Finding<T>[],
  show: (value: T) => string,
): Decision<T> {
  let best: Finding<T> | undefined
  for (const finding of findings) {
    if (finding.refused === undefined && (!best || finding.confidence > best.confidence)) best = finding
  }
  const evidence = findings.slice(0, MAX_SHOWN).map((finding) => ({
    field,
    value: show(finding.value).slice(0, MAX_SHOWN_CHARS),
    source: finding.source,
    confidence: finding.confidence,
    chosen: finding === best,
    ...(finding.refused === undefined ? {} : { reason: finding.refused }),
  }))
  return { value: best?.value, evidence }
}

const MAX_SHOWN = 20
const MAX_SHOWN_CHARS = 500

/** A finding for every value that is one. */
export function findings<T>(
  values: readonly (T | undefined)[],
  source: string,
  confidence: number,
): Finding<T>[] {
  return values.flatMap((value) =>
    value === undefined || value === '' ? [] : [{ value, source, confidence }],
  )
}
