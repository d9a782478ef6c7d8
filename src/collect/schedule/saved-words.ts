import type { SourceState } from '../../model/source.ts'

/** What questions about changes saved so far: answers without a body, and bytes; `-` when nothing. */
export function savedWordsOf({
  notModified,
  bytesSaved = 0,
}: Pick<SourceState, 'notModified' | 'bytesSaved'>): string {
  if (notModified === 0) return '-'
  return `${notModified} ${notModified === 1 ? 'answer' : 'answers'}, ${bytesWords(bytesSaved)}`
}

const UNITS: readonly (readonly [size: number, name: string])[] = [
  [1_000_000_000, 'GB'],
  [1_000_000, 'MB'],
  [1_000, 'kB'],
]

function bytesWords(bytes: number): string {
  const unit = UNITS.find(([size]) => bytes >= size)
  return unit ? `${(bytes / unit[0]).toFixed(1)} ${unit[1]}` : `${bytes} B`
}
