/** An object with this one key, or none when there is no value: for types whose optional keys are never `undefined`. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // A computed key widens to an index signature; the one key is K by construction.
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
