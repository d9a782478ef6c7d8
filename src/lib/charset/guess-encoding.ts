import type { Encoding } from './find-encoding.ts'

type Candidate = {
  readonly encoding: Encoding
  /** Characters that make up a known share of real text in this encoding, and of nothing else's misreading. */
  readonly typical: RegExp
  /** Share of the characters beyond ASCII that must be typical. */
  readonly atLeast: number
}

/**
 * Encodings that single bytes beyond ASCII may be in when nobody says, the surest sign first. The Han characters are the
 * most frequent ones of modern Chinese, simplified and traditional.
 */
const CANDIDATES: readonly Candidate[] = [
  { encoding: 'shift_jis', typical: /[\u3041-\u3096\u30a1-\u30fc]/g, atLeast: 0.35 },
  { encoding: 'euc-jp', typical: /[\u3041-\u3096\u30a1-\u30fc]/g, atLeast: 0.35 },
  { encoding: 'euc-kr', typical: /[가-힣]/g, atLeast: 0.85 },
  {
    encoding: 'gb18030',
    typical: /[的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会]/g,
    atLeast: 0.1,
  },
  {
    encoding: 'big5',
    typical: /[的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會]/g,
    atLeast: 0.1,
  },
  { encoding: 'windows-1251', typical: /[А-ЯЁа-яё][а-яё]{2,}/g, atLeast: 0.75 },
  { encoding: 'koi8-r', typical: /[А-ЯЁа-яё][а-яё]{2,}/g, atLeast: 0.75 },
]

// Fewer say nothing: a few accents of a Latin text decode as something in every encoding.
const MIN_CHARACTERS = 8
const SAMPLE_BYTES = 50_000

/** The encoding whose reading looks most like its language; undefined when none does. */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const scores = CANDIDATES.map((candidate) => ({
    encoding: candidate.encoding,
    score: scoreOf(sample, candidate),
  }))
  const best = scores.reduce((top, next) => (next.score > top.score ? next : top))
  return best.score >= 1 ? best.encoding : undefined
}

/** 1 and more means typical. */
function scoreOf(sample: Uint8Array, { encoding, typical, atLeast }: Candidate): number {
  const text = new TextDecoder(encoding).decode(sample)
  const beyond = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  const broken = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  if (beyond < MIN_CHARACTERS || broken > 1 + beyond / 50) return 0
  const found = text.match(typical)?.reduce((sum, part) => sum + part.length, 0) ?? 0
  return found / beyond / atLeast
}
