import type { Config } from '../model/settings.ts'
import { hubRequest } from '../publish/feeds/hub-request.ts'
import type { Tools } from './tools.ts'

/** How many changed feeds the hub heard of; `failure` in words when it did not take them. */
export type ToldHub = { readonly feeds: number; readonly failure?: string }

/** Feeds named in one request; a first run changes hundreds. */
const FEEDS_A_REQUEST = 50

/**
 * Tells the configured hub, once for each, which feeds changed in this run. Undefined when there is none to tell. A hub that fails costs
 * the run nothing: its subscribers poll, and the next change is told again.
 */
export async function tellHub(
  feeds: readonly string[],
  { outputs, site }: Config,
  { http, isReplay }: Pick<Tools, 'http' | 'isReplay'>,
): Promise<ToldHub | undefined> {
  if (outputs.hub === undefined || isReplay) return undefined
  let told = 0
  for (let start = 0; start < feeds.length; start += FEEDS_A_REQUEST) {
    const some = feeds.slice(start, start + FEEDS_A_REQUEST)
    const request = hubRequest(outputs.hub, site.url, some)
    if (!request) continue
    const { url, body, contentType } = request
    const result = await http.fetch({ url, wanted: 'well-known', post: { body, contentType } })
    if (result.kind !== 'fetched')
      return { feeds: told, failure: 'message' in result ? result.message : result.kind }
    told += some.length
  }
  return { feeds: told }
}
