/**
 * Limits by comparison, for numbers of each line. Until the engine has compiled a loop as well as it can, which for most of these is never on
 * the first hundred pages, it calls `Math.min` for eighty instructions.
 */
export function atMost(most: number, value: number): number {
  return value < most ? value : most
}

export function atLeast(least: number, value: number): number {
  return value > least ? value : least
}

/** Blocks further away than this are all the same. */
export const FAR = 40

export function clip(distance: number): number {
  return atLeast(-FAR, atMost(FAR, distance))
}
