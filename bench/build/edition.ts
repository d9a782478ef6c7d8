import type { CuratedArticle } from '../../dist/model/article.js'
import type { Edition } from '../../dist/model/edition.js'
import type { Story } from '../../dist/model/story.js'
import type { Taxonomy } from '../../dist/model/taxonomy.js'

type Parts = {
  readonly articles: readonly CuratedArticle[]
  readonly taxonomy: Taxonomy
  readonly stories?: readonly Story[]
}

/** An edition of a site without a front page, for benchmarks of its outputs. */
export function editionOf({ articles, taxonomy, stories = [] }: Parts): Edition {
  return {
    site: {
      name: 'Bench Paper',
      description: 'A paper made of records.',
      url: 'https://bench.example',
      language: 'en',
      timeZone: 'UTC',
      colours: {},
      operator: { name: 'Bench' },
    },
    outputs: { apiPages: 40, feedItems: 50, images: true },
    taxonomy,
    articles,
    stories,
    frontPage: { at: articles[0]?.publishedAt ?? new Date(0), rising: [], sections: [], leftOut: [] },
    sources: [],
    tombstones: [],
    profile: 'standard',
    agent: 'broadsheetbot',
  }
}
