import { expect, test } from 'vitest'
import { checkUrl } from './refusal.ts'

test.each([
  { url: 'https://news.example/feed', outcome: 'asked' },
  { url: 'http://news.example:8080/', outcome: 'asked' },
  { url: 'http://93.184.216.34/', outcome: 'asked' },
  { url: 'http://127.0.0.1:3000/x', outcome: 'asked' },
  { url: 'http://publisher.localhost:3000/x', outcome: 'asked' },
  { url: 'http://127.0.0.1:3001/x', outcome: 'blocked-address' },
  { url: 'http://0x7f.1/', outcome: 'blocked-address' },
  { url: 'http://2130706433/', outcome: 'blocked-address' },
  { url: 'http://[::ffff:10.0.0.1]/', outcome: 'blocked-address' },
  { url: 'http://LOCALHOST./', outcome: 'blocked-address' },
  { url: 'http://intranet/', outcome: 'blocked-address' },
  { url: 'http://printer.home.arpa/', outcome: 'blocked-address' },
  { url: 'http://a..example/', outcome: 'blocked-address' },
  { url: `http://${'a'.repeat(64)}.example/`, outcome: 'blocked-address' },
  { url: 'http://news.example:25/', outcome: 'blocked-port' },
  { url: 'ftp://news.example/', outcome: 'blocked-scheme' },
  { url: 'javascript:alert(1)', outcome: 'blocked-scheme' },
  { url: '/feed', outcome: 'blocked-scheme' },
  { url: `https://news.example/${'a'.repeat(9000)}`, outcome: 'url-too-long' },
])('$outcome: $url', ({ url, outcome }) => {
  const checked = checkUrl(url, ['127.0.0.1:3000', 'publisher.localhost:3000'])
  expect('kind' in checked ? checked.code : 'asked').toBe(outcome)
})
