/*
 * Lists of numbers that grow, outside the heap that is searched for what lives: four or eight bytes a number, where a list of an
 * object's takes up to twice as much and is looked at by every collection.
 */

export type NumberList<Numbers> = {
  push(value: number): void
  readonly length: number
  /** The numbers so far. */
  done(): Numbers
}

const FIRST_LENGTH = 16

/** Of whole numbers of 32 bits. */
export function intList(): NumberList<Int32Array> {
  let values = new Int32Array(FIRST_LENGTH)
  let length = 0
  return {
    push(value) {
      if (length === values.length) values = longerInts(values)
      values[length] = value
      length += 1
    },
    get length() {
      return length
    },
    done: () => values.subarray(0, length),
  }
}

/** Of any numbers. */
export function floatList(): NumberList<Float64Array> {
  let values = new Float64Array(FIRST_LENGTH)
  let length = 0
  return {
    push(value) {
      if (length === values.length) values = longerFloats(values)
      values[length] = value
      length += 1
    },
    get length() {
      return length
    },
    done: () => values.subarray(0, length),
  }
}

/** The numbers in a column twice as long; the one given is empty afterwards, so that the two never stay side by side. */
export function longerInts(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  return new Int32Array(column.buffer.transfer(column.byteLength * 2))
}

export function longerFloats(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  return new Float64Array(column.buffer.transfer(column.byteLength * 2))
}

export function longerBytes(column: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(column.buffer.transfer(column.byteLength * 2))
}
