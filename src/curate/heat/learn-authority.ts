import type { Article } from '../../model/article.ts'
import type { AuthorityLedger, EarnedSpan } from '../../model/authority.ts'
import type { Remembered } from '../../model/curation.ts'
import { termsOf } from '../stories/terms.ts'
import { ownerOf } from './voices.ts'

/*
 * What providers earn by how others treat them. Each new article teaches once, in the run that first sees it: its story's
 * first teller was followed, the articles it links to were cited, and whoever brought a name into the story that it repeats
 * was original. Events are counted in spans of ten days and forgotten after nine of them. An owner with all its papers is one
 * voice: papers do not follow, cite or repeat each other, and what two of them do to the same article counts once. A copy
 * teaches nothing. The newest article is the clock, so that a run without news changes nothing.
 */

type Lesson = {
  readonly articles: readonly Article[]
  /** Article -> ids of its story in order of publication. */
  readonly storyOf: ReadonlyMap<string, readonly string[]>
  readonly duplicateOf: ReadonlyMap<string, string>
  readonly remembered: ReadonlyMap<string, Remembered>
  readonly owners: readonly (readonly string[])[]
  readonly authority: AuthorityLedger
}

type Deed = Exclude<keyof EarnedSpan, 'span'>
/** One thing a voice did that counts for a domain; the same deed of the same voice about the same thing counts once. */
type Event = {
  readonly deed: Deed
  readonly domain: string
  readonly voice: string
  readonly about: string
}

const SPAN_MS = 10 * 86_400_000
/** Nine spans are 90 days. */
const SPANS = 9
/** Words of an article that are read for names, in characters: news names its people early. */
const NAME_CHARACTERS = 3_000

/** What every provider earned in the 90 days before the newest article, with what this run's new articles add. */
export function learnAuthority(lesson: Lesson): AuthorityLedger {
  const teachers = lesson.articles.filter((article) => !lesson.duplicateOf.has(article.id))
  const isNew = (article: Article) => !lesson.remembered.has(article.id)
  const shelf = shelfOf(lesson)
  // What the earlier articles of the window taught is known from the ledger; here it only tells what counted already.
  const counted = new Set(
    teachers
      .filter((article) => !isNew(article))
      .flatMap((article) => followEvents(article, shelf))
      .map(keyOf),
  )
  const learnt = new Map(lesson.authority)
  for (const article of teachers.filter(isNew)) {
    for (const event of [...followEvents(article, shelf), ...originalEvents(article, shelf)]) {
      if (counted.has(keyOf(event))) continue
      counted.add(keyOf(event))
      learnt.set(event.domain, added(learnt.get(event.domain) ?? [], event.deed, spanOf(article.foundAt)))
    }
  }
  return recent(learnt, Math.max(0, ...lesson.articles.map((article) => spanOf(article.foundAt))))
}

type Shelf = {
  readonly lesson: Lesson
  readonly byId: ReadonlyMap<string, Article>
  readonly byUrl: ReadonlyMap<string, Article>
  readonly names: Map<string, ReadonlySet<number>>
}

function shelfOf(lesson: Lesson): Shelf {
  return {
    lesson,
    byId: new Map(lesson.articles.map((article) => [article.id, article])),
    byUrl: new Map(lesson.articles.map((article) => [article.url, article])),
    names: new Map(),
  }
}

/** What an article says by following a story and by linking. */
function followEvents(article: Article, shelf: Shelf): readonly Event[] {
  const { lesson, byId, byUrl } = shelf
  const voice = voiceOf(article, lesson)
  const first = byId.get(lesson.storyOf.get(article.id)?.[0] ?? article.id)
  const cited = article.links.flatMap((link) => byUrl.get(link) ?? [])
  const follows: readonly Event[] =
    first && voiceOf(first, lesson) !== voice
      ? [
          { deed: 'first', domain: first.provider.domain, voice, about: first.id },
          { deed: 'follows', domain: article.provider.domain, voice, about: first.id },
        ]
      : []
  return [
    ...follows,
    ...cited
      .filter((one) => voiceOf(one, lesson) !== voice)
      .map((one): Event => ({ deed: 'cited', domain: one.provider.domain, voice, about: one.id })),
  ]
}

/** Voices after the first that brought a name into the story which this article repeats. */
function originalEvents(article: Article, shelf: Shelf): readonly Event[] {
  const { lesson, byId } = shelf
  const story = lesson.storyOf.get(article.id) ?? []
  const earlier = story.slice(0, Math.max(0, story.indexOf(article.id))).flatMap((id) => byId.get(id) ?? [])
  const voice = voiceOf(article, lesson)
  const repeats = newNames(article, earlier, shelf)
  const told = new Set<number>()
  return earlier.flatMap((mate, index): readonly Event[] => {
    const fresh = [...namesOf(mate, shelf)].filter((name) => !told.has(name))
    for (const name of fresh) told.add(name)
    const isOriginal = index > 0 && !lesson.duplicateOf.has(mate.id) && voiceOf(mate, lesson) !== voice
    if (!isOriginal || !fresh.some((name) => repeats.has(name))) return []
    const domain = mate.provider.domain
    return [{ deed: 'original', domain, voice, about: `${story[0]} ${domain}` }]
  })
}

/** Names of an article that its voice has not yet said in the story. */
function newNames(article: Article, earlier: readonly Article[], shelf: Shelf): ReadonlySet<number> {
  const own = earlier.filter((mate) => voiceOf(mate, shelf.lesson) === voiceOf(article, shelf.lesson))
  const said = new Set(own.flatMap((mate) => [...namesOf(mate, shelf)]))
  return new Set([...namesOf(article, shelf)].filter((name) => !said.has(name)))
}

function namesOf(article: Article, { names }: Shelf): ReadonlySet<number> {
  const known = names.get(article.id)
  if (known) return known
  const text = (article.text || article.excerpt).slice(0, NAME_CHARACTERS)
  const terms = termsOf({ id: article.id, title: article.title, text, ...languageOf(article) })
  const found = new Set(terms.filter((term) => term.kind === 'name').map((term) => term.key))
  names.set(article.id, found)
  return found
}

function languageOf({ language }: Article): { readonly language?: string } {
  return language === undefined ? {} : { language }
}

function voiceOf(article: Article, { owners }: Lesson): string {
  return ownerOf(article.provider.domain, owners)
}

function keyOf({ deed, voice, about }: Event): string {
  return [deed, voice, about].join(' ')
}

function spanOf(at: Date): number {
  return Math.floor(at.getTime() / SPAN_MS)
}

function added(spans: readonly EarnedSpan[], deed: Deed, span: number): readonly EarnedSpan[] {
  const known = spans.find((one) => one.span === span)
  const now = known ?? { span, first: 0, cited: 0, original: 0, follows: 0 }
  return [...spans.filter((one) => one !== known), { ...now, [deed]: now[deed] + 1 }].toSorted(
    (a, b) => a.span - b.span,
  )
}

function recent(ledger: AuthorityLedger, latest: number): AuthorityLedger {
  return new Map(
    [...ledger]
      .map(([domain, spans]) => [domain, spans.filter((one) => one.span > latest - SPANS)] as const)
      .filter(([, spans]) => spans.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
