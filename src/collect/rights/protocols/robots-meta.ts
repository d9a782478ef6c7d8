import type { RightsEvidence } from '../../../model/rights.ts'
import { type Answer, answersOf, originOf, type SignalName } from '../answer.ts'
import { type Headers, headerValues } from '../headers.ts'
import { effectsOf, parseDirectives } from './robots-directives.ts'

type Source = {
  readonly signal: SignalName
  readonly agent: string
  readonly now: Date | undefined
  readonly place: Place
}
type Place = { readonly url: string; readonly fetchedAt?: Date | undefined }

/** `<meta name="robots">` and a meta tag with our own name; both bind us, the stricter wins. */
export function readRobotsMeta(evidence: RightsEvidence): readonly Answer[] {
  const agent = agentOf(evidence)
  const meta = evidence.page?.meta ?? {}
  const contents = Object.entries(meta)
    .filter(([name]) => ['robots', agent].includes(name.toLowerCase()))
    .flatMap(([, values]) => values)
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  return contents.flatMap((content) =>
    readContent(content, { signal: 'robots-meta', agent, now: evidence.now, place }),
  )
}

/** X-Robots-Tag of the page's answer; values that name another agent do not bind us. */
export function readXRobotsTag(evidence: RightsEvidence): readonly Answer[] {
  const place = { url: evidence.url, fetchedAt: evidence.page?.fetchedAt }
  return readRobotsHeader(evidence.page?.headers, evidence, place)
}

/** X-Robots-Tag of any answer. */
export function readRobotsHeader(
  headers: Headers | undefined,
  evidence: RightsEvidence,
  place: Place,
): readonly Answer[] {
  const source: Source = { signal: 'x-robots-tag', agent: agentOf(evidence), now: evidence.now, place }
  return headerValues(headers, 'x-robots-tag').flatMap((value) => readContent(value, source))
}

function readContent(content: string, source: Source): readonly Answer[] {
  return parseDirectives(content)
    .filter(
      (directive) => directive.agent === undefined || ['*', 'robots', source.agent].includes(directive.agent),
    )
    .flatMap((directive) =>
      answersOf(
        effectsOf(directive, source.now),
        originOf(source.signal, directive.raw, source.place),
        `${directive.name} in ${source.signal === 'robots-meta' ? 'a robots meta tag' : 'X-Robots-Tag'}`,
      ),
    )
}

function agentOf(evidence: RightsEvidence): string {
  return (evidence.agent ?? 'broadsheetbot').toLowerCase()
}
