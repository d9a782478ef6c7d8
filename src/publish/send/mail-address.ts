// RFC 5321 section 4.1.2 without quoted local parts, address literals and routing: what real mailboxes look like.
const LOCAL = /^[a-z0-9_+](?:[a-z0-9!#$&'*+/=?^_`{|}~.-]*[a-z0-9!#$&'*+/=?^_`{|}~-])?$/i
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i

/** True for exactly one plain mailbox that a message can be sent to; display names, groups and lists are refused. */
export function isMailAddress(text: string): boolean {
  const parts = text.split('@')
  const [local = '', domain = ''] = parts
  return (
    parts.length === 2 &&
    text.length <= 254 &&
    local.length <= 64 &&
    LOCAL.test(local) &&
    !local.includes('..') &&
    !local.includes('=?') &&
    DOMAIN.test(domain)
  )
}

/** The addresses of a list file: one a line, `#` begins a comment, each once; lines that hold no address apart. */
export function readRecipients(text: string): {
  readonly recipients: readonly string[]
  readonly refused: readonly string[]
} {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
  const recipients = new Map<string, string>()
  for (const line of lines) if (isMailAddress(line)) recipients.set(line.toLowerCase(), line)
  return { recipients: [...recipients.values()], refused: lines.filter((line) => !isMailAddress(line)) }
}
