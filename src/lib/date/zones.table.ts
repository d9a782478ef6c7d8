/**
 * Named zones as minutes east of UTC. Sources: RFC 822 section 5.1 and RFC 2822 section 4.3 (UT, GMT, North America); the
 * abbreviations of the IANA time zone database that name one offset only. Left out on purpose, because the same letters
 * name several zones: IST (India, Ireland, Israel), AST outside America, the military letters (RFC 2822: meaning unknown).
 */
// biome-ignore format: a table reads better by region
export const ZONES: ReadonlyMap<string, number> = new Map([
  ['z', 0], ['ut', 0], ['utc', 0], ['gmt', 0], ['etc/gmt', 0], ['etc/utc', 0], ['zulu', 0],
  // North America; "ET", "Pacific" and the like are read as standard time, as newsrooms write them all year.
  ['est', -300], ['edt', -240], ['cst', -360], ['cdt', -300], ['mst', -420], ['mdt', -360], ['pst', -480], ['pdt', -420],
  ['at', -240], ['et', -300], ['ct', -360], ['mt', -420], ['pt', -480], ['akst', -540], ['akdt', -480], ['hst', -600],
  ['ast', -240], ['adt', -180], ['nst', -210], ['ndt', -150],
  // Europe
  ['wet', 0], ['west', 60], ['bst', 60], ['cet', 60], ['cest', 120], ['met', 60], ['mest', 120], ['mez', 60], ['mesz', 120],
  ['eet', 120], ['eest', 180], ['msk', 180], ['msd', 240], ['trt', 180],
  // Asia, Pacific, Africa
  ['jst', 540], ['kst', 540], ['hkt', 480], ['sgt', 480], ['pht', 480], ['ict', 420], ['wib', 420], ['pkt', 300], ['npt', 345],
  ['aest', 600], ['aedt', 660], ['acst', 570], ['acdt', 630], ['awst', 480], ['nzst', 720], ['nzdt', 780],
  ['sast', 120], ['eat', 180], ['cat', 120], ['brt', -180], ['brst', -120], ['art', -180],
])

/** Names of zones in words, as JavaScript and newsrooms write them, and the abbreviation they stand for. */
export const ZONE_PHRASES: readonly (readonly [RegExp, string])[] = [
  ...['Eastern', 'Central', 'Mountain', 'Pacific'].flatMap((place) => [
    [new RegExp(`\\b${place} Standard Time\\b`, 'i'), `${place[0]}ST`] as const,
    [new RegExp(`\\b${place} Daylight Time\\b`, 'i'), `${place[0]}DT`] as const,
  ]),
  [/\b(?:Coordinated Universal|Greenwich Mean) Time\b/i, 'UTC'],
  [/\bCentral European Summer Time\b/i, 'CEST'],
  [/\bCentral European (?:Standard )?Time\b/i, 'CET'],
]
