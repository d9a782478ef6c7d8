import type { PlannedFile } from '../../model/edition.ts'
import { type Press, versionOf } from './paper.ts'

const ICONS = [
  { name: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { name: 'icon-192.png', sizes: '192x192', type: 'image/png' },
  { name: 'icon-512.png', sizes: '512x512', type: 'image/png' },
] as const

/** `manifest.webmanifest`: what a browser needs to install the site as an app. */
export function manifestFile(paper: Press): PlannedFile {
  const { site } = paper.edition
  return {
    path: 'manifest.webmanifest',
    version: versionOf('manifest', paper.version),
    render: () =>
      `${JSON.stringify(
        {
          name: site.name,
          short_name: site.name,
          description: site.description,
          lang: site.language,
          dir: paper.language.direction,
          start_url: `${paper.base}/`,
          scope: `${paper.base}/`,
          // With the browser's back button: headlines lead to publishers.
          display: 'minimal-ui',
          background_color: '#fcfbf8',
          theme_color: '#fcfbf8',
          icons: ICONS.flatMap(({ name, sizes, type }) => {
            const src = paper.assets.href(name)
            return src ? [{ src, sizes, type }] : []
          }),
        },
        null,
        2,
      )}\n`,
  }
}
