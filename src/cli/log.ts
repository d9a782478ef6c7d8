import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { destination, type Logger, pino } from 'pino'
import type { Config } from '../model/settings.ts'
import { loggable } from './loggable.ts'

export type Log = Logger & { flush(): void }

/** One event a line, JSON, in the site's `.broadsheet/log.ndjson`. Values are fields; no article text, no secrets. */
export function openLog(config: Config): Log {
  const folder = join(config.folder, '.broadsheet')
  mkdirSync(folder, { recursive: true })
  return pino(
    { base: null, formatters: { log: loggable } },
    destination({ dest: join(folder, 'log.ndjson'), sync: true, append: true }),
  )
}
