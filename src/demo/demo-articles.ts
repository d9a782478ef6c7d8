import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { z } from 'zod'

const FILE = new URL('../../assets/demo/articles.yaml', import.meta.url)
const TOPICS = new URL('../../assets/demo/topics.yaml', import.meta.url)
const HOUR_MS = 3_600_000

const article = z.object({
  id: z.string(),
  publisher: z.string(),
  hoursAgo: z.number(),
  author: z.string(),
  image: z.string(),
  section: z.string(),
  language: z.string().optional(),
  paywalled: z.boolean().default(false),
  titleOnly: z.boolean().default(false),
  copyOf: z.string().optional(),
  title: z.string(),
  dek: z.string(),
  text: z.array(z.string()),
})

/** One invented article with its moment. */
export type DemoArticle = Omit<z.infer<typeof article>, 'hoursAgo'> & { readonly at: Date }

/** The demo's articles as they stand when the demo's clock starts at `epoch`, newest first; copies carry the original's words. */
export function demoArticles(epoch: Date): readonly DemoArticle[] {
  const articles = z.array(article).parse(load(readFileSync(FILE, 'utf8')))
  const byId = new Map(articles.map((one) => [one.id, one]))
  return articles
    .map(({ hoursAgo, ...one }) => {
      const original = one.copyOf ? byId.get(one.copyOf) : undefined
      const words = original ? { dek: original.dek, text: original.text } : {}
      // Whole minutes: publishers do not give seconds.
      const minute = Math.floor((epoch.getTime() - hoursAgo * HOUR_MS) / 60_000) * 60_000
      return { ...one, ...words, at: new Date(minute) }
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime())
}

const topic = z.object({
  name: z.string(),
  parent: z.string().optional(),
  keywords: z.array(z.string()),
  mustNot: z.array(z.string()),
  hashtags: z.array(z.string()),
})

/** The demo's taxonomy, root first. */
export function demoTopics(): z.infer<typeof topic>[] {
  return z.array(topic).parse(load(readFileSync(TOPICS, 'utf8')))
}
