/** Names of meta tags that state when a page was published: Dublin Core, Parse.ly, Sailthru, Cxense, Highwire Press and house names. */
export const PUBLISHED_NAMES: readonly string[] =
  'datepublished date dc.date.issued dcterms.issued dcterms.created dc.date dc.date.created dcterms.date pubdate publishdate publish-date publish_date parsely-pub-date sailthru.date article.published published-date publication_date cxenseparse:recs:publishtime cxenseparse:publishtime article_date_original originalpublicationdate displaydate citation_publication_date citation_date bt:pubdate date.created ptime shareaholic:article_published_time rnews:datepublished release_date timestamp article.created date_published published_at pub_date creation_date dc.terms.issued video:release_date weibo:article:create_at bytedance:published_time apub:time'.split(
    ' ',
  )
