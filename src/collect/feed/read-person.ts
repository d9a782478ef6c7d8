import { resolveUrl } from '../../lib/html/resolve-url.ts'
import { foldText } from '../../lib/text/fold.ts'
import type { Person } from '../../model/feed.ts'

const EMAIL = /[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+/

/** A person written on one line: `mail (Name)`, `Name (mail)`, `Name <mail>`, a name or an address alone. */
export function readPerson(line: string): Person | undefined {
  const text = foldText(line.slice(0, 500))
  if (text === '') return undefined
  if (text.startsWith('http') && /^https?:\/\/\S+$/.test(text)) {
    const url = resolveUrl(text, undefined)
    return url ? { url } : undefined
  }
  const email = text.includes('@') ? EMAIL.exec(text)?.[0] : undefined
  if (!email) return { name: unquote(text) }
  const rest = text.replace(email, '').replace(/mailto:/i, '')
  const open = rest.replace(/\(\s*\)|<\s*>|\[\s*\]/g, '').trim()
  // Brackets around the whole are the mail's; those inside are the name's.
  const name = unquote(
    /^\([^()]*\)$/.test(open) ? open.slice(1, -1) : open.replace(/^[\s<[,:;-]+|[\s>\],:;-]+$/g, ''),
  )
  return name === '' ? { email } : { name, email }
}

/** RFC 5322 section 3.2.4: a name with odd characters stands in quotes. */
function unquote(name: string): string {
  return /^"[^"]+"$/.test(name) ? name.slice(1, -1).trim() : name
}
