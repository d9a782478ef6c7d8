/** What the operator of a site allows others to do with the site itself; absent words state nothing. */
export type OwnPreferences = {
  readonly search?: 'yes' | 'no'
  /** Giving the pages to a generative model as input. */
  readonly aiInput?: 'yes' | 'no'
  /** Training or tuning generative models. */
  readonly aiTrain?: 'yes' | 'no'
  /** Address of a policy for people who want a licence. */
  readonly policyUrl?: string
  /** Address of an RSL licence document. */
  readonly rslUrl?: string
}

/**
 * What a site states unless its operator says otherwise: it may be found, and is no food for models. Most of its words are
 * other publishers', who were not asked about models by whoever comes to us.
 */
export const CAREFUL_PREFERENCES: OwnPreferences = { search: 'yes', aiInput: 'no', aiTrain: 'no' }

export type MetaTag = { readonly name: string; readonly content: string }

/** Lines of the site's robots.txt: one group for all agents, open, with the preferences as content signals, AIPREF and RSL. */
export function robotsLinesOf(
  preferences: OwnPreferences,
  sitemaps: readonly string[] = [],
): readonly string[] {
  const signals = contentSignalOf(preferences)
  const usage = contentUsageOf(preferences)
  return [
    'User-agent: *',
    'Allow: /',
    ...(signals === '' ? [] : [`Content-Signal: ${signals}`]),
    ...(usage === '' ? [] : [`Content-Usage: ${usage}`]),
    ...(preferences.rslUrl === undefined ? [] : [`License: ${preferences.rslUrl}`]),
    ...sitemaps.map((sitemap) => `Sitemap: ${sitemap}`),
  ]
}

/** Meta tags of every page: robots words and TDMRep. */
export function metaTagsOf(preferences: OwnPreferences): readonly MetaTag[] {
  const robots = [
    ...(preferences.search === 'no' ? ['noindex'] : []),
    ...(preferences.aiInput === 'no' ? ['noai', 'noimageai'] : []),
  ]
  const reservation = reservationOf(preferences)
  return [
    ...(robots.length > 0 ? [{ name: 'robots', content: robots.join(', ') }] : []),
    ...(reservation === undefined ? [] : [{ name: 'tdm-reservation', content: String(reservation) }]),
    ...(reservation === 1 && preferences.policyUrl !== undefined
      ? [{ name: 'tdm-policy', content: preferences.policyUrl }]
      : []),
  ]
}

/** Content of `/.well-known/tdmrep.json`; undefined when nothing is stated about mining. */
export function tdmRepOf(preferences: OwnPreferences): string | undefined {
  const reservation = reservationOf(preferences)
  if (reservation === undefined) return undefined
  const policy = preferences.policyUrl === undefined ? {} : { 'tdm-policy': preferences.policyUrl }
  return `${JSON.stringify([{ location: '/', 'tdm-reservation': reservation, ...policy }], undefined, 2)}\n`
}

/** Value of the `Content-Usage` header (IETF AIPREF); `''` when nothing is stated. */
export function contentUsageOf({ search, aiTrain }: OwnPreferences): string {
  return joined([
    ['train-ai', letterOf(aiTrain)],
    ['search', letterOf(search)],
  ])
}

/** Value of a `Content-Signal` line; `''` when nothing is stated. */
export function contentSignalOf({ search, aiInput, aiTrain }: OwnPreferences): string {
  return joined([
    ['search', search],
    ['ai-input', aiInput],
    ['ai-train', aiTrain],
  ])
}

function joined(pairs: readonly (readonly [string, string | undefined])[]): string {
  return pairs.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`])).join(', ')
}

function letterOf(value: 'yes' | 'no' | undefined): 'y' | 'n' | undefined {
  if (value === undefined) return undefined
  return value === 'yes' ? 'y' : 'n'
}

/** Text and data mining is reserved when either use by models is, and free when both are stated to be. */
function reservationOf({ aiInput, aiTrain }: OwnPreferences): 0 | 1 | undefined {
  if (aiInput === 'no' || aiTrain === 'no') return 1
  return aiInput === 'yes' && aiTrain === 'yes' ? 0 : undefined
}
