/** The items in an order that looks like chance and is decided by `seed` alone. */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const order = [...items]
  let state = (seed * 2_654_435_761 + 12_345) >>> 0
  for (let end = order.length - 1; end > 0; end--) {
    // Numerical Recipes' linear congruential step; the high bits are the better ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 4_294_967_296) * (end + 1))
    const held = order[end]
    const taken = order[other]
    if (held === undefined || taken === undefined) continue
    order[end] = taken
    order[other] = held
  }
  return order
}
