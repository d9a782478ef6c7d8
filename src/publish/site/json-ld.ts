import type { CuratedArticle } from '../../model/article.ts'
import type { Paper } from './paper.ts'
import type { ShownStory } from './shown-story.ts'

type ListOptions = { readonly name: string; readonly path: string; readonly stories: readonly ShownStory[] }

const MAX_LISTED = 30

/** schema.org `ItemList` of the stories of a page, each by the address of its page here. */
export function itemList(paper: Paper, { name, path, stories }: ListOptions): unknown {
  const { url } = paper.edition.site
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name,
    url: `${url}${path}`,
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: stories.slice(0, MAX_LISTED).map((story, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url: `${url}${story.path}`,
        name: story.lead.title,
      })),
    },
  }
}

/** schema.org `NewsArticle` of a story's page: our page, based on the publishers' articles. */
export function newsArticle(
  paper: Paper,
  story: ShownStory,
  picture: { readonly href: string } | undefined,
): unknown {
  const { site } = paper.edition
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.lead.title,
    url: `${site.url}${story.path}`,
    datePublished: story.firstAt.toISOString(),
    dateModified: story.lastAt.toISOString(),
    ...(story.lead.language ? { inLanguage: story.lead.language } : {}),
    ...(picture ? { image: `${new URL(site.url).origin}${picture.href}` } : {}),
    publisher: { '@type': 'Organization', name: site.operator.name || site.name, url: `${site.url}/` },
    isBasedOn: story.articles.slice(0, MAX_LISTED).map(basis),
  }
}

function basis(article: CuratedArticle): unknown {
  return {
    '@type': 'NewsArticle',
    url: article.url,
    headline: article.title,
    datePublished: article.publishedAt.toISOString(),
    publisher: { '@type': 'Organization', name: article.provider.name },
    ...(article.access === 'subscription' ? { isAccessibleForFree: false } : {}),
  }
}
