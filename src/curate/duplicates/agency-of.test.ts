import { expect, test } from 'vitest'
import { agencyOf } from './agency-of.ts'

const REST = 'The old lighthouse of Port Velda fell in a storm on Sunday evening. Nobody was near it.'

test.each([
  { case: 'dateline', text: `PORT VELDA, March 3 (Reuters) - ${REST}`, agency: 'Reuters' },
  { case: 'dateline with a code', text: `PORT VELDA (AP) — ${REST}`, agency: 'Associated Press' },
  { case: 'dateline with an office', text: `Port Velda (dpa/vel) - ${REST}`, agency: 'dpa' },
  { case: 'dateline of two', text: `Port Velda (APA/dpa) - ${REST}`, agency: 'dpa' },
  { case: 'square brackets', text: `[AFP] ${REST}`, agency: 'AFP' },
  { case: 'opening', text: `ANSA - ${REST}`, agency: 'ANSA' },
  {
    case: 'opening, Chinese',
    text: '新华社北京3月3日电 韦尔达港的旧灯塔周日晚在暴风雨中倒塌。',
    agency: 'Xinhua',
  },
  { case: 'brackets, Japanese', text: 'ヴェルダ港の古い灯台が倒れた。（共同）', agency: 'Kyodo' },
  {
    case: 'opening, Russian',
    text: 'ВЕЛЬДА, 3 марта. /ТАСС/. Старый маяк рухнул во время шторма.',
    agency: 'TASS',
  },
  { case: 'dateline, Turkish', text: 'VELDA (AA) - Eski deniz feneri fırtınada yıkıldı.', agency: 'Anadolu' },
  { case: 'end mark', text: `${REST} (Reuters)`, agency: 'Reuters' },
  { case: 'end mark, credit', text: `${REST}\nQuelle: dpa`, agency: 'dpa' },
  { case: 'end mark, copyright', text: `${REST} © Agence France-Presse`, agency: 'AFP' },
  {
    case: 'spoken of',
    text: `A witness told Reuters that ${REST} Reuters could not reach the keeper.`,
    agency: undefined,
  },
  {
    case: 'its news service as a subject',
    text: `AFP journalists went on strike. ${REST}`,
    agency: undefined,
  },
  { case: 'a code outside brackets', text: `PA systems failed in Velda. ${REST} AP`, agency: undefined },
  { case: 'nothing', text: REST, agency: undefined },
])('the agency of a text: $case', ({ text, agency }) => {
  expect(agencyOf({ text })?.name).toBe(agency)
})

test.each([
  { author: 'Reuters', agency: 'Reuters' },
  { author: 'By The Associated Press', agency: 'Associated Press' },
  { author: 'The Associated Press', agency: 'Associated Press' },
  { author: 'Ana Lind, AFP', agency: 'AFP' },
  { author: 'dpa/Ana Lind', agency: 'dpa' },
  { author: 'Reuters Staff', agency: 'Reuters' },
  { author: 'Dorothea Ansa', agency: undefined },
  { author: 'Ana Lind', agency: undefined },
])('the agency of the author "$author" is $agency', ({ author, agency }) => {
  expect(agencyOf({ authors: [author] })?.name).toBe(agency)
})
