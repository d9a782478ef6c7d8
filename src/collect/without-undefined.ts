/** The object without the fields that are undefined: absent is absent. */
export function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const kept: Partial<T> = {}
  for (const key in fields) {
    if (fields[key] !== undefined) kept[key] = fields[key]
  }
  // Safe: exactly the fields that were undefined are gone, which is what the type says.
  return kept as unknown as Defined<T>
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}
