/** Signals are written by strangers: none of them, at the largest size we read, keeps a decision waiting. */
import { expect, test } from 'vitest'
import { decideRights } from '../src/collect/rights/decide-rights.ts'
import { xmpDataMiningOf } from '../src/collect/rights/protocols/xmp-data-mining.ts'
import type { RightsDocument, RightsEvidence } from '../src/model/rights.ts'

const LIMIT = 512 * 1024
/** Milliseconds; a quadratic answer takes minutes, a linear one a tenth of this on a busy machine. */
const PATIENCE = 4_000

function filled(piece: string, before = '', after = ''): string {
  return `${before}${piece.repeat(Math.floor((LIMIT - before.length - after.length) / piece.length))}${after}`
}

function document(text: string): RightsDocument {
  return { url: 'https://daily.example/x', status: 200, text, fetchedAt: new Date(0) }
}

function page(name: 'headers' | 'meta', key: string, value: string): Partial<RightsEvidence> {
  return { page: { status: 200, headers: {}, [name]: { [key]: [value] } } }
}

const GROUP = 'User-agent: *\n'
const CASES: readonly { readonly case: string; readonly evidence: Partial<RightsEvidence> }[] = [
  {
    case: 'robots.txt: one line of blanks',
    evidence: { robotsTxt: document(filled(' ', `${GROUP}Disallow `, ' a b')) },
  },
  { case: 'robots.txt: only agents', evidence: { robotsTxt: document(filled('User-agent: a\n')) } },
  {
    case: 'robots.txt: agents of all names',
    evidence: { robotsTxt: document(filled('User-agent: a\nDisallow: /\n', 'User-agent: gptbot\n')) },
  },
  {
    case: 'robots.txt: one path of stars',
    evidence: { robotsTxt: document(filled('*a', `${GROUP}Disallow: /`)) },
  },
  {
    case: 'robots.txt: many short rules',
    evidence: { robotsTxt: document(filled('Allow: /*a*b\n', GROUP)) },
  },
  {
    case: 'robots.txt: many content signals',
    evidence: { robotsTxt: document(filled('Content-Signal: search=yes\n', GROUP)) },
  },
  {
    case: 'robots.txt: one endless content signal',
    evidence: { robotsTxt: document(filled('search=yes,', `${GROUP}Content-Signal: `)) },
  },
  {
    case: 'robots.txt: many usage rules',
    evidence: { robotsTxt: document(filled('Content-Usage: /n search=y\n', GROUP)) },
  },
  {
    case: 'robots.txt: usage rules of blanks',
    evidence: { robotsTxt: document(filled(' ', `${GROUP}Content-Usage: search=y`, ',')) },
  },
  { case: 'meta: endless dates', evidence: page('meta', 'robots', filled('unavailable_after:')) },
  { case: 'meta: dates parted by commas', evidence: page('meta', 'robots', filled('unavailable_after: a,')) },
  { case: 'meta: blanks', evidence: page('meta', 'robots', filled(' ', 'max-snippet:', '7x')) },
  { case: 'meta: commas', evidence: page('meta', 'robots', filled(',')) },
  { case: 'header: names without a colon', evidence: page('headers', 'x-robots-tag', filled('a-')) },
  {
    case: 'header: dictionary of blanks',
    evidence: page('headers', 'content-usage', filled(' ', 'a=y', ',b=n')),
  },
  {
    case: 'header: dictionary of parentheses',
    evidence: page('headers', 'content-usage', filled('(', 'a=')),
  },
  { case: 'header: commas of TDMRep', evidence: page('headers', 'tdm-reservation', filled('1,')) },
  {
    case: 'tdmrep.json: many locations',
    evidence: { tdmrep: document(`[${filled('{"location":"/*a*b$"},')}{}]`) },
  },
  { case: 'tdmrep.json: deep nesting', evidence: { tdmrep: document(filled('[')) } },
  { case: 'RSL: deep nesting', evidence: { rsl: [document(filled('<a>', '<rsl>'))] } },
  {
    case: 'RSL: many contents',
    evidence: { rsl: [document(filled('<content url="/"></content>', '<rsl>', '</rsl>'))] },
  },
  {
    case: 'RSL: tokens without end',
    evidence: {
      rsl: [
        document(
          filled(
            'a ',
            '<rsl><content url="/"><license><prohibits>',
            '</prohibits></license></content></rsl>',
          ),
        ),
      ],
    },
  },
  { case: 'RSL: an endless attribute', evidence: { rsl: [document(filled('a', '<rsl x="'))] } },
]

test.each(CASES)('$case', ({ evidence }) => {
  const base: RightsEvidence = { url: `https://daily.example/news/${'a'.repeat(1500)}`, profile: 'standard' }
  const startedAt = performance.now()
  const decision = decideRights({ ...base, ...evidence })
  expect(performance.now() - startedAt).toBeLessThan(PATIENCE)
  expect(JSON.stringify(decision).length).toBeLessThan(60_000)
})

test.each([
  { case: 'mentions of the namespace', piece: 'http://ns.useplus.org/ldf/xmp/1.0/' },
  { case: 'ends of packets', piece: 'http://ns.useplus.org/ldf/xmp/1.0/</rdf:RDF>' },
  { case: 'starts of packets', piece: '<rdf:RDF http://ns.useplus.org/ldf/xmp/1.0/' },
])('a picture of nothing but $case', ({ piece }) => {
  const startedAt = performance.now()
  xmpDataMiningOf(Buffer.from(piece.repeat(100_000)))
  expect(performance.now() - startedAt).toBeLessThan(PATIENCE)
})
