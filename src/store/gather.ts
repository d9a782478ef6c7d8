/**
 * What comes within a moment is written together: a transaction costs more than what is written in it. Whoever gave something hears
 * when it is on the disk, as if it had been written alone.
 */
export type Gatherer<Item> = {
  add(item: Item): Promise<void>
  /** Writes what waits and ends when all is written. */
  settle(): Promise<void>
}

type Waiting<Item> = { readonly item: Item; done(): void; failed(error: unknown): void }

const MOMENT_MS = 15

export function createGatherer<Item>(options: {
  /** Writes all or nothing. */
  readonly write: (items: readonly Item[]) => Promise<void>
  readonly weightOf: (item: Item) => number
  /** Weight that is not waited with any longer. */
  readonly maxWeight: number
}): Gatherer<Item> {
  let waiting: Waiting<Item>[] = []
  let weight = 0
  let timer: NodeJS.Timeout | undefined
  // One write after the other: two at once would wait for each other's rows.
  let writing: Promise<void> = Promise.resolve()

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const group = waiting
    waiting = []
    weight = 0
    if (group.length > 0) writing = writing.then(() => writeGroup(group, options.write))
    return writing
  }

  return {
    add: (item) =>
      new Promise((done, failed) => {
        waiting.push({ item, done, failed })
        weight += options.weightOf(item)
        if (weight >= options.maxWeight) void flush()
        else timer ??= setTimeout(flush, MOMENT_MS)
      }),
    settle: flush,
  }
}

/** One that cannot be written costs the others nothing: each is then written alone. Never rejects. */
async function writeGroup<Item>(
  group: readonly Waiting<Item>[],
  write: (items: readonly Item[]) => Promise<void>,
): Promise<void> {
  try {
    await write(group.map(({ item }) => item))
    for (const { done } of group) done()
  } catch (error) {
    const [only, ...others] = group
    if (others.length === 0) return only?.failed(error)
    for (const one of group) await writeGroup([one], write)
  }
}
