/** The same reading, done once for each text: a page says a thing in several places in the same words. */
export function readOnce<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly reading: T }>()
  return (text) => {
    const found = known.get(text) ?? { reading: read(text) }
    known.set(text, found)
    return found.reading
  }
}
