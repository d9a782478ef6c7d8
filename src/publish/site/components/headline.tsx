import type { Child } from 'hono/jsx'
import { directionOf } from '../../../lib/i18n/interface-language.ts'
import { webUrl } from '../../../lib/url/canonical-url.ts'
import type { CuratedArticle } from '../../../model/article.ts'
import type { Paper } from '../paper.ts'

type Props = { readonly paper: Paper; readonly article: CuratedArticle }

/** `lang` and `dir` of a publisher's words, where they differ from the interface's. */
export function speech(
  paper: Paper,
  language: string | undefined,
): { lang?: string; dir?: 'ltr' | 'rtl' | 'auto' } {
  if (language === undefined) return { dir: 'auto' }
  const direction = directionOf(language)
  return {
    ...(language === paper.language.tag ? {} : { lang: language }),
    ...(direction === paper.language.direction ? {} : { dir: direction }),
  }
}

/** Address of an article at its publisher; undefined for anything but a web address. */
export function sourceHref(article: CuratedArticle): string | undefined {
  return webUrl(article.url)?.href
}

/** The headline as a link to the publisher: an ordinary link, opened in the same tab. */
export function Headline({ paper, article }: Props) {
  const href = sourceHref(article)
  return href === undefined ? (
    <span {...speech(paper, article.language)}>{unbroken(article.title)}</span>
  ) : (
    <a class="to-source" href={href} rel="noopener" {...speech(paper, article.language)}>
      {unbroken(article.title)}
    </a>
  )
}

/** A number and what it counts stay on one line: "400-page" is not broken after its hyphen. */
export function unbroken(title: string): Child {
  const parts = title.split(/(?<![\p{L}\d-])(\d+-\p{L}{1,8})(?![\p{L}\d-])/u)
  return parts.length === 1
    ? title
    : parts.map((part, index) => (index % 2 === 1 ? <span class="whole">{part}</span> : part))
}

/** The publisher's words, cut to what rights allow long before they come here. */
export function Excerpt({ paper, article }: Props) {
  if (article.excerpt === '') return null
  return (
    <p class="excerpt" {...speech(paper, article.language)}>
      {article.excerpt}
    </p>
  )
}
