import { AR_PROSE } from './ar.prose.table.ts'
import { DE_PROSE } from './de.prose.table.ts'
import { EN_PROSE, type Prose } from './en.prose.table.ts'
import { ES_PROSE } from './es.prose.table.ts'
import { FR_PROSE } from './fr.prose.table.ts'
import { ZH_PROSE } from './zh.prose.table.ts'

const TABLES: Readonly<Record<string, Prose>> = {
  ar: AR_PROSE,
  de: DE_PROSE,
  en: EN_PROSE,
  es: ES_PROSE,
  fr: FR_PROSE,
  zh: ZH_PROSE,
}

/** The pages of words in a language, or in English; `isOwn` says which. */
export function proseIn(tag: string): { readonly prose: Prose; readonly isOwn: boolean } {
  const own = TABLES[tag.toLowerCase().split('-', 1)[0] ?? '']
  return { prose: own ?? EN_PROSE, isOwn: own !== undefined }
}
