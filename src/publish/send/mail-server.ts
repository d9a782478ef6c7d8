import { createTransport } from 'nodemailer'

/** What a server said to one message. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** It will never take it: 5xx. */
  | { readonly kind: 'refused'; readonly message: string }
  /** It took nothing and may take it later: 4xx, or it could not be reached. */
  | { readonly kind: 'later'; readonly message: string }
  /** The connection was lost after the message had begun: nobody knows. */
  | { readonly kind: 'unknown'; readonly message: string }

export type Mail = {
  readonly from: string
  readonly replyTo?: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly headers: Readonly<Record<string, string>>
  readonly date: Date
}

export interface MailServer {
  deliver(mail: Mail): Promise<Delivery>
  close(): void
}

/** An SMTP server by its address: `smtps://user:password@mail.example:465`. */
export function smtpServer(url: string): MailServer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver(mail) {
      try {
        await transport.sendMail(messageOf(mail))
        return { kind: 'accepted' }
      } catch (error) {
        return deliveryOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function messageOf({ from, replyTo, to, headers, ...mail }: Mail) {
  return {
    ...mail,
    from: { name: '', address: from },
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    to: { name: '', address: to },
    // The envelope is set apart, so that nothing in a header can name another recipient.
    envelope: { from, to: [to] },
    // Prepared: written as they are, or they would be folded in the middle of an address.
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }]),
    ),
  }
}

function deliveryOf(error: unknown): Delivery {
  const message = error instanceof Error ? error.message : String(error)
  const status = propertyOf(error, 'responseCode')
  if (typeof status === 'number') return { kind: status >= 500 ? 'refused' : 'later', message }
  const command = propertyOf(error, 'command')
  const isAfterStart = command === 'DATA' || propertyOf(error, 'code') === 'ETIMEDOUT'
  return { kind: isAfterStart || command === undefined ? 'unknown' : 'later', message }
}

function propertyOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined
}
