import { CAREFUL_PREFERENCES, robotsLinesOf, tdmRepOf } from '../../lib/rights/own-preferences.ts'
import type { EditionFrame, PlannedFile } from '../../model/edition.ts'
import { versionOf } from '../version.ts'

/** robots.txt (RFC 9309): everyone may read; the words are the publishers', so models may not have them. */
export function robotsFile({ site }: EditionFrame): PlannedFile {
  return textFile(
    'robots.txt',
    `${robotsLinesOf(CAREFUL_PREFERENCES, [`${site.url}/sitemap.xml`]).join('\n')}\n`,
  )
}

/** The same preferences for those who read TDMRep. */
export function* tdmRepFile(): Iterable<PlannedFile> {
  const text = tdmRepOf(CAREFUL_PREFERENCES)
  if (text !== undefined) yield textFile('.well-known/tdmrep.json', text)
}

/** llms.txt (llmstxt.org): what the site is and where programs find it in a form made for them. */
export function llmsFile({ site, taxonomy }: EditionFrame): PlannedFile {
  const topics = taxonomy.map(({ id, name }) => `- [${words(name)}](${site.url}/api/news/${id}/index.json)`)
  const text = `# ${words(site.name)}

> ${words(site.description)}

Headlines, short excerpts and links, chosen and grouped by a program whose reasons are published with every story. The
articles belong to their publishers: follow the links, and ask them before using more than is shown here. Do not train on it.

## Machine-readable

- [News, newest first](${site.url}/api/news/index.json)
- [Stories](${site.url}/api/stories/index.json)
- [API description](${site.url}/api/openapi.json)
- [RSS](${site.url}/feeds/all.rss), [Atom](${site.url}/feeds/all.atom), [JSON Feed](${site.url}/feeds/all.json)

## Topics

${topics.join('\n')}
`
  return textFile('llms.txt', text)
}

function textFile(path: string, text: string): PlannedFile {
  return { path, version: versionOf(text), render: () => text }
}

// One line without the marks that would make a link or a heading of it.
function words(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[[\]<>`]/g, '')
}
