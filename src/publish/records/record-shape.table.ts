/**
 * How a value of a record is read and written. `text` is always quoted; `name` is plain where that is safe; `address` is
 * quoted text that means absent when it is empty.
 */
export type Kind = 'text' | 'address' | 'name' | 'date' | 'number' | 'flag' | 'names'

export type Field = {
  readonly key: string
  readonly kind: Kind | Shape | readonly [Shape]
  /** A blank line before it. */
  readonly gap?: true
}

export type Shape = { readonly fields: readonly Field[] }

const IMAGE: Shape = {
  fields: [
    { key: 'url', kind: 'address' },
    { key: 'width', kind: 'number' },
    { key: 'height', kind: 'number' },
    { key: 'isCached', kind: 'flag' },
    { key: 'title', kind: 'text' },
    { key: 'attribution', kind: 'text' },
  ],
}

const PROVIDER: Shape = {
  fields: [
    { key: 'name', kind: 'name' },
    { key: 'domain', kind: 'name' },
    { key: 'images', kind: [IMAGE] },
  ],
}

const RELATED: Shape = {
  fields: [
    { key: 'title', kind: 'text' },
    { key: 'excerpt', kind: 'text' },
    { key: 'publishedDateTime', kind: 'date' },
    { key: 'webUrl', kind: 'address' },
    { key: 'ampWebUrl', kind: 'address' },
    { key: 'cdnAmpWebUrl', kind: 'address' },
    { key: 'type', kind: 'name' },
    { key: 'provider', kind: PROVIDER },
    { key: 'quality', kind: 'number' },
    { key: 'heat', kind: 'number' },
    { key: 'images', kind: [IMAGE] },
  ],
}

const STORY: Shape = {
  fields: [
    { key: 'id', kind: 'name' },
    { key: 'lead', kind: 'name' },
    { key: 'articles', kind: 'number' },
    { key: 'providers', kind: 'number' },
  ],
}

const RIGHTS: Shape = {
  fields: ['list', 'excerpt', 'image', 'text', 'ai'].map((key) => ({ key, kind: 'name' })),
}

/** The keys of a record in the order they are written; the names are those of `NewsRecord`. */
export const RECORD: Shape = {
  fields: [
    { key: 'category', kind: 'name' },
    { key: 'title', kind: 'text' },
    { key: 'excerpt', kind: 'text' },
    { key: 'publishedDateTime', kind: 'date' },
    { key: 'updatedDateTime', kind: 'date' },
    { key: 'originalUrl', kind: 'address' },
    { key: 'webUrl', kind: 'address' },
    { key: 'ampWebUrl', kind: 'address' },
    { key: 'cdnAmpWebUrl', kind: 'address' },
    { key: 'type', kind: 'name' },
    { key: 'quality', kind: 'number' },
    { key: 'heat', kind: 'number' },
    { key: 'published', kind: 'flag' },
    { key: 'removed', kind: 'flag' },
    { key: 'featuredContent', kind: 'address', gap: true },
    { key: 'provider', kind: PROVIDER, gap: true },
    { key: 'authors', kind: 'names' },
    { key: 'language', kind: 'name' },
    { key: 'access', kind: 'name' },
    { key: 'topics', kind: 'names', gap: true },
    { key: 'tags', kind: 'names' },
    { key: 'images', kind: [IMAGE], gap: true },
    { key: 'related', kind: [RELATED], gap: true },
    { key: 'story', kind: STORY, gap: true },
    { key: 'rights', kind: RIGHTS, gap: true },
    { key: 'secured', kind: 'address', gap: true },
  ],
}
