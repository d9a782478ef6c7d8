import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import type { FetchResult, Http } from '../../model/http.ts'
import { cacheImages, listImages, namesOf, sweepImages } from './cache-images.ts'

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining></rdf:Description></rdf:RDF></x:xmpmeta>`

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#3a6' } })
}

/** Answers every address with the same body and counts how often it is asked. */
function httpOf(answer: Uint8Array | FetchResult): Http & { asked: number } {
  const http = {
    asked: 0,
    fetch: async ({ url }: { url: string }): Promise<FetchResult> => {
      http.asked += 1
      if (!(answer instanceof Uint8Array)) return answer
      const page = {
        url,
        requestedUrl: url,
        status: 200,
        headers: {},
        body: answer,
        redirects: [],
        fetchedAt: new Date(0),
        wireBytes: answer.length,
      }
      return { kind: 'fetched', page }
    },
    close: async () => {},
  }
  return http
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'broadsheet-images-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}
const URL = 'https://quay.example/a.jpg'

test('a picture gets copies in three formats, no side longer than allowed, with its rights and without its place', async () => {
  const body = await picture(900, 600)
    .withXmp(XMP)
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer()
  const into = await folder()
  const outcome = (await cacheImages([{ url: URL, maxWidth: 400 }], httpOf(body), into)).get(URL)
  if (!outcome || 'problem' in outcome) throw new Error('no copy')
  const { cached, said } = outcome
  expect(cached).toMatchObject({
    width: 400,
    height: 267,
    widths: [320, 400],
    formats: ['avif', 'webp', 'jpeg'],
  })
  expect(said.xmpDataMining).toMatch(/DMI-PROHIBITED$/)
  const files = (await readdir(into)).filter((name) => name.startsWith(cached.hash))
  expect(files).toHaveLength(6)
  const { width, xmp, exif } = await sharp(await readFile(join(into, `${cached.hash}-400.jpeg`))).metadata()
  expect(width).toBe(400)
  expect(String(xmp)).toContain('DMI-PROHIBITED')
  expect(exif).toBeUndefined()
})

test('a tall picture is measured by its height', async () => {
  const body = await picture(600, 1200).png().toBuffer()
  const outcome = (await cacheImages([{ url: URL, maxWidth: 400 }], httpOf(body), await folder())).get(URL)
  expect(outcome).toMatchObject({ cached: { width: 200, height: 400, widths: [200] } })
})

test('what has its copies is not asked for again', async () => {
  const http = httpOf(await picture(200, 200).webp().toBuffer())
  const into = await folder()
  const first = await cacheImages(
    [
      { url: URL, maxWidth: 400 },
      { url: URL, maxWidth: 400 },
    ],
    http,
    into,
  )
  const second = await cacheImages([{ url: URL, maxWidth: 400 }], http, into)
  expect(second).toEqual(first)
  expect(http.asked).toBe(1)
})

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script></svg>'
const cut = async () => (await picture(800, 800).jpeg().toBuffer()).subarray(0, 900)
// A GIF of 60,000 by 60,000 pixels in forty bytes.
const BOMB = '47494638396160ea60ea800000ffffff0000002c0000000060ea60ea0002024401003b'

test.each([
  { case: 'an SVG', answer: async () => Buffer.from(SVG), code: 'image-format' },
  {
    case: 'a web page',
    answer: async () => Buffer.from('<!doctype html><p>Not found'),
    code: 'image-format',
  },
  { case: 'nothing', answer: async () => Buffer.alloc(0), code: 'image-format' },
  { case: 'a counting pixel', answer: async () => picture(1, 1).png().toBuffer(), code: 'image-too-small' },
  { case: 'half a picture', answer: cut, code: 'image-broken' },
  {
    case: 'a picture of 3,600 million pixels',
    answer: async () => Buffer.from(BOMB, 'hex'),
    code: 'image-broken',
  },
])('$case is a problem, not a copy', async ({ answer, code }) => {
  const outcome = (
    await cacheImages([{ url: URL, maxWidth: 400 }], httpOf(await answer()), await folder())
  ).get(URL)
  expect(outcome).toMatchObject({ problem: { code } })
})

test('a picture that cannot be had is named with its reason', async () => {
  const http = httpOf({ kind: 'refused', code: 'HTTP_403', message: 'The server refuses.', status: 403 })
  const outcome = (await cacheImages([{ url: URL, maxWidth: 400 }], http, await folder())).get(URL)
  expect(outcome).toEqual({
    problem: { code: 'image-unavailable', message: 'The server refuses. (HTTP_403)' },
  })
})

test.each([
  { case: 'less than the page does', left: 200, outcome: { cached: { width: 200 } }, files: 3 },
  { case: 'nothing', left: 0, outcome: { problem: { code: 'image-not-allowed' } }, files: 0 },
])('a picture whose own answer allows $case', async ({ left, outcome, files }) => {
  const into = await folder()
  const wanted = { url: URL, maxWidth: 400, widthAfter: async () => left }
  const http = httpOf(await picture(900, 600).jpeg().toBuffer())
  expect((await cacheImages([wanted], http, into)).get(URL)).toMatchObject(outcome)
  expect((await readdir(into)).filter((name) => name !== 'known')).toHaveLength(files)
})

test('a sweep leaves the copies that are shown, and no note of those that are gone', async () => {
  const into = await folder()
  const other = 'https://quay.example/b.jpg'
  const kept = (
    await cacheImages([{ url: URL, maxWidth: 400 }], httpOf(await picture(200, 200).png().toBuffer()), into)
  ).get(URL)
  await cacheImages([{ url: other, maxWidth: 400 }], httpOf(await picture(300, 300).png().toBuffer()), into)
  if (!kept || 'problem' in kept) throw new Error('no copy')
  const dropped = [...(await listImages(into))].filter((name) => !namesOf(kept.cached).includes(name))
  await sweepImages(into, new Set(dropped))
  expect((await readdir(into)).filter((name) => name !== 'known')).toEqual(namesOf(kept.cached).toSorted())
  expect(await readdir(join(into, 'known'))).toHaveLength(1)
  expect(await listImages(join(into, 'not-there'))).toEqual(new Set())
})

test('one picture at several addresses, asked for at once, is written once and found by each', async () => {
  const body = await picture(200, 200).png().toBuffer()
  const wanted = Array.from({ length: 12 }, (_, number) => ({
    url: `https://quay.example/${number}.png`,
    maxWidth: 400,
  }))
  const outcomes = await cacheImages(wanted, httpOf(body), await folder())
  const hashes = [...outcomes.values()].map((outcome) =>
    'problem' in outcome ? outcome.problem.code : outcome.cached.hash,
  )
  expect(hashes).toHaveLength(wanted.length)
  expect(new Set(hashes).size).toBe(1)
})
