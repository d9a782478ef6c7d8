import { expect, test } from 'vitest'
import { dateInText, dateInUrl } from './date-in-text.ts'

test.each([
  ['Published on May 3, 2024 by Ann', '2024-05-03'],
  ['3. Mai 2024, 14:05 Uhr', '2024-05-03'],
  ['le 3 mai 2024', '2024-05-03'],
  ['3 de mayo de 2024', '2024-05-03'],
  ['03.05.2024', '2024-05-03'],
  ['28.09.19 12:44', '2019-09-28'],
  ['2024年5月3日', '2024-05-03'],
  ['2024-05-03T10:00', '2024-05-03'],
  ['04-ago-2021', '2021-08-04'],
  ['31.02.2024', undefined],
  ['version 1.2.3.4', undefined],
  ['May be 2024', undefined],
])('the day in "%s" is %s', (text, day) => {
  expect(dateInText(text)).toBe(day)
})

test('month first where the page writes so', () => {
  expect(dateInText('05/03/2024', 'mdy')).toBe('2024-05-03')
  expect(dateInText('05/03/2024', 'dmy')).toBe('2024-03-05')
})

test.each([
  ['https://a.example/2024/5/3/title', '2024-05-03'],
  ['https://a.example/news/20240503-title', '2024-05-03'],
  ['https://a.example/2024/may/3/title', '2024-05-03'],
  ['https://a.example/blog/2024/October/03/', '2024-10-03'],
  ['https://a.example/news/t20240503_812.html', '2024-05-03'],
  ['https://a.example/article/A2024050314320005196', '2024-05-03'],
  ['https://a.example/article/20240503993200', undefined],
  ['https://archive.example/web/20240601101010/http://b.example/2024/05/03/title', '2024-05-03'],
  ['https://archive.example/web/20240601101010/http://b.example/title', undefined],
  ['https://a.example/2024/best/3/title', undefined],
  ['https://a.example/news/12345678', undefined],
])('the day in %s', (url, day) => {
  expect(dateInUrl(url)).toBe(day)
})
