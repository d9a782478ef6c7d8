/** Why one exchange ended without a whole answer; `code` is a name of failures.table.ts. Never leaves this folder. */
export class FetchError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'FetchError'
    this.code = code
  }
}
