import { domainOf, webUrl } from '../../lib/url/canonical-url.ts'
import type { FetchResult, Http } from '../../model/http.ts'
import type { OperatorRule, RightsDocument, RightsEvidence } from '../../model/rights.ts'
import type { Config } from '../../model/settings.ts'
import type { Store } from '../../model/store.ts'
import { crawlDelayOf, mayFetch, rslLicencesOf } from '../rights/robots/parse-robots.ts'
import type { RobotsAnswer } from '../rights/robots/robots-rules.ts'

const FRESH_MS = 24 * 3_600_000
const MAX_DOCUMENT_BYTES = 512 * 1024
const MAX_RSL_DOCUMENTS = 4

/** Reads what publishers say to machines about whole hosts, at most once a day per document. */
export type SignalReader = {
  /** Whether an address may be fetched at all, by the robots.txt of its host. */
  mayFetch(url: string): Promise<RobotsAnswer>
  /** All that is known about a page before it is fetched. */
  evidenceFor(url: string): Promise<RightsEvidence>
  /** robots.txt and ai.txt of the host a picture comes from. */
  imageEvidence(
    url: string,
  ): Promise<Pick<NonNullable<RightsEvidence['image']>, 'url' | 'robotsTxt' | 'aiTxt'>>
}

type SignalTools = {
  readonly store: Store
  readonly http: Http
  readonly config: Config
  readonly operatorRules: readonly OperatorRule[]
  readonly now: Date
}

export function signalReader(tools: SignalTools): SignalReader {
  const read = documentReader(tools)
  const agent = tools.config.fetch.agent.toLowerCase()
  const at = (url: string, path: string) => new URL(path, webUrl(url) ?? 'http://invalid.invalid/').href
  const robotsOf = async (url: string) => {
    const document = await read(at(url, '/robots.txt'), 'robots')
    const delay = crawlDelayOf(document, agent)
    const host = webUrl(url)?.host
    if (delay !== undefined && host) tools.http.setCrawlDelay?.(host, delay * 1000)
    return document
  }
  return {
    mayFetch: async (url) => mayFetch(await robotsOf(url), url, agent),
    imageEvidence: async (url) => ({
      url,
      robotsTxt: await robotsOf(url),
      aiTxt: await read(at(url, '/ai.txt'), 'well-known'),
    }),
    async evidenceFor(url) {
      const robotsTxt = await robotsOf(url)
      const [aiTxt, tdmrep] = await Promise.all([
        read(at(url, '/ai.txt'), 'well-known'),
        read(at(url, '/.well-known/tdmrep.json'), 'well-known'),
      ])
      const licences = rslLicencesOf(robotsTxt, agent).slice(0, MAX_RSL_DOCUMENTS)
      const rsl = await Promise.all(licences.map((licence) => read(at(url, licence), 'well-known')))
      const { profile, excerptLimit, aiAgent } = tools.config.rights
      const operator = tools.operatorRules.filter(
        (rule) => rule.target === url || rule.target === domainOf(url),
      )
      return {
        url,
        profile,
        agent,
        excerptLimit,
        ...(aiAgent ? { aiAgent } : {}),
        robotsTxt,
        aiTxt,
        tdmrep,
        rsl,
        operator,
        now: tools.now,
      }
    },
  }
}

type Wanted = 'robots' | 'well-known'

/** One answer per address and run; from the store while it is younger than a day. */
function documentReader({
  store,
  http,
  now,
}: SignalTools): (url: string, wanted: Wanted) => Promise<RightsDocument> {
  const asked = new Map<string, Promise<RightsDocument>>()
  const ask = async (url: string, wanted: Wanted) => {
    const stored = await store.findDocument(url)
    if (stored && now.getTime() - stored.fetchedAt.getTime() < FRESH_MS) return stored
    const document = documentOf(url, await http.fetch({ url, wanted, maxBytes: MAX_DOCUMENT_BYTES }), now)
    await store.saveDocument(document)
    return document
  }
  return (url, wanted) => {
    const known = asked.get(url) ?? ask(url, wanted)
    asked.set(url, known)
    return known
  }
}

function documentOf(url: string, result: FetchResult, now: Date): RightsDocument {
  switch (result.kind) {
    case 'fetched':
      return {
        url,
        status: result.page.status,
        text: new TextDecoder().decode(result.page.body.subarray(0, MAX_DOCUMENT_BYTES)),
        fetchedAt: now,
      }
    case 'gone':
      return { url, status: 410, fetchedAt: now }
    case 'missing':
    case 'refused':
      return { url, status: result.status ?? 'unreachable', fetchedAt: now }
    case 'unavailable':
      return { url, status: result.status ?? 'unreachable', fetchedAt: now }
    case 'invalid':
      // RFC 9309 2.3.1.2: more than five redirects may be taken as unavailable, which limits nothing; a body over the limit
      // or one that is not HTTP is an error of the server.
      return { url, status: result.code.includes('redirect') ? 404 : 'unreachable', fetchedAt: now }
    case 'not-modified':
      return { url, status: 'unreachable', fetchedAt: now }
  }
}
