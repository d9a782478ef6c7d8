import type { Environment } from '../config/environment.ts'
import type { Output } from './output.ts'

/** What a command sees of the machine; handed in by main.ts, so that commands can be run in tests. */
export type World = {
  readonly cwd: string
  readonly environment: Environment
  readonly output: Output
  now(): Date
  random(): number
  elapsedMs(): number
  /** True when a person sits at the terminal and may be asked. */
  readonly isInteractive: boolean
  /** Called once when the process is asked to stop. */
  onStop(stop: () => void): void
}
