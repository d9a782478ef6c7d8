/*
 * Numbers for ids, in the order they are first heard of. A Map of strings costs some 100 bytes an id and makes every collection look
 * at each of them; here the letters of all ids lie in one block of bytes, and a table of slots leads from the hash of an id to its
 * number: a full slot that holds another id sends the search on to the next one.
 */
import { longerBytes, longerInts } from './number-list.ts'

export type IdTable = {
  readonly size: number
  /** The number of an id, a new one when it was not there. */
  add(id: string): number
  find(id: string): number | undefined
  /** The id with this number; '' where there is none. */
  idOf(number: number): string
}

const FIRST_SLOTS = 64

export function idTable(): IdTable {
  const letters = letterBlock()
  /** Number of the id of a slot plus one; 0: free. At least half are free. */
  let slots = new Int32Array(FIRST_SLOTS)
  const encoder = new TextEncoder()
  let sought = new Uint8Array(64)

  /** Puts the bytes of an id into `sought`; how many they are. */
  function encode(id: string): number {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    if (id.length * 3 > sought.length) sought = new Uint8Array(id.length * 3)
    for (let at = 0; at < id.length; at += 1) {
      const unit = id.charCodeAt(at)
      // Most ids are ASCII, for which asking the encoder costs ten times as much.
      if (unit > 0x7f) return encoder.encodeInto(id, sought).written
      sought[at] = unit
    }
    return id.length
  }

  /** The slot of what is sought, or the free one where it would be. */
  function slotOf(length: number): number {
    let slot = hashOf(sought, 0, length) & (slots.length - 1)
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (letters.isAt(held - 1, sought, length)) break
      slot = (slot + 1) & (slots.length - 1)
    }
    return slot
  }

  function spread(): void {
    slots = new Int32Array(slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < letters.size; number += 1) {
      let slot = letters.hashAt(number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
  }

  return {
    get size() {
      return letters.size
    },
    add(id) {
      const length = encode(id)
      const slot = slotOf(length)
      const held = slots[slot] ?? 0
      if (held !== 0) return held - 1
      letters.append(sought.subarray(0, length))
      slots[slot] = letters.size
      if (letters.size * 2 > slots.length) spread()
      return letters.size - 1
    },
    find(id) {
      const held = slots[slotOf(encode(id))] ?? 0
      return held === 0 ? undefined : held - 1
    },
    idOf: (number) => (number < 0 || number >= letters.size ? '' : letters.textOf(number)),
  }
}

/** Ids one after the other, as bytes. */
function letterBlock() {
  let bytes = new Uint8Array(1024)
  /** Where each id ends; the one before it ends where it begins. */
  let ends = new Int32Array(FIRST_SLOTS)
  let size = 0
  const startOf = (number: number) => (number === 0 ? 0 : (ends[number - 1] ?? 0))
  return {
    get size() {
      return size
    },
    append(id: Uint8Array): void {
      const start = startOf(size)
      while (start + id.length > bytes.length) bytes = longerBytes(bytes)
      bytes.set(id, start)
      if (size === ends.length) ends = longerInts(ends)
      ends[size] = start + id.length
      size += 1
    },
    hashAt: (number: number) => hashOf(bytes, startOf(number), ends[number] ?? 0),
    /** Whether the id with a number is the first bytes of `id`. */
    isAt(number: number, id: Uint8Array, length: number): boolean {
      const start = startOf(number)
      if ((ends[number] ?? 0) - start !== length) return false
      for (let at = 0; at < length; at += 1) if (bytes[start + at] !== id[at]) return false
      return true
    },
    textOf(number: number): string {
      const start = startOf(number)
      return Buffer.from(bytes.buffer, start, (ends[number] ?? 0) - start).toString()
    },
  }
}

/** FNV-1a, its upper bits mixed in: slots are chosen by the lower ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash ^ (hash >>> 15)
}
