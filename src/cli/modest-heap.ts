import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap grow to twice what lives in it, where V8 by itself waits for four times as much or more: what runs here makes much that is
 * soon forgotten and keeps little. Costs a few percent of the processor's time.
 */
export function keepHeapModest(): void {
  setFlagsFromString('--heap-growing-percent=100')
}
