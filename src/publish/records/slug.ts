const MAX_CHARACTERS = 120

// Letters that Unicode does not decompose into a Latin letter and a mark.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
}

/**
 * A title as part of an address: lower-case ASCII, accents folded, punctuation dropped, white space to one `-`, cut at a
 * word at 120 characters. `''` for a title without a Latin letter or a digit.
 */
export function slugOf(title: string): string {
  const folded = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħŋ]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/[^a-z0-9\s-]+/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '')
  return cutAtWord(folded)
}

function cutAtWord(slug: string): string {
  if (slug.length <= MAX_CHARACTERS) return slug
  const end = slug.lastIndexOf('-', MAX_CHARACTERS)
  return slug.slice(0, end > 0 ? end : MAX_CHARACTERS)
}
