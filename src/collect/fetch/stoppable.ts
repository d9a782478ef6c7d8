import { BroadsheetError } from '../../lib/error.ts'
import type { FetchResult, Http } from '../../model/http.ts'

/**
 * A way out that a person can close: once stopped, what is under way counts for nothing, so that no source is blamed for an
 * answer nobody waited for. Requests then throw STOPPED, exit code 130.
 */
export function stoppable(http: Http, isStopped: () => boolean): Http {
  const check = () => {
    if (!isStopped()) return
    throw new BroadsheetError(
      'STOPPED',
      'Stopped. What was collected until then is kept; the next run goes on from there.',
      { exitCode: 130 },
    )
  }
  return {
    ...http,
    async fetch(request): Promise<FetchResult> {
      check()
      const result = await http.fetch(request)
      check()
      return result
    },
  }
}
