import { expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

test.each([
  {
    text: 'Nine ports will accept a single safety trial from spring, ending a patchwork of rules.',
    language: 'en',
  },
  {
    text: 'Neun Häfen haben sich auf eine gemeinsame Prüfung für selbststeuernde Fähren geeinigt.',
    language: 'de',
  },
  {
    text: "Neuf ports ont convenu d'un essai commun pour les ferries qui se dirigent eux-mêmes.",
    language: 'fr',
  },
  {
    text: 'Nueve puertos han acordado una sola prueba de seguridad para los transbordadores autónomos.',
    language: 'es',
  },
  {
    text: '九つの港は、自動操縦フェリーの安全試験を一つに統一することで合意しました。春から実施されます。操縦士は不要になります。',
    language: 'ja',
  },
  { text: 'AI', language: undefined },
  { text: '1234 5678 !!! ???', language: undefined },
])('the language of "$text" is $language', ({ text, language }) => {
  expect(detectLanguage(text)).toBe(language)
})
