import type { Image } from './article.ts'

/** One decision of a human editor: dated, named, always wins, never undone by a run. */
export type Edit = {
  readonly at: Date
  readonly who: string
  readonly why?: string
} & (
  | { readonly kind: 'pin'; readonly article: string; readonly until?: Date }
  | { readonly kind: 'hide'; readonly article: string }
  | {
      readonly kind: 'field'
      readonly article: string
      readonly field: 'title' | 'excerpt' | 'language' | 'type'
      readonly value: string
    }
  | { readonly kind: 'images'; readonly article: string; readonly value: readonly Image[] }
  | { readonly kind: 'topics'; readonly article: string; readonly topics: readonly string[] }
  | { readonly kind: 'quality'; readonly article: string; readonly value: number }
  | { readonly kind: 'lead'; readonly story: string; readonly article: string }
  | { readonly kind: 'merge'; readonly stories: readonly string[] }
  | { readonly kind: 'split'; readonly story: string; readonly articles: readonly string[] }
)
