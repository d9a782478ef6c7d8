/** What the server's thread and the program say to each other. Plain data: it crosses the border as copies. */

/** What a thread is told when it starts. */
export type DeskPlace = {
  /** Folder of the published files. */
  readonly folder: string
  /** Path of the site, `/paper` for https://host/paper. */
  readonly base: string
  readonly host: string
  readonly port: number
  /** Beginnings of paths that are no files: the program answers them. */
  readonly appPaths: readonly string[]
  readonly maxBodyBytes: number
}

export type AskedOfApp = {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: Uint8Array<ArrayBuffer>
}

export type AppAnswer = {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
}

export type FromThread =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'asked'; readonly id: number; readonly asked: AskedOfApp }

export type ToThread = { readonly id: number; readonly answer: AppAnswer }
