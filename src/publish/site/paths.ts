/** Address of a provider's page below the site's base. Whatever is not part of a host name, dots in front included, is `_`. */
export function providerPath(domain: string): string {
  const safe = domain
    .toLowerCase()
    .replace(/[^a-z\d.-]/g, '_')
    .replace(/^\.+/, '_')
  return `/providers/${safe}/`
}

/** Address of a topic's page below the site's base. */
export function topicPath(id: string): string {
  return `/topics/${id}/`
}

/** Address of the archive of a day `2026-11-24`, of a month `2026-11`. */
export function archivePath(key: string): string {
  return `/archive/${key.replaceAll('-', '/')}/`
}

/** File of the page at an address: `/a/b/` -> `a/b/index.html`. */
export function fileOf(path: string): string {
  return `${path.slice(1)}index.html`
}
