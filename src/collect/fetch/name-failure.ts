import type { FetchResult } from '../../model/http.ts'
import { BrokenExchange, type Stage } from './exchange.ts'
import {
  FAILURES_ANY,
  FAILURES_ASKING,
  FAILURES_BODY,
  type Failure,
  INCOMPLETE,
  NETWORK_FAILED,
  NOT_HTTP,
  TLS_FAILED,
} from './failures.table.ts'
import { FetchError } from './fetch-error.ts'

/** The named outcome of an exchange that broke. */
export function nameFailure(error: unknown): FetchResult {
  const stage = error instanceof BrokenExchange ? error.stage : 'asking'
  const cause = error instanceof BrokenExchange ? error.cause : error
  const { kind, code, words } = failureOf(codesOf(cause), stage)
  const detail = cause instanceof FetchError ? cause.message : words
  return { kind, code, message: detail }
}

function failureOf(codes: readonly string[], stage: Stage): Failure {
  for (const code of codes) {
    const found = failureByName(code, stage) ?? failureByFamily(code, stage)
    if (found) return found
  }
  return NETWORK_FAILED
}

function failureByName(code: string, stage: Stage): Failure | undefined {
  const tables =
    stage === 'asking' ? [FAILURES_ANY, FAILURES_ASKING] : [FAILURES_ANY, FAILURES_BODY, FAILURES_ASKING]
  return tables.find((table) => Object.hasOwn(table, code))?.[code]
}

function failureByFamily(code: string, stage: Stage): Failure | undefined {
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return TLS_FAILED
  if (!code.startsWith('ERR_HTTP2_')) return undefined
  return stage === 'body' ? INCOMPLETE : NOT_HTTP
}

// Several addresses tried give one AggregateError; each attempt has a code of its own.
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [...parserCodes(error), ...own, ...inner, ...(error.cause === undefined ? [] : codesOf(error.cause))]
}

// undici gives its parser's errors a name and no code; llhttp's words for a connection that ends inside a chunk are its only mark.
function parserCodes(error: Error): readonly string[] {
  if (error.name !== 'HTTPParserError') return []
  return error.message.includes('EOF') ? ['closed-in-chunk'] : [error.name]
}
