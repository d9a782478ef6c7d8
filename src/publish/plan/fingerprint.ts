import { hash } from 'node:crypto'

/** Adds up what a part of the outputs depends on. Numbers stand for hashes: thousands of them cost one hash of their bytes. */
export type Fingerprint = {
  number(value: number): void
  text(value: string): void
  /** 20 hex digits. */
  done(): string
}

export function fingerprint(start: string): Fingerprint {
  let numbers = new Float64Array(64)
  let count = 0
  const texts = [start]
  const number = (value: number) => {
    if (count === numbers.length) {
      const larger = new Float64Array(count * 2)
      larger.set(numbers)
      numbers = larger
    }
    numbers[count] = value
    count += 1
  }
  return {
    number,
    text(value) {
      // The place among the numbers counts, so that two texts cannot swap with what stands between them.
      number(-texts.length)
      texts.push(value)
    },
    done() {
      const bytes = new Uint8Array(numbers.buffer, 0, count * Float64Array.BYTES_PER_ELEMENT)
      return hash('sha1', `${texts.join('\0')}\0${hash('sha1', bytes, 'hex')}`, 'hex').slice(0, 20)
    },
  }
}

/** The first 48 bits of a hash in hex: a number that is held exactly. */
export function numberOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 12), 16)
}

/** 48 bits that stand for a text. */
export function numberOfText(text: string): number {
  return numberOf(hash('sha1', text, 'hex'))
}
