import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { diskError, isMissing } from '../write/disk-error.ts'

export type SendState = 'begun' | 'sent' | 'refused'

/**
 * What happened to each recipient of one issue, as lines on disk: written before a message leaves and again after the server
 * took it. Recipients are named by a hash; the file holds no address.
 */
export class SendJournal {
  readonly #file: number
  readonly #states: Map<string, SendState>

  private constructor(file: number, states: Map<string, SendState>) {
    this.#file = file
    this.#states = states
  }

  static open(path: string): SendJournal {
    try {
      mkdirSync(dirname(path), { recursive: true })
      const text = readText(path)
      const file = openSync(path, 'a')
      // The end of a line that was cut off by a crash: what comes now must not run into it.
      if (text !== '' && !text.endsWith('\n')) writeSync(file, '\n')
      return new SendJournal(file, readStates(text))
    } catch (cause) {
      throw diskError(cause, path)
    }
  }

  stateOf(recipient: string): SendState | undefined {
    return this.#states.get(recipient)
  }

  /** On disk before it returns. `undefined` takes a beginning back: the server answered that it took nothing. */
  note(recipient: string, state: SendState | undefined): void {
    writeSync(this.#file, `${state ?? 'open'} ${recipient}\n`)
    fsyncSync(this.#file)
    if (state) this.#states.set(recipient, state)
    else this.#states.delete(recipient)
  }

  close(): void {
    closeSync(this.#file)
  }
}

function readStates(text: string): Map<string, SendState> {
  const states = new Map<string, SendState>()
  // A last line without its end was never on disk as a whole.
  for (const line of text.split('\n').slice(0, -1)) {
    const [state, recipient] = line.split(' ')
    if (recipient === undefined) continue
    if (state === 'begun' || state === 'sent' || state === 'refused') states.set(recipient, state)
    else states.delete(recipient)
  }
  return states
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (isMissing(cause)) return ''
    throw cause
  }
}
