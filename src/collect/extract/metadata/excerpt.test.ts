import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const BODY = 'The council of Harbour Town agreed on Tuesday to rebuild the old pier.'
const NEXT = 'Work is to begin in spring, the mayor said on the quay.'

test.each([
  { case: 'an agency in brackets', line: `HARBOUR TOWN (Reuters) - ${BODY}`, excerpt: BODY },
  { case: 'a place and a dash', line: `Nairobi, Kenya — ${BODY}`, excerpt: BODY },
  { case: 'a place, a day and a dash', line: `MADRID, 17 May (EFE).- ${BODY}`, excerpt: BODY },
  { case: 'a place before a dot', line: `Berlin (dpa). ${BODY}`, excerpt: BODY },
  { case: 'a German place with a dash', line: `Frankfurt/Main (dpa) – ${BODY}`, excerpt: BODY },
  {
    case: 'Russian',
    line: `МОСКВА, 17 мая - РИА Новости. Совет портового города решил во вторник восстановить старый причал.`,
    excerpt: 'Совет портового города решил во вторник восстановить старый причал.',
  },
  {
    case: 'Chinese',
    line: '新华社海港5月17日电（记者王小明）海港市议会周二决定重建旧码头，这一决定经过了三年的讨论，工程将于明年春天开始，预计两年内完工，届时渡轮将恢复停靠，市长当天在码头上这样说道。',
    excerpt:
      '海港市议会周二决定重建旧码头，这一决定经过了三年的讨论，工程将于明年春天开始，预计两年内完工，届时渡轮将恢复停靠，市长当天在码头上这样说道。',
  },
  {
    case: 'Arabic',
    line: 'القاهرة (رويترز) - قرر مجلس مدينة الميناء يوم الثلاثاء إعادة بناء الرصيف القديم بعد ثلاث سنوات.',
    excerpt: 'قرر مجلس مدينة الميناء يوم الثلاثاء إعادة بناء الرصيف القديم بعد ثلاث سنوات.',
  },
  { case: 'none', line: `${BODY} ${NEXT}`, excerpt: `${BODY} ${NEXT}` },
])('the first sentences without their dateline: $case', ({ line, excerpt }) => {
  expect(excerptOf(undefined, 'Pier', line)).toBe(excerpt)
})

test.each([
  { case: 'a byline', first: `By Ann Lee, harbour correspondent of the Harbour Town News and Gazette` },
  {
    case: 'a line without a sentence',
    first: 'Harbour Town News | Updated 17 May 2024 at 10:30 | 5 minutes to read',
  },
])('the excerpt does not start with $case', ({ first }) => {
  expect(excerptOf(undefined, 'Pier', `${first}\n${BODY}`)).toBe(BODY)
})

test.each([
  { case: 'read more', description: `${BODY} Read more`, excerpt: BODY },
  { case: 'a German invitation', description: `${BODY} Weiterlesen »`, excerpt: BODY },
  { case: 'a Spanish invitation', description: `${BODY} Leer más...`, excerpt: BODY },
  { case: 'a Russian invitation', description: `${BODY} Читать далее`, excerpt: BODY },
  { case: 'a Chinese invitation', description: `${BODY} 阅读全文`, excerpt: BODY },
  { case: 'a Japanese invitation', description: `${BODY} 続きを読む`, excerpt: BODY },
  { case: 'an Arabic invitation', description: `${BODY} اقرأ المزيد`, excerpt: BODY },
  { case: 'a Swahili invitation', description: `${BODY} Soma zaidi`, excerpt: BODY },
  { case: 'a dateline', description: `LONDON (AP) — ${BODY}`, excerpt: BODY },
  {
    case: 'letters read in the wrong encoding',
    description: 'The cafÃ© on the old pier is to open again, the mayorâ€™s office said.',
    excerpt: 'The café on the old pier is to open again, the mayor’s office said.',
  },
])('the publisher’s description without $case', ({ description, excerpt }) => {
  expect(excerptOf(description, 'Pier', '')).toBe(excerpt)
})

test('a description cut off is completed from the text', () => {
  const text = `${BODY} ${NEXT}`
  expect(excerptOf(`${BODY} Work is to begin in spring, the mayor said on…`, 'Pier', text)).toBe(text)
})

test('a description cut off where the text does not go on ends with its last whole sentence', () => {
  expect(excerptOf(`${BODY} Work is to begin in…`, 'Pier', '')).toBe(BODY)
})

test('a description that is the title again is none', () => {
  expect(excerptOf('The pier is to be rebuilt', 'The pier is to be rebuilt', BODY)).toBe(BODY)
})
