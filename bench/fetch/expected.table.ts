/** What must come of each mode of the chaos server, as `kind/code` or `kind`; several where the network decides which is seen. */
export type Expectation = {
  readonly path: string
  readonly wanted: 'feed' | 'page' | 'image'
  readonly outcomes: readonly string[]
}

const feed = (path: string, ...outcomes: readonly string[]): Expectation => ({
  path,
  wanted: 'feed',
  outcomes,
})
const page = (path: string, ...outcomes: readonly string[]): Expectation => ({
  path,
  wanted: 'page',
  outcomes,
})
const image = (path: string, ...outcomes: readonly string[]): Expectation => ({
  path,
  wanted: 'image',
  outcomes,
})

/** One row a mode, in the server's order. */
export const MODES: readonly Expectation[] = [
  feed('ok/a', 'fetched'),
  page('ok-page/a', 'fetched'),
  image('ok-png/a', 'fetched'),
  feed('ok-json/a', 'fetched'),
  feed('ok-gzip/a', 'fetched'),
  feed('ok-br/a', 'fetched'),
  feed('ok-slow/a?ms=400', 'fetched'),
  feed('drip/a', 'unavailable/timeout-total'),
  feed('drip-headers/a', 'unavailable/timeout-headers', 'unavailable/timeout-total'),
  feed('stall/a', 'unavailable/timeout-headers'),
  feed('stall-body/a', 'unavailable/timeout-idle'),
  feed('stall-mid/a', 'unavailable/timeout-idle'),
  feed('reset/a', 'unavailable/reset'),
  feed('reset-mid/a', 'unavailable/incomplete'),
  feed('empty-reply/a', 'unavailable/empty-reply'),
  feed('truncated/a', 'unavailable/incomplete'),
  feed('short-length/a', 'invalid/not-a-feed', 'fetched/cut-off'),
  feed('two-lengths/a', 'invalid/not-http'),
  feed('bad-length/a', 'invalid/not-http'),
  feed('bad-chunk/a', 'invalid/not-http'),
  feed('cut-chunk/a', 'unavailable/incomplete'),
  feed('garbage/a', 'invalid/not-http'),
  feed('http09/a', 'invalid/not-http'),
  feed('lossy/a?p=1', 'unavailable/incomplete'),
  feed('truncated-gzip/a', 'unavailable/incomplete'),
  feed('corrupt-gzip/a', 'invalid/bad-encoding'),
  feed('false-gzip/a', 'invalid/bad-encoding'),
  feed('silent-gzip/a', 'fetched'),
  feed('unknown-encoding/a', 'invalid/unknown-encoding'),
  feed('encoding-chain/a', 'invalid/encoding-chain'),
  feed('gzip-bomb/a?mb=40', 'invalid/bomb', 'invalid/too-large'),
  feed('br-bomb/a?mb=40', 'invalid/bomb', 'invalid/too-large'),
  feed('deflate-bomb/a?mb=40', 'invalid/bomb', 'invalid/too-large'),
  feed('redirect-ok/a', 'fetched'),
  feed('redirect-loop/a', 'invalid/redirect-loop'),
  feed('redirect-pingpong/a', 'invalid/redirect-loop'),
  feed('redirect-chain/a?n=5', 'fetched'),
  feed('redirect-grow/a', 'invalid/too-many-redirects'),
  feed('redirect-private/a', 'refused/blocked-address'),
  feed('redirect-late-private/a', 'refused/blocked-address'),
  // The server answers 403 unless it is started to redirect to real private addresses.
  feed('redirect-literal/a', 'refused/forbidden'),
  feed('redirect-scheme/file', 'refused/redirect-scheme'),
  feed('redirect-none/a', 'invalid/redirect-without-target'),
  feed('redirect-long/a?kb=8', 'refused/url-too-long'),
  feed('redirect-userinfo/a', 'refused/blocked-address'),
  feed('huge-header/a', 'invalid/headers-too-large'),
  feed('many-headers/a', 'invalid/headers-too-large', 'invalid/too-many-headers'),
  feed('endless-headers/a', 'invalid/headers-too-large'),
  feed('hints-flood/a', 'invalid/too-many-hints'),
  feed('bad-header/a', 'invalid/not-http'),
  feed('cookie-flood/a', 'fetched'),
  feed('wrong-charset/a', 'fetched'),
  feed('charset-conflict/a', 'fetched'),
  feed('utf16-no-bom/a', 'fetched'),
  feed('unknown-charset/a', 'fetched'),
  feed('wrong-type/a', 'fetched'),
  feed('html-as-feed/a', 'invalid/not-a-feed'),
  feed('login-wall/a', 'invalid/not-a-feed'),
  feed('empty/a', 'unavailable/empty'),
  feed('status/404', 'missing/not-found'),
  feed('too-many/a', 'unavailable/too-many-requests'),
  feed('flaky/a', 'unavailable/service-unavailable'),
  feed('gone/a', 'gone'),
  feed('always-304/a', 'invalid/unasked-304'),
  feed('etag-churn/a', 'fetched'),
  feed('clock-skew/a', 'fetched'),
  feed('endless/a', 'invalid/too-large'),
  page('endless-text/a', 'invalid/too-large'),
  feed('paging/a', 'fetched'),
  feed('guid-churn/a', 'fetched'),
  feed('billion-laughs/a', 'fetched', 'invalid/not-a-feed'),
  feed('quadratic-blowup/a', 'fetched', 'invalid/not-a-feed'),
  feed('charref-flood/a', 'fetched'),
  feed('xxe/file', 'fetched', 'invalid/not-a-feed'),
  feed('deep-nest/a', 'fetched', 'invalid/not-a-feed'),
  feed('deep-json/a', 'fetched', 'invalid/not-a-feed'),
  feed('proto-json/a', 'fetched'),
  image('img-bomb/a', 'fetched'),
  image('img-truncated/a', 'fetched'),
  image('svg-script/a', 'fetched'),
  image('html-as-png/a', 'fetched'),
]

/** Other options of the same modes. */
export const VARIANTS: readonly Expectation[] = [
  feed('redirect-chain/b?n=6', 'invalid/too-many-redirects'),
  ...['ftp', 'gopher', 'data', 'js', 'unix'].map((tag) =>
    feed(`redirect-scheme/${tag}`, 'refused/redirect-scheme'),
  ),
  feed('redirect-long/b?kb=4', 'fetched'),
  feed('huge-header/b?kb=64', 'invalid/headers-too-large'),
  feed('huge-header/c?kb=16', 'fetched'),
  feed('lossy/b?p=0', 'fetched'),
  feed('encoding-chain/b?n=3', 'fetched'),
  feed('bad-length/b?v=abc', 'invalid/not-http'),
  feed('status/401', 'refused/login-required'),
  feed('status/402', 'refused/payment-required'),
  feed('status/403', 'refused/forbidden'),
  feed('status/451', 'refused/legal-reasons'),
  feed('status/405', 'missing/http-405'),
  feed('status/410', 'gone'),
  feed('status/204', 'unavailable/empty'),
  feed('status/206', 'invalid/unexpected-status'),
  feed('status/300', 'invalid/unexpected-status'),
  feed('status/408', 'unavailable/request-timeout'),
  feed('status/500', 'unavailable/server-error'),
  feed('status/502', 'unavailable/server-error'),
  feed('status/599', 'unavailable/server-error'),
  ...['date', 'past', 'neg', 'junk', 'none'].map((kind) =>
    feed(`too-many/${kind}?ra=${kind}`, 'unavailable/too-many-requests'),
  ),
  feed('too-many/busy?code=503', 'unavailable/service-unavailable'),
  feed('nope/a', 'missing/not-found'),
  feed('xxe/http', 'fetched', 'invalid/not-a-feed'),
  feed('xxe/param', 'fetched', 'invalid/not-a-feed'),
]

/** Asked last: after a day's Retry-After the host is not asked again, whatever the address. */
export const HOLDING: readonly Expectation[] = [
  feed('too-many/huge?ra=huge', 'unavailable/too-many-requests', 'unavailable/held'),
  feed('ok/held', 'unavailable/held'),
]

/** Faults of encrypted connections, by the name of the server's port. */
export const TLS: Readonly<Record<string, readonly string[]>> = {
  selfsigned: ['unavailable/certificate-untrusted'],
  expired: ['unavailable/certificate-expired', 'unavailable/certificate-untrusted'],
  wronghost: ['unavailable/certificate-wrong-host', 'unavailable/certificate-untrusted'],
  reset: ['unavailable/reset', 'unavailable/tls'],
  nottls: ['unavailable/tls'],
  stall: ['unavailable/timeout-connect'],
}
