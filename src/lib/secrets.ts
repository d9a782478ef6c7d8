/** Names of parameters that open something, as a pattern. */
const NAME = String.raw`[\w-]*(?:passw(?:or)?d|secret|token|api-?_?key|auth|sig(?:nature)?)`
const SECRET_NAME = new RegExp(`^${NAME}$`, 'i')

/** Where credentials stand in a text, and what is put in their place. */
const RULES: readonly (readonly [RegExp, string])[] = [
  // RFC 3986 section 3.2.1: user name and password in front of a host.
  [/(\/\/)[^\s/?#@]+@/g, '$1***@'],
  [/\b((?:proxy-)?authorization|cookie)\s*[:=]\s*\S+(?: [^\s,;]+)?/gi, '$1: ***'],
  [new RegExp(`\\b(${NAME})=[^\\s&;,"']+`, 'gi'), '$1=***'],
]

/** A text with its credentials masked. */
export function maskSecrets(text: string): string {
  return RULES.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text)
}

/** A web address as strangers may see it: without user name, password and parameters that open something. */
export function openAddress(address: string): string {
  const url = URL.parse(address)
  if (!url) return ''
  url.username = ''
  url.password = ''
  const secret = [...url.searchParams.keys()].filter((name) => SECRET_NAME.test(name))
  // What holds no secret keeps its bytes: URLSearchParams writes some of them in another way.
  if (secret.length === 0 && url.href.length >= address.length) return address
  for (const name of secret) url.searchParams.delete(name)
  return url.href
}
