/**
 * Players of other sites. Inside, an article holds a player's address; outside, `featuredContent` is the frame older archives
 * wrote for it. Any other mark-up never gets in or out.
 */

/** Hosts and paths whose pages are a player and nothing else. */
const PLAYERS: readonly RegExp[] = [
  /^https:\/\/www\.youtube(?:-nocookie)?\.com\/embed\/[\w-]+(?:\?[\w=&-]*)?$/,
  /^https:\/\/player\.vimeo\.com\/video\/\d+(?:\?[\w=&-]*)?$/,
  /^https:\/\/www\.dailymotion\.com\/embed\/video\/\w+$/,
  /^https:\/\/open\.spotify\.com\/embed(?:-podcast)?\/(?:episode|show)\/\w+$/,
  /^https:\/\/embed\.podcasts\.apple\.com\/[\w/-]+(?:\?i=\d+)?$/,
]

const FRAME = /^<iframe\s[^<>]*>\s*<\/iframe>$/i
const SOURCE = /\ssrc="([^"]*)"/i

/** The frame of an allow-listed player's address, or undefined for any other address. */
export function playerFrame(address: string | undefined): string | undefined {
  if (address === undefined || !isPlayer(address)) return undefined
  return `<iframe width="800" height="500" frameborder="0" src="${address.replaceAll('&', '&amp;')}" allow="accelerometer; autoplay; encrypted-media; gyroscope; picture-in-picture" allowfullscreen></iframe>`
}

/** The player's address of a record's one frame, or undefined for mark-up that is anything else. */
export function playerAddress(html: string | undefined): string | undefined {
  if (html === undefined || !FRAME.test(html.trim())) return undefined
  const address = SOURCE.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return address !== undefined && isPlayer(address) ? address : undefined
}

/** The host of an allow-listed player's address: whom a reader asks who follows it. Undefined for any other address. */
export function playerHost(address: string | undefined): string | undefined {
  return address !== undefined && isPlayer(address) ? new URL(address).hostname : undefined
}

function isPlayer(address: string): boolean {
  return PLAYERS.some((player) => player.test(address))
}
