import type { FetchResult } from '../../model/http.ts'

export type FailureKind = Extract<FetchResult['kind'], 'unavailable' | 'refused' | 'invalid'>
export type Failure = { readonly kind: FailureKind; readonly code: string; readonly words: string }

const unavailable = (code: string, words: string): Failure => ({ kind: 'unavailable', code, words })
const invalid = (code: string, words: string): Failure => ({ kind: 'invalid', code, words })

export const INCOMPLETE = unavailable('incomplete', 'The answer stopped before its end.')
const RESET = unavailable('reset', 'The server broke the connection off.')
const EMPTY_REPLY = unavailable('empty-reply', 'The server closed the connection without an answer.')
const NO_NAME = unavailable('dns-not-found', 'The name of the host is not known.')
const NO_LOOKUP = unavailable('dns', 'The name of the host could not be looked up.')
const CONNECT_TIMEOUT = unavailable('timeout-connect', 'The server did not take the connection in time.')
const UNREACHABLE = unavailable('unreachable', 'There is no way to the server.')
const UNTRUSTED = unavailable(
  'certificate-untrusted',
  "The server's certificate is not from a known authority.",
)

/** llhttp found that the bytes are not HTTP. */
export const NOT_HTTP = invalid('not-http', 'The answer breaks the rules of HTTP.')

/** What went wrong before there was an answer, by the error's code. Errors of undici, of node:net, node:dns and node:tls, and our own. */
export const FAILURES_ASKING: Readonly<Record<string, Failure>> = {
  UND_ERR_SOCKET: EMPTY_REPLY,
  // Before there is a body, only two headers can disagree about its length.
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: NOT_HTTP,
  HTTPParserError: NOT_HTTP,
  ECONNRESET: RESET,
  EPIPE: RESET,
  ECONNREFUSED: unavailable('connection-refused', 'No server listens at this address.'),
  ECONNABORTED: RESET,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  ENOTFOUND: NO_NAME,
  ENODATA: NO_NAME,
  EAI_AGAIN: NO_LOOKUP,
  EAI_FAIL: NO_LOOKUP,
  ESERVFAIL: NO_LOOKUP,
  ETIMEOUT: NO_LOOKUP,
  ETIMEDOUT: CONNECT_TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: CONNECT_TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: unavailable(
    'timeout-headers',
    'The server took the question and did not answer in time.',
  ),
  CERT_HAS_EXPIRED: unavailable('certificate-expired', "The server's certificate has expired."),
  CERT_NOT_YET_VALID: unavailable('certificate-expired', "The server's certificate is not valid yet."),
  ERR_TLS_CERT_ALTNAME_INVALID: unavailable(
    'certificate-wrong-host',
    "The server's certificate is for another host.",
  ),
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
}

/** What went wrong while the body came in. */
export const FAILURES_BODY: Readonly<Record<string, Failure>> = {
  UND_ERR_SOCKET: INCOMPLETE,
  ECONNRESET: INCOMPLETE,
  EPIPE: INCOMPLETE,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: INCOMPLETE,
  UND_ERR_BODY_TIMEOUT: unavailable(
    'timeout-idle',
    'The server stopped sending in the middle of its answer.',
  ),
}

/** What went wrong at any moment. */
export const FAILURES_ANY: Readonly<Record<string, Failure>> = {
  'timeout-dns': unavailable('timeout-dns', 'The name of the host was not looked up in time.'),
  'closed-in-chunk': INCOMPLETE,
  'timeout-total': unavailable('timeout-total', 'The whole answer took too long.'),
  'blocked-address': { kind: 'refused', code: 'blocked-address', words: 'The host is not a public one.' },
  incomplete: INCOMPLETE,
  'too-large': invalid('too-large', 'The answer is larger than its limit.'),
  bomb: invalid('bomb', 'The answer unpacks to far more than it is.'),
  'bad-encoding': invalid('bad-encoding', 'The body is not packed as its header says.'),
  'unknown-encoding': invalid('unknown-encoding', 'The body is packed in a way nobody asked for.'),
  'encoding-chain': invalid('encoding-chain', 'The body is packed many times over.'),
  'too-many-hints': invalid('too-many-hints', 'The server sent interim answers without end.'),
  'too-many-headers': invalid('too-many-headers', 'The answer has too many headers.'),
  UND_ERR_HEADERS_OVERFLOW: invalid('headers-too-large', "The answer's headers are larger than their limit."),
  UND_ERR_CLOSED: unavailable('closed', 'The program is closing.'),
  UND_ERR_DESTROYED: unavailable('closed', 'The program is closing.'),
  UND_ERR_ABORTED: unavailable('closed', 'The program is closing.'),
}

/** OpenSSL's and Node's names for a failed handshake. */
export const TLS_FAILED = unavailable('tls', 'No encrypted connection could be made.')
export const NETWORK_FAILED = unavailable('network', 'The network failed.')
