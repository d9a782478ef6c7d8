import type { PlannedFile } from '../../../model/edition.ts'
import { renderPage } from '../components/page.tsx'
import { type Paper, versionOf } from '../paper.ts'

/** `/search/`: the form; the script asks the index below `search/`, or a live server that offers itself there. */
export function searchFile(paper: Paper, providers: readonly ProviderName[]): PlannedFile {
  return {
    path: 'search/index.html',
    version: versionOf('search', paper.version, providers),
    render: () => renderSearch(paper, providers),
  }
}

/** A provider the search can be narrowed to. */
export type ProviderName = { readonly name: string; readonly domain: string }

function renderSearch(paper: Paper, providers: readonly ProviderName[]): string {
  const { say } = paper.language
  return renderPage(
    paper,
    { title: say('search'), description: say('searchIntro'), path: '/search/', robots: 'noindex' },
    <>
      <header class="page-head">
        <h1>{say('search')}</h1>
        <p class="intro">{say('searchIntro')}</p>
      </header>
      <search>
        <form class="search" action={`${paper.base}/search/`} method="get" data-search="">
          <p class="field field-words">
            <label for="search-words">{say('searchWords')}</label>
            <input id="search-words" type="search" name="q" autocomplete="off" maxlength={120} required />
          </p>
          <p class="field">
            <label for="search-topic">{say('searchTopic')}</label>
            <select id="search-topic" name="topic">
              <option value="">{say('searchAll')}</option>
              {paper.edition.taxonomy.map((topic) => (
                <option value={topic.id}>{topic.name}</option>
              ))}
            </select>
          </p>
          <p class="field">
            <label for="search-provider">{say('searchProvider')}</label>
            <select id="search-provider" name="provider">
              <option value="">{say('searchAll')}</option>
              {providers.map(({ name, domain }) => (
                <option value={domain}>{name}</option>
              ))}
            </select>
          </p>
          <p class="field">
            <label for="search-since">{say('searchSince')}</label>
            <input id="search-since" type="date" name="since" />
          </p>
          <p class="field">
            <button type="submit">{say('search')}</button>
          </p>
        </form>
      </search>
      <noscript>
        <p class="notice">
          {say('searchNoScript')} <a href={`${paper.base}/archive/`}>{say('archive')}</a>
        </p>
      </noscript>
      <p class="soft search-status" role="status" data-search-status="" {...statusWords(paper)} />
      <div class="found" data-search-results="" />
      <p class="more">
        <button type="button" data-search-more="" hidden>
          {say('searchMore')}
        </button>
      </p>
    </>,
  )
}

// The script says what it found in the words of the interface.
function statusWords({ language: { say, forms } }: Paper): Readonly<Record<string, string>> {
  return {
    'data-busy': say('searchBusy'),
    'data-none': say('emptySearch'),
    'data-meant': say('searchMeant'),
    'data-why': say('whyShort'),
    ...Object.fromEntries(
      Object.entries(forms('searchFound')).map(([form, words]) => [`data-${form}`, words]),
    ),
  }
}
