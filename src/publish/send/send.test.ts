import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { articleOf, editionOf } from '../../../test/outputs-edition.ts'
import { selectIssue } from '../newsletter/select-issue.ts'
import { isMailAddress, readRecipients } from './mail-address.ts'
import { type Delivery, type MailServer, smtpServer } from './mail-server.ts'
import { mailOf, recipientHash, sendIssue } from './send-issue.ts'
import { SendJournal } from './send-journal.ts'

const SETTINGS = {
  weekdays: [5],
  hour: 7,
  stories: 3,
  briefs: 2,
  minHeat: 0,
  maxPerTopic: 3,
  maxPerProvider: 3,
  from: 'paper@quay.example',
  unsubscribeUrl: 'https://quay.example/leave?r={recipient}',
  unsubscribeMail: 'leave@quay.example',
}
const NOW = new Date('2026-10-02T06:00:00Z')
const EDITION = editionOf({
  articles: [
    articleOf({ url: 'https://a.example/1', title: 'Brücke öffnet 😀\r\nBcc: x@y.example', foundAt: NOW }),
  ],
})
const ISSUE = selectIssue(EDITION, { settings: SETTINGS, now: NOW })
const READERS = ['ann@a.example', 'ben@b.example', 'cay@c.example']

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-send-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function send(server: MailServer, readers: readonly string[] = READERS) {
  if (!ISSUE) throw new Error('an issue')
  const journal = SendJournal.open(join(folder, 'issue.sent'))
  try {
    return await sendIssue(ISSUE, readers, { settings: SETTINGS, site: EDITION.site, server, journal })
  } finally {
    journal.close()
  }
}

describe('over SMTP', () => {
  type Taken = { readonly to: readonly string[]; readonly text: string }
  const taken: Taken[] = []
  let answer = (_to: string): Error | undefined => undefined
  let smtp: SMTPServer
  let port = 0

  beforeEach(async () => {
    taken.length = 0
    answer = () => undefined
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (address, _session, done) => done(answer(address.address)),
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          taken.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString(),
          })
          done()
        })
      },
    })
    await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
    const address = smtp.server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  afterEach(() => new Promise<void>((done) => smtp.close(done)))

  async function sendOver(readers = READERS) {
    const server = smtpServer(`smtp://127.0.0.1:${port}`)
    try {
      return await send(server, readers)
    } finally {
      server.close()
    }
  }

  test('each reader gets one message of their own', async () => {
    expect(await sendOver()).toEqual({ sent: 3, already: 0, refused: 0, later: 0, unknown: 0 })
    expect(taken.map(({ to }) => to)).toEqual(READERS.map((reader) => [reader]))
  })

  test('the message has both parts, list headers, one subject line and a fixed id', async () => {
    await sendOver(['ann@a.example'])
    const [head = ''] = (taken[0]?.text ?? '').split('\r\n\r\n')
    const names = head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]?.toLowerCase())
    expect(names).not.toContain('bcc')
    expect(names.filter((name) => name === 'subject').length).toBe(1)
    const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
    const name = recipientHash('ann@a.example')
    expect(unfolded).toContain(`Message-ID: <2026-10-02.${name}@quay.example>`)
    expect(unfolded).toContain(
      `List-Unsubscribe: <https://quay.example/leave?r=${name}>, <mailto:leave@quay.example?subject=unsubscribe-${name}>`,
    )
    expect(unfolded).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(unfolded).toContain('multipart/alternative')
    expect(unfolded).toContain('Date: Fri, 02 Oct 2026 06:00:00 +0000')
    expect(Math.max(...(taken[0]?.text ?? '').split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(
      998,
    )
  })

  test('sent again, nobody gets a second copy; a new reader gets the first', async () => {
    await sendOver()
    expect(await sendOver([...READERS, 'dan@d.example'])).toMatchObject({ sent: 1, already: 3 })
    expect(taken.map(({ to }) => to[0])).toEqual([...READERS, 'dan@d.example'])
  })

  test.each([
    { status: 550, first: { sent: 2, refused: 1 }, second: { sent: 0, already: 3 } },
    { status: 451, first: { sent: 2, later: 1 }, second: { sent: 1, already: 2 } },
  ])('a reader whose server answers $status', async ({ status, first, second }) => {
    answer = (to) =>
      to.startsWith('ben') ? Object.assign(new Error('no'), { responseCode: status }) : undefined
    expect(await sendOver()).toMatchObject(first)
    answer = () => undefined
    expect(await sendOver()).toMatchObject(second)
  })

  test('a server that is not there takes nothing and loses nothing', async () => {
    const gone = smtpServer('smtp://127.0.0.1:1')
    expect(await send(gone)).toMatchObject({ sent: 0, later: 3 })
    gone.close()
    expect(await sendOver()).toMatchObject({ sent: 3 })
  })
})

describe('killed', () => {
  /** Takes mail until the process "dies" at the given delivery, before or after the server took that message. */
  function dyingServer(at: number, moment: 'before' | 'after', got: string[]): MailServer {
    let count = 0
    return {
      async deliver({ to }): Promise<Delivery> {
        count += 1
        if (count === at && moment === 'before') throw new Error('killed')
        got.push(to)
        if (count === at) throw new Error('killed')
        return { kind: 'accepted' }
      },
      close() {},
    }
  }

  test.each([
    { at: 1, moment: 'before' as const },
    { at: 2, moment: 'after' as const },
    { at: 3, moment: 'after' as const },
  ])(
    'at message $at, $moment the server took it: the others get one copy, that one is named',
    async ({ at, moment }) => {
      const got: string[] = []
      await expect(send(dyingServer(at, moment, got))).rejects.toThrow('killed')
      const result = await send(dyingServer(99, 'before', got))
      expect(result).toMatchObject({ unknown: 1, already: at - 1, sent: 3 - at })
      expect(new Set(got).size).toBe(got.length)
    },
  )

  test('a journal cut off in the middle of a line counts what was whole', async () => {
    const path = join(folder, 'issue.sent')
    writeFileSync(
      path,
      `sent ${recipientHash('ann@a.example')}\nsent ${recipientHash('ben@b.example').slice(0, 9)}`,
    )
    const got: string[] = []
    expect(await send(dyingServer(99, 'before', got))).toMatchObject({ already: 1, sent: 2 })
    expect(readFileSync(path, 'utf8')).not.toContain('@')
    expect(await send(dyingServer(99, 'before', got))).toMatchObject({ already: 3, sent: 0 })
  })
})

test('a message is the same bytes each time', () => {
  if (!ISSUE) throw new Error('an issue')
  const make = () => mailOf(ISSUE, 'ann@a.example', { settings: SETTINGS, site: EDITION.site })
  expect(make()).toEqual(make())
})

test.each([
  ['ann@a.example', true],
  ['Ann+news@mail.a.example', true],
  ["o'neill@a.example", true],
  ['a@b', false],
  ['a@localhost', false],
  ['a@[127.0.0.1]', false],
  ['a..b@c.example', false],
  ['.a@b.example', false],
  ['a.@b.example', false],
  ['a@b@c.example', false],
  ['a b@c.example', false],
  ['a, b <c@d.example>', false],
  ['group: a@b.example;', false],
  ['<a@b.example>', false],
  ['a@b.example(c)', false],
  ['a@b.example\r\nBcc: c@d.example', false],
  ['a%b@c.example', false],
  ['-oQ/tmp@b.example', false],
  ['a@ｂ.example', false],
  ['postmaster@b.example\n', false],
  [`${'x'.repeat(65)}@b.example`, false],
  ['', false],
])('%j is a mailbox: %s', (text, is) => {
  expect(isMailAddress(text)).toBe(is)
})

test('a list holds each address once and names what it cannot use', () => {
  expect(
    readRecipients('# readers\nann@a.example\r\n Ben@b.example # friend\nANN@a.example\nnot an address\n'),
  ).toEqual({
    recipients: ['ANN@a.example', 'Ben@b.example'],
    refused: ['not an address'],
  })
})
