import { escapeXml } from '../xml.ts'

export type Outline = { readonly title: string; readonly url: string; readonly category?: string }

/** OPML 2.0 of feeds. */
export function renderOpml(title: string, outlines: readonly Outline[]): string {
  const lines = outlines.map(({ title: text, url, category }) => {
    const words = escapeXml(text)
    const more = category ? ` category="${escapeXml(category)}"` : ''
    return `<outline type="rss" text="${words}" title="${words}" xmlUrl="${escapeXml(url)}"${more}/>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>${escapeXml(title)}</title></head>
<body>
${lines.join('\n')}
</body>
</opml>
`
}
