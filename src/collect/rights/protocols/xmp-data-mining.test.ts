import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { xmpDataMiningOf } from './xmp-data-mining.ts'

const PROHIBITED = 'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED'
const ALLOWED = 'http://ns.useplus.org/ldf/vocab/DMI-ALLOWED'

function packet(description: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${description}</rdf:RDF></x:xmpmeta>`
}

const AS_ELEMENT = packet(
  `<rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:DataMining>${PROHIBITED}</plus:DataMining></rdf:Description>`,
)
const AS_ATTRIBUTE = packet(
  `<rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:DataMining="${PROHIBITED}"/>`,
)

function bytes(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part)))
}

const NOISE = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 131) % 256))

test.each([
  { case: 'an element', xmp: AS_ELEMENT, want: PROHIBITED },
  { case: 'an attribute', xmp: AS_ATTRIBUTE, want: PROHIBITED },
  {
    case: 'a resource',
    xmp: packet(
      `<rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:DataMining rdf:resource="${ALLOWED}"/></rdf:Description>`,
    ),
    want: ALLOWED,
  },
  {
    case: 'another prefix',
    xmp: packet(
      `<rdf:Description xmlns:p="http://ns.useplus.org/ldf/xmp/1.0/" p:DataMining="${PROHIBITED}"/>`,
    ),
    want: PROHIBITED,
  },
  {
    case: 'the prefix of another namespace',
    xmp: packet(
      `<rdf:Description xmlns:plus="http://other.example/" xmlns:p="http://ns.useplus.org/ldf/xmp/1.0/" plus:DataMining="${PROHIBITED}"/>`,
    ),
    want: undefined,
  },
  {
    case: 'other properties of PLUS',
    xmp: packet('<rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" plus:Version="2.0"/>'),
    want: undefined,
  },
  {
    case: 'allowed and prohibited',
    xmp: `${AS_ATTRIBUTE.replace('DMI-PROHIBITED', 'DMI-ALLOWED')}${AS_ELEMENT}`,
    want: PROHIBITED,
  },
  { case: 'no packet', xmp: 'http://ns.useplus.org/ldf/xmp/1.0/ DataMining', want: undefined },
])('XMP in bytes with $case', ({ xmp, want }) => {
  expect(xmpDataMiningOf(bytes(NOISE, xmp, NOISE))).toBe(want)
})

test.each(['jpeg', 'png', 'webp', 'tiff', 'avif'] as const)('XMP in a real %s', async (format) => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withXmp(AS_ELEMENT)
    .toFormat(format)
    .toBuffer()
  expect(xmpDataMiningOf(picture)).toBe(PROHIBITED)
})

test('compressed XMP in a PNG', () => {
  const text = bytes('XML:com.adobe.xmp\0', Uint8Array.of(1, 0, 0, 0), deflateSync(AS_ELEMENT))
  expect(xmpDataMiningOf(png(text))).toBe(PROHIBITED)
  expect(xmpDataMiningOf(png(bytes('XML:com.adobe.xmp\0', Uint8Array.of(1, 0, 0, 0), 'not deflate')))).toBe(
    undefined,
  )
  expect(xmpDataMiningOf(png(bytes('XML:com.adobe.xmp\0', Uint8Array.of(1))))).toBe(undefined)
})

test('a bomb in a PNG is not unpacked', () => {
  const bomb = deflateSync(Buffer.alloc(50 * 1024 * 1024))
  expect(xmpDataMiningOf(png(bytes('XML:com.adobe.xmp\0', Uint8Array.of(1, 0, 0, 0), bomb)))).toBe(undefined)
})

test.each([
  { case: 'nothing', given: new Uint8Array() },
  { case: 'a signature alone', given: png(new Uint8Array()).subarray(0, 11) },
  {
    case: 'a chunk longer than the file',
    given: bytes(png(new Uint8Array()).subarray(0, 8), Uint8Array.of(255, 255, 255, 255), 'iTXt'),
  },
])('broken files have none: $case', ({ given }) => {
  expect(xmpDataMiningOf(given)).toBe(undefined)
})

function png(text: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return bytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    length,
    'iTXt',
    text,
    Uint8Array.of(0, 0, 0, 0),
  )
}
