import { foldText } from '../../lib/text/fold.ts'
import type { Place, Position } from '../../model/feed.ts'
import { extrasOf } from './draft.ts'
import type { FeedReader } from './feed-reader.ts'
import { attributesOf, type Frame, type Rule, type Rules, rulesOf } from './frame.ts'

// A border drawn finer is a map's, not a newsroom's.
const MAX_POSITIONS = 2000
const MAX_PLACES = 100

/** A place whose element holds its positions: latitude before longitude, whatever stands between. */
function place(shape: Place['shape']): Rule {
  return {
    value(reader, frame) {
      const numbers = numbersOf(frame)
      const radius = shape === 'circle' ? numbers?.pop() : undefined
      const positions = numbers && pairsOf(numbers, dimensionOf(frame))
      if (positions && hasEnough(shape, positions)) {
        addPlace(reader, { shape, positions, ...(radius !== undefined && { radiusMetres: radius }) })
      } else reportPlace(reader, frame)
    },
  }
}

function numbersOf(frame: Frame): number[] | undefined {
  const words = frame.text.trim().split(/[\s,;]+/)
  const numbers = words.slice(0, MAX_POSITIONS * 3).map((word) => (word === '' ? Number.NaN : Number(word)))
  return numbers.every((number) => Number.isFinite(number)) ? numbers : undefined
}

/** GML may give a height with each position. */
function dimensionOf(frame: Frame): number {
  const { srsdimension, dimension } = attributesOf(frame)
  return (srsdimension ?? dimension) === '3' ? 3 : 2
}

function pairsOf(numbers: readonly number[], dimension: number): readonly Position[] | undefined {
  if (numbers.length === 0 || numbers.length % dimension > 0) return undefined
  const positions: Position[] = []
  for (let at = 0; at < numbers.length; at += dimension) {
    const [latitude = 0, longitude = 0] = numbers.slice(at, at + 2)
    if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
    positions.push([latitude, longitude])
  }
  return positions
}

/** How many positions a shape has at least; a point, a circle and a box have no more. */
const COUNTS: Readonly<Record<Place['shape'], readonly [least: number, most: number]>> = {
  point: [1, 1],
  circle: [1, 1],
  box: [2, 2],
  line: [2, MAX_POSITIONS],
  polygon: [3, MAX_POSITIONS],
}

function hasEnough(shape: Place['shape'], { length }: readonly Position[]): boolean {
  const [least, most] = COUNTS[shape]
  return length >= least && length <= most
}

function addPlace(reader: FeedReader, found: Place): void {
  const extras = extrasOf(reader.target)
  const places = extras.places ?? []
  if (places.length < MAX_PLACES) extras.places = [...places, found]
}

function reportPlace(reader: FeedReader, frame: Frame): void {
  const message = `"${frame.text.trim().slice(0, 60)}" is no position.`
  reader.report({ code: 'bad-position', message, at: frame.name.written })
}

const featureName: Rule = {
  value(reader, frame) {
    extrasOf(reader.target).placeName ??= foldText(frame.text)
  },
}

/** W3C's basic geo vocabulary names the two numbers apart. */
function degrees(field: 'latitude' | 'longitude', limit: number): Rule {
  return {
    value(reader, frame) {
      const number = frame.text.trim() === '' ? Number.NaN : Number(frame.text)
      const extras = extrasOf(reader.target)
      if (!(Math.abs(number) <= limit)) return reportPlace(reader, frame)
      extras[field] = number
      const { latitude, longitude } = extras
      if (latitude === undefined || longitude === undefined) return
      addPlace(reader, { shape: 'point', positions: [[latitude, longitude]] })
      delete extras.latitude
      delete extras.longitude
    },
  }
}

const latLong: Rule = {
  value(reader, frame) {
    const positions = pairsOf(numbersOf(frame) ?? [], 2)
    if (positions?.length === 1) addPlace(reader, { shape: 'point', positions })
    else reportPlace(reader, frame)
  },
}

/** `<podcast:location geo="geo:30.2672,97.7431" osm="...">Austin</podcast:location>`, RFC 5870. */
const podcastLocation: Rule = {
  value(reader, frame) {
    const text = /^geo:([-\d.]+),([-\d.]+)/i.exec(attributesOf(frame).geo ?? '')
    const positions = text && pairsOf([Number(text[1]), Number(text[2])], 2)
    const name = foldText(frame.text)
    if (positions) addPlace(reader, { shape: 'point', positions, ...(name !== '' && { name }) })
  },
}

const ENVELOPE_RULES: Rules = rulesOf([
  ['gml:lowercorner', corner()],
  ['gml:uppercorner', corner()],
])

/** The two corners of a GML envelope are elements of their own. */
function corner(): Rule {
  return {
    value(reader, frame) {
      const [position] = pairsOf(numbersOf(frame) ?? [], dimensionOf(frame)) ?? []
      const { places = [] } = extrasOf(reader.target)
      const open = places.at(-1)
      if (!position) return reportPlace(reader, frame)
      if (frame.name.key === 'gml:lowercorner') addPlace(reader, { shape: 'box', positions: [position] })
      else if (open?.shape === 'box' && open.positions.length === 1) {
        const whole: Place = { shape: 'box', positions: [...open.positions, position] }
        extrasOf(reader.target).places = [...places.slice(0, -1), whole]
      }
    },
  }
}

const RING_RULES: Rules = rulesOf([
  ['gml:linearring', { children: () => rulesOf([['gml:poslist', place('polygon')]]) }],
])

const GML: readonly (readonly [string, Rule])[] = [
  ['gml:point', { children: () => rulesOf([['gml:pos', place('point')]]) }],
  ['gml:linestring', { children: () => rulesOf([['gml:poslist', place('line')]]) }],
  ['gml:polygon', { children: () => rulesOf([['gml:exterior', { children: () => RING_RULES }]]) }],
  ['gml:envelope', { children: () => ENVELOPE_RULES }],
]

const WHERE_RULES: Rules = rulesOf(GML)

const POINT_RULES: Rules = rulesOf([
  ['geo:lat', degrees('latitude', 90)],
  ['geo:long', degrees('longitude', 180)],
  ['geo:lon', degrees('longitude', 180)],
])

/** GeoRSS Simple and GML (georss.org, OGC 17-002), W3C Basic Geo, Podcasting 2.0. */
export const PLACE_RULES: readonly (readonly [string, Rule])[] = [
  ['georss:point', place('point')],
  ['georss:line', place('line')],
  ['georss:polygon', place('polygon')],
  ['georss:box', place('box')],
  ['georss:circle', place('circle')],
  ['georss:where', { children: () => WHERE_RULES }],
  ['georss:featurename', featureName],
  ['geo:point', { children: () => POINT_RULES }],
  ['geo:lat_long', latLong],
  ...POINT_RULES,
  ...GML,
  ['podcast:location', podcastLocation],
]
