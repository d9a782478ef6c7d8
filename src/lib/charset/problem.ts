/** What went wrong while reading bytes as text; the shape of the model's `Problem`. */
export type DecodeProblem = { readonly code: string; readonly message: string; readonly at?: string }
