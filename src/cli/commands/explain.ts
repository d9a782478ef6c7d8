import type { Command } from 'commander'
import { curate } from '../../curate/curate.ts'
import { type Explanation, explainArticle, type Place } from '../../curate/explain/explain-article.ts'
import { BroadsheetError } from '../../lib/error.ts'
import { canonicalUrl } from '../../lib/url/canonical-url.ts'
import type { CuratedArticle } from '../../model/article.ts'
import type { Score } from '../../model/score.ts'
import type { TopicMatch } from '../../model/taxonomy.ts'
import { readCurateInput } from '../../steps/curate-window.ts'
import { type Site, withSite } from '../open-site.ts'
import { table } from '../output.ts'
import { sharedOptions } from '../program.ts'
import type { World } from '../world.ts'

export function explainCommand(program: Command, world: World): void {
  program
    .command('explain')
    .description('say why an article or a story is where it is: every part with its value and evidence')
    .argument('<url>', 'address or id of an article, or id of a story')
    .action(async (given: string, _options: unknown, command: Command) => {
      const { folder, json } = sharedOptions(command)
      const found = await withSite(folder, world, (site) => explain(given, site, world.now()))
      world.output.result(json ? JSON.stringify(found) : words(found))
    })
}

type Explained = {
  readonly stored: CuratedArticle | undefined
  readonly explanation: Explanation | undefined
}

async function explain(given: string, { config, store }: Site, now: Date): Promise<Explained> {
  const id = canonicalUrl(given) ?? given
  const input = await readCurateInput(config, store, now)
  const explanation = explainArticle(id, input, curate(input))
  const stored = await store.findArticle(explanation?.article.id ?? id)
  if (explanation || stored) return { stored, explanation }
  const [memory] = [...(await store.readPageMemory([id])).values()]
  if (memory?.articleId) return explain(memory.articleId, { config, store, keys: undefined }, now)
  throw new BroadsheetError('ARTICLE_UNKNOWN', `There is no article or story ${given}.`, {
    hint: memory
      ? `It was asked on ${memory.fetchedAt.toISOString()} (status ${memory.status}) and did not become an article.`
      : 'Find it with: broadsheet search WORDS',
  })
}

function words({ stored, explanation }: Explained): string {
  const sections = explanation ? explanationWords(explanation) : []
  if (stored && !explanation)
    sections.push(
      `${stored.title}\n${stored.url}\nIt is older than the live window; what was decided then stands.`,
    )
  if (!explanation && stored?.quality) sections.push(scoreWords('Quality', stored.quality))
  if (stored) sections.push(evidenceWords(stored))
  return sections.join('\n\n')
}

function explanationWords(found: Explanation): string[] {
  const { article, kind, story, duplicate } = found
  const sections = [
    `${article.title}\n${article.provider}, ${article.url}`,
    `${found.published ? 'Published' : 'Not published'}. ${placeWords(found.place)}\nKind: ${kind.kind} (${kind.evidence})`,
    `Topics\n${matchWords(found.topics) || '  none'}`,
  ]
  if (found.review.length > 0) sections.push(`For an editor to decide\n${matchWords(found.review)}`)
  if (found.place.kind !== 'left-out') sections.push(scoreWords('Place', found.place.rank))
  if (found.quality) sections.push(scoreWords('Quality', found.quality))
  else sections.push('Quality: unscored, there is too little to judge')
  if (found.heat) sections.push(scoreWords('Heat', found.heat))
  sections.push(scoreWords(`Authority of ${article.provider}, over 90 days`, found.authority))
  if (story)
    sections.push(
      `Story ${story.id}: ${story.articles} articles, ${story.voices.length} voices (${story.voices.join(', ')})\n${pairWords(story.parts)}`,
    )
  if (duplicate)
    sections.push(`Same text as: ${duplicate.title} (${duplicate.of})\n${pairWords(duplicate.parts)}`)
  if (found.wouldChange.length > 0)
    sections.push(`What would change this\n${found.wouldChange.map((line) => `  ${line}`).join('\n')}`)
  if (found.edits.length > 0)
    sections.push(
      `Editor's decisions\n${found.edits.map((edit) => `  ${edit.at.toISOString()} ${edit.who}: ${edit.kind}`).join('\n')}`,
    )
  return sections
}

function matchWords(matches: readonly TopicMatch[]): string {
  const rows = matches.map((match) => [
    `  ${match.topic}`,
    match.confidence.toFixed(2),
    match.reasons.join('; '),
  ])
  return table(rows, ['left', 'right'])
}

function placeWords(place: Place): string {
  if (place.kind === 'left-out') return `Not on the front page: ${place.words} (${place.reason})`
  const where =
    place.kind === 'section'
      ? `section ${place.topic}, number ${place.number}`
      : `${place.kind}, number ${place.number}`
  return `On the front page: ${where}, rank ${place.rank.value}.`
}

/** The parts, and the sum they make. */
function scoreWords(name: string, score: Score): string {
  const rows = score.parts.map((part) => [`  ${part.name}`, String(part.points), part.evidence])
  return `${name}\n${table([...rows, ['  sum', String(score.value), '']], ['left', 'right'])}`
}

function pairWords(parts: readonly { readonly name: string; readonly evidence: string }[]): string {
  return table(parts.map((part) => [`  ${part.name}`, part.evidence]))
}

function evidenceWords(article: CuratedArticle): string {
  const rows = article.evidence.map((one) => [
    one.chosen ? '  *' : '   ',
    one.field,
    one.source,
    one.confidence.toFixed(2),
    one.value.slice(0, 100),
    one.reason ?? '',
  ])
  return `Where its fields come from (* taken)\n${table(rows)}`
}
