/**
 * A path on `origin` for a `next` parameter that anybody may have written, or `/` when it could lead elsewhere. Only plain paths pass:
 * visible ASCII, no backslash, no escaped control character, no dot segments, no second slash at the start; those are what open
 * redirects and split headers are made of.
 */
export function localPathOf(next: string, origin: string): string {
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(next) || /%(0|1|7f)/i.test(next)) return '/'
  const url = URL.parse(next, origin)
  // What the parser changes (dot segments, stray characters) is not what the reader asked for.
  return url?.origin === new URL(origin).origin && `${url.pathname}${url.search}${url.hash}` === next
    ? next
    : '/'
}
