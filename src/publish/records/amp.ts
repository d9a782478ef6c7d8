import { webUrl } from '../../lib/url/canonical-url.ts'

/** The AMP cache's address of an AMP page: its host with `.` as `-` below `cdn.ampproject.org`. */
export function cdnAmpUrl(ampUrl: string): string | undefined {
  const url = webUrl(ampUrl)
  if (!url) return undefined
  const address = ampUrl.replace(/^https?:\/\//i, '')
  return `https://${url.hostname.replaceAll('.', '-')}.cdn.ampproject.org/c/s/${address}`
}
