import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'

const SENDER = join(import.meta.dirname, 'fixtures/send-full-issue.ts')
const READERS = Array.from({ length: 12 }, (_, number) => `reader${number}@list.example`)

type Moment = 'recipient' | 'data' | 'taken'

/** A mail server that kills the process that sends, at one moment of one message. */
let smtp: SMTPServer
let port = 0
let folder = ''
let taken: string[] = []
let sender: ChildProcess | undefined
let killAt: { readonly message: number; readonly moment: Moment } | undefined

beforeEach(async () => {
  taken = []
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-kill-'))
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      kill('recipient')
      done()
    },
    onData(stream, session, done) {
      stream.once('data', () => kill('data'))
      stream.on('data', () => undefined)
      stream.on('end', () => {
        taken.push(session.envelope.rcptTo[0]?.address ?? '')
        kill('taken')
        done()
      })
    },
  })
  // A sender that was killed leaves its connection broken: that is what this is about.
  smtp.on('error', () => undefined)
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  const address = smtp.server.address()
  port = typeof address === 'object' && address ? address.port : 0
})

afterEach(async () => {
  await new Promise<void>((done) => smtp.close(done))
  rmSync(folder, { recursive: true })
})

// `taken` already holds the message whose moment is after it was taken.
function kill(moment: Moment): void {
  const message = moment === 'taken' ? taken.length : taken.length + 1
  if (killAt?.moment !== moment || killAt.message !== message) return
  killAt = undefined
  sender?.kill('SIGKILL')
}

function runSender(): Promise<{ readonly signal: string | null; readonly out: string }> {
  const child = spawn(process.execPath, [SENDER, String(port), join(folder, 'journal'), READERS.join(',')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  sender = child
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  return new Promise((resolve) => child.on('close', (_code, signal) => resolve({ signal, out })))
}

test.each([
  { message: 1, moment: 'recipient' },
  { message: 4, moment: 'recipient' },
  { message: 6, moment: 'data' },
  { message: 7, moment: 'taken' },
  { message: 12, moment: 'taken' },
] as const)(
  'killed by SIGKILL at message $message, $moment, the next run sends the rest and no second copy',
  async ({ message, moment }) => {
    killAt = { message, moment }
    expect((await runSender()).signal).toBe('SIGKILL')
    const again = await runSender()
    expect(again.signal).toBeNull()
    expect(JSON.parse(again.out)).toMatchObject({
      already: message - 1,
      unknown: 1,
      sent: 12 - message,
      later: 0,
    })
    const complete = new Set(taken)
    expect(taken.length).toBe(complete.size)
    // Of the one that was under way nobody knows: it came once or not at all.
    expect(complete.size).toBeGreaterThanOrEqual(READERS.length - 1)
  },
)
