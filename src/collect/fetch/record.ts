import { type FileHandle, open } from 'node:fs/promises'
import { BroadsheetError } from '../../lib/error.ts'
import type { Http } from '../../model/http.ts'
import { infoRecord, recordsOf } from './warc-exchange.ts'

/**
 * Asks through `http` and stores every exchange in a new WARC/1.1 file, one gzip member a record; failures and refusals too, so that a
 * replay repeats them. An exchange is on disk before its result is returned. Throws `RECORD_FAILED` when the file cannot be written.
 */
export function recordHttp(http: Http, file: string): Http {
  let last: Promise<unknown> = Promise.resolve()
  let opened: Promise<FileHandle> | undefined

  function append(bytes: Uint8Array): Promise<void> {
    opened ??= openNew(file)
    const written = Promise.all([opened, last]).then(async ([handle]) => {
      await handle.appendFile(bytes)
    })
    last = written.catch(() => undefined)
    return written.catch((cause: unknown) => {
      throw new BroadsheetError('RECORD_FAILED', `The recording ${file} cannot be written.`, {
        hint: 'Check that its folder exists and that the disk has room.',
        cause,
      })
    })
  }

  return {
    async fetch(request) {
      const result = await http.fetch(request)
      // What we send (WebSub subscriptions) is no part of what a run reads.
      if (!request.post) {
        const at = result.kind === 'fetched' ? result.page.fetchedAt : new Date()
        await append(await recordsOf(request, result, at))
      }
      return result
    },
    setCrawlDelay: (host, delayMs) => http.setCrawlDelay?.(host, delayMs),
    hold: (url, until) => http.hold?.(url, until),
    async close() {
      await http.close()
      await last
      await (await opened)?.close()
    },
  }
}

async function openNew(file: string): Promise<FileHandle> {
  const handle = await open(file, 'w')
  await handle.appendFile(await infoRecord(new Date()))
  return handle
}
