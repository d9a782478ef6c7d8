import type { PhraseKey } from '../../../lib/i18n/en.table.ts'
import type { Paper } from '../paper.ts'
import { REPLACEABLE } from '../theme.ts'

/** Where the site explains itself. */
export const SITE_LINKS: readonly { readonly path: string; readonly name: PhraseKey }[] = [
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
      <p class="footer-name">
        <a href={`${paper.base}/`}>{paper.edition.site.name}</a>
        <span>{paper.edition.site.description}</span>
      </p>
      <nav aria-label={say('site')}>
        <ul>
          {SITE_LINKS.map(({ path, name }) => (
            <li>
              <a href={`${paper.base}${path}`}>{say(name)}</a>
            </li>
          ))}
          {paper.theme.pages
            .filter((page) => !REPLACEABLE.has(page.name))
            .map((page) => (
              <li>
                <a href={`${paper.base}/${page.name}/`}>{page.title}</a>
              </li>
            ))}
          <li class="needs-script">
            <button class="keys-open" type="button" data-keys-open="">
              {say('keys')}
            </button>
          </li>
        </ul>
      </nav>
      <Keys paper={paper} />
    </footer>
  )
}

const KEYS: readonly { readonly key: string; readonly does: PhraseKey }[] = [
  { key: 'j', does: 'keyNext' },
  { key: 'k', does: 'keyPrevious' },
  { key: '/', does: 'keySearch' },
  { key: '?', does: 'keyHelp' },
]

// Shown where the script runs, which alone listens to keys.
function Keys({ paper }: { readonly paper: Paper }) {
  const { say } = paper.language
  return (
    <dialog data-keys="" aria-labelledby="keys">
      <h2 id="keys">{say('keys')}</h2>
      <dl>
        {KEYS.map(({ key, does }) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <label>
          <input type="checkbox" checked /> {say('keysOn')}
        </label>
        <button type="submit">{say('close')}</button>
      </form>
    </dialog>
  )
}
