import type { PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { Paper } from '../paper.ts'

const LINKS: readonly { readonly path: string; readonly name: PhraseKey }[] = [
  { path: '/about/', name: 'about' },
  { path: '/sources/', name: 'sources' },
  { path: '/bot/', name: 'bot' },
  { path: '/left-out/', name: 'leftOut' },
  { path: '/feeds/', name: 'feeds' },
]

/** Where the site explains itself: the same on every page. */
export function Footer({ paper }: { readonly paper: Paper }) {
  const { say } = paper.language
  return (
    <footer class="footer">
      <nav aria-label={say('site')}>
        <ul>
          {LINKS.map(({ path, name }) => (
            <li>
              <a href={`${paper.base}${path}`}>{say(name)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{paper.edition.site.description}</p>
    </footer>
  )
}
