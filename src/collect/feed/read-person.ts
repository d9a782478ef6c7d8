import { resolveUrl } from '../../lib/html/resolve-url.ts'
import { foldText } from '../../lib/text/fold.ts'
import type { Person } from '../../model/feed.ts'

const EMAIL = /[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+/

/** A person written on one line: `mail (Name)`, `Name (mail)`, `Name <mail>`, a name or an address alone. */
export function readPerson(line: string): Person | undefined {
  const text = foldText(line.slice(0, 500))
  if (text === '') return undefined
  if (/^https?:\/\/\S+$/.test(text)) {
    const url = resolveUrl(text, undefined)
    return url ? { url } : undefined
  }
  const email = EMAIL.exec(text)?.[0]
  if (!email) return { name: text }
  const rest = text.replace(email, '').replace(/mailto:/i, '')
  const name = rest.replace(/\(\s*\)|<\s*>|\[\s*\]/g, '').replace(/^[\s(<[,:;-]+|[\s)>\],:;-]+$/g, '')
  return name === '' ? { email } : { name, email }
}
