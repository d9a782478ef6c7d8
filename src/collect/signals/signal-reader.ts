import { canonicalUrl, webUrl } from '../../lib/url/canonical-url.ts'
import type { Http } from '../../model/http.ts'
import type { OperatorRule, RightsDocument, RightsEvidence, RightsOutage } from '../../model/rights.ts'
import type { Config } from '../../model/settings.ts'
import type { Store } from '../../model/store.ts'
import type { PictureEvidence } from '../rights/decide-picture.ts'
import { inlineRslOf, rslAddressesOf } from '../rights/page-evidence.ts'
import { isBarredByOperator } from '../rights/protocols/operator-rules.ts'
import { hostDocumentsOf } from '../rights/rights-document.ts'
import { crawlDelayOf, mayFetch, type RobotsAnswer } from '../rights/robots/parse-robots.ts'
import { documentReader } from './document-reader.ts'

const MAX_RSL_DOCUMENTS = 4

/** Whether an address may be asked for, who says so, and by which rule; `outage` while its host does not give its robots.txt. */
export type FetchPermit = RobotsAnswer & {
  readonly by: 'operator' | 'robots'
  readonly outage?: RightsOutage
}

/** What a page and its feed item say of rights, and whether the operator turned generative helpers on for its source. */
export type Said = Pick<RightsEvidence, 'page' | 'item' | 'aiEnabled'>

/**
 * Reads what publishers say to machines about whole hosts, at most once a day per document. Nothing is asked for that the
 * operator or robots.txt bars; of a host the operator blocked not even robots.txt.
 */
export type SignalReader = {
  /** Whether the operator's takedown or block binds an address. */
  isBarred(url: string): boolean
  /** Whether an address may be fetched at all; to be asked before each fetch. */
  mayFetch(url: string): Promise<FetchPermit>
  /** All that is known about a page: the operator's rules, its host's documents, what it said itself, the licences named there. */
  evidenceFor(url: string, said?: Said): Promise<RightsEvidence>
  /** What is known about an article's picture before it is fetched: robots.txt and ai.txt of the picture's own host. */
  pictureEvidence(articleUrl: string, pictureUrl: string): Promise<PictureEvidence>
}

type SignalTools = {
  readonly store: Store
  readonly http: Http
  readonly config: Pick<Config, 'fetch' | 'rights'>
  readonly operatorRules: readonly OperatorRule[]
  readonly now: Date
}

export function signalReader(tools: SignalTools): SignalReader {
  const { config, operatorRules, now } = tools
  const agent = config.fetch.agent.toLowerCase()
  const { profile, excerptLimit, aiAgent } = config.rights
  const documents = hostReader(tools, agent)
  return {
    isBarred: (url) => isBarredByOperator(operatorRules, url),
    mayFetch: documents.mayFetch,
    async pictureEvidence(articleUrl, url) {
      const [robotsTxt, aiTxt] = await Promise.all([documents.robotsOf(url), documents.read(url, 'aiTxt')])
      const image = { url, ...(robotsTxt && { robotsTxt }), ...(aiTxt && { aiTxt }) }
      return { url: articleUrl, profile, agent, operator: operatorRules, now, image }
    },
    async evidenceFor(url, said = {}) {
      const [robotsTxt, aiTxt, tdmrep] = await Promise.all([
        documents.robotsOf(url),
        documents.read(url, 'aiTxt'),
        documents.read(url, 'tdmrep'),
      ])
      const evidence: RightsEvidence = {
        ...{ url, profile, agent, excerptLimit, operator: operatorRules, now },
        ...(aiAgent && { aiAgent }),
        ...(robotsTxt && { robotsTxt }),
        ...(aiTxt && { aiTxt }),
        ...(tdmrep && { tdmrep }),
        ...said,
      }
      return { ...evidence, rsl: await documents.licencesOf(evidence, now) }
    },
  }
}

/** The documents of hosts, as far as they may be asked for. */
function hostReader(tools: SignalTools, agent: string) {
  const { http, operatorRules } = tools
  const readDocument = documentReader(tools)
  async function robotsOf(url: string): Promise<RightsDocument | undefined> {
    const place = hostDocumentsOf(url)
    if (!place || isBarredByOperator(operatorRules, url)) return undefined
    const document = await readDocument(place.robotsTxt, 'robots')
    const delay = crawlDelayOf(document, agent)
    const host = webUrl(url)?.host
    if (delay !== undefined && host) http.setCrawlDelay?.(host, delay * 1000)
    return document
  }
  async function permit(url: string): Promise<FetchPermit> {
    if (isBarredByOperator(operatorRules, url))
      return { allowed: false, by: 'operator', rule: 'taken down or blocked by the operator' }
    const robotsTxt = await robotsOf(url)
    const answer = mayFetch(robotsTxt, url, agent)
    return { ...answer, by: 'robots', ...(robotsTxt?.outage && { outage: robotsTxt.outage }) }
  }
  // RFC 9309 section 2.2.2: only robots.txt itself is exempt from its rules.
  // While robots.txt does not answer nothing else is asked; what was heard before still binds.
  const readPermitted = async (url: string) => {
    const { allowed, outage } = await permit(url)
    if (allowed) return readDocument(url, 'well-known')
    return outage ? tools.store.findDocument(canonicalUrl(url) ?? url) : undefined
  }
  return {
    robotsOf,
    mayFetch: permit,
    async read(url: string, document: 'aiTxt' | 'tdmrep') {
      const place = hostDocumentsOf(url)
      return place && !isBarredByOperator(operatorRules, url) ? readPermitted(place[document]) : undefined
    },
    async licencesOf(evidence: RightsEvidence, now: Date) {
      const inline = inlineRslOf(evidence, now)
      const addresses = rslAddressesOf(evidence).slice(0, MAX_RSL_DOCUMENTS)
      const found = await Promise.all(addresses.map(readPermitted))
      return [...(inline ? [inline] : []), ...found.filter((document) => document !== undefined)]
    },
  }
}
