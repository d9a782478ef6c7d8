import { expect, test } from 'vitest'
import { groupArticles } from './group-articles.ts'

/** Two tellings of one event, and another event of the same kind. */
type Case = { readonly language: string; readonly one: Told; readonly again: Told; readonly other: Told }
type Told = readonly [title: string, text: string]

const CASES: readonly Case[] = [
  {
    language: 'zh',
    one: [
      '韦尔达港旧灯塔在暴风雨中倒塌',
      '韦尔达港的旧灯塔周日晚在暴风雨中倒塌。港务长林海说,当时附近没有人。该市原计划今年夏天修缮灯塔。',
    ],
    again: [
      '暴风雨摧毁韦尔达港旧灯塔',
      '周日的暴风雨摧毁了韦尔达港的旧灯塔,无人受伤,港务长林海表示。灯塔的修缮原定于今年夏天。',
    ],
    other: [
      '哈尔姆大桥遭驳船撞击后关闭',
      '哈尔姆大桥周五被驳船玛丽特号撞击桥墩后关闭。工程师欧乐说修理需要十二周。',
    ],
  },
  {
    language: 'ja',
    one: [
      'ヴェルダ港の古い灯台、嵐で倒壊',
      'ヴェルダ港の古い灯台が日曜の夜、嵐で倒れた。港長の森田健によると、近くに人はいなかった。町はこの夏に灯台を修理する予定だった。',
    ],
    again: [
      '嵐でヴェルダ港の灯台が倒れる',
      '日曜の嵐でヴェルダ港の古い灯台が倒壊した。けが人はいない、と港長の森田健は話した。灯台の修理はこの夏の予定だった。',
    ],
    other: [
      'ハルム橋、はしけ衝突で通行止め',
      'ハルム橋は金曜、はしけマリット号が橋脚に衝突したため閉鎖された。技師のオーレは修理に十二週間かかると述べた。',
    ],
  },
  {
    language: 'ar',
    one: [
      'انهيار المنارة القديمة في ميناء فيلدا بسبب العاصفة',
      'انهارت المنارة القديمة في ميناء فيلدا مساء الأحد بسبب العاصفة. وقال مدير الميناء سامي حداد إن أحدا لم يكن قريبا منها. وكانت البلدة تنوي ترميم المنارة هذا الصيف.',
    ],
    again: [
      'عاصفة تسقط المنارة القديمة في ميناء فيلدا',
      'أسقطت عاصفة الأحد المنارة القديمة في ميناء فيلدا ولم يصب أحد، بحسب مدير الميناء سامي حداد. وكان ترميم المنارة مقررا هذا الصيف.',
    ],
    other: [
      'إغلاق جسر هالم بعد اصطدام صندل',
      'أغلق جسر هالم يوم الجمعة بعد اصطدام الصندل ماريت بأحد أعمدته. وقال المهندس عمر ناصر إن الإصلاح يحتاج إلى اثني عشر أسبوعا.',
    ],
  },
  {
    language: 'ru',
    one: [
      'Старый маяк в порту Вельда рухнул во время шторма',
      'Старый маяк в порту Вельда рухнул в воскресенье вечером во время шторма. Рядом никого не было, сказал капитан порта Игорь Лапин. Город хотел отремонтировать маяк этим летом.',
    ],
    again: [
      'Шторм обрушил старый маяк в порту Вельда',
      'Воскресный шторм обрушил старый маяк в порту Вельда. Никто не пострадал, сообщил капитан порта Игорь Лапин. Ремонт маяка был намечен на лето.',
    ],
    other: [
      'Мост в Хальме закрыт после удара баржи',
      'Мост в Хальме закрыли в пятницу после того, как баржа «Марит» ударила в опору. Инженер Олег Брандт сказал, что ремонт займёт двенадцать недель.',
    ],
  },
  {
    language: 'tr',
    one: [
      'Velda limanındaki eski deniz feneri fırtınada yıkıldı',
      'Velda limanındaki eski deniz feneri pazar akşamı fırtınada yıkıldı. Liman başkanı Kemal Aydın, yakınında kimsenin olmadığını söyledi. Kent feneri bu yaz onaracaktı.',
    ],
    again: [
      'Fırtına Velda limanındaki eski feneri yıktı',
      'Pazar günkü fırtına Velda limanındaki eski deniz fenerini yıktı. Liman başkanı Kemal Aydın yaralanan olmadığını bildirdi. Fenerin onarımı bu yaz için planlanmıştı.',
    ],
    other: [
      'Halm köprüsü mavna çarpınca kapatıldı',
      'Halm köprüsü, Marit adlı mavna ayağına çarpınca cuma günü kapatıldı. Mühendis Orhan Brandt onarımın on iki hafta süreceğini söyledi.',
    ],
  },
  {
    language: 'sw',
    one: [
      'Mnara wa taa wa zamani wa bandari ya Velda waanguka kwa dhoruba',
      'Mnara wa taa wa zamani wa bandari ya Velda ulianguka Jumapili jioni kwa sababu ya dhoruba. Hakuna mtu aliyekuwa karibu, alisema mkuu wa bandari Juma Bakari. Mji ulitaka kukarabati mnara huo msimu huu.',
    ],
    again: [
      'Dhoruba yaangusha mnara wa taa wa bandari ya Velda',
      'Dhoruba ya Jumapili iliangusha mnara wa taa wa zamani wa bandari ya Velda. Hakuna aliyejeruhiwa, alisema mkuu wa bandari Juma Bakari. Mnara huo ulipangwa kukarabatiwa msimu huu.',
    ],
    other: [
      'Daraja la Halm lafungwa baada ya kugongwa na jahazi',
      'Daraja la Halm lilifungwa Ijumaa baada ya jahazi la Marit kugonga nguzo ya daraja. Mhandisi Ole Brandt alisema kuwa ukarabati wa daraja hilo utachukua wiki kumi na mbili.',
    ],
  },
]

const FORMS = ['text', 'titles alone'] as const

test.each(CASES.flatMap((given) => FORMS.map((form) => ({ ...given, form }))))(
  'two tellings of one event join and another event stays apart: $language, $form',
  ({ language, one, again, other, form }) => {
    const articles = [one, other, again].map(([title, text], at) => ({
      id: `a${at}`,
      title,
      language,
      ...(form === 'text' && { text }),
    }))
    const [first, apart, second] = groupArticles(articles).map(({ story }) => story)
    expect(second).toBe(first)
    expect(apart).not.toBe(first)
  },
)

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  zh: [
    '市议会批准新的自行车道计划',
    '学校合唱团在教堂演出',
    '农民希望秋天有更多的雨',
    '图书馆在冬天延长开放时间',
    '渔民发现一种罕见的蓝色螃蟹',
  ],
  ja: [
    '市議会が新しい自転車道の計画を承認',
    '学校の合唱団が教会で歌う',
    '農家は秋の雨を待っている',
    '図書館が冬の開館時間を延長',
    '漁師が珍しい青いカニを発見',
  ],
  ar: [
    'المجلس البلدي يوافق على مسار جديد للدراجات',
    'جوقة المدرسة تغني في الكنيسة',
    'المزارعون ينتظرون المطر في الخريف',
    'المكتبة تمدد ساعات العمل في الشتاء',
    'صياد يعثر على سرطان أزرق نادر',
  ],
  ru: [
    'Городской совет одобрил новую велодорожку',
    'Школьный хор спел в церкви',
    'Фермеры ждут дождя этой осенью',
    'Библиотека продлевает часы работы на зиму',
    'Рыбак нашёл редкого синего краба на берегу',
  ],
  tr: [
    'Belediye meclisi yeni bisiklet yolunu onayladı',
    'Okul korosu kilisede şarkı söyledi',
    'Çiftçiler bu sonbahar için yağmur bekliyor',
    'Kütüphane kış için çalışma saatlerini uzattı',
    'Balıkçı bu hafta için nadir bir mavi yengeç buldu',
  ],
  sw: [
    'Baraza la mji laidhinisha njia mpya ya baiskeli',
    'Kwaya ya shule yaimba kwa ajili ya kanisa',
    'Wakulima wa mji wasubiri mvua ya vuli',
    'Maktaba ya mji yaongeza saa za kazi kwa ajili ya baridi',
    'Mvuvi wa kijiji apata kaa wa bluu kwa bahati',
  ],
}

test.each(Object.entries(OTHERS))('headlines about five things are five stories: %s', (language, titles) => {
  const stories = groupArticles(titles.map((title, at) => ({ id: `a${at}`, title, language })))
  expect(new Set(stories.map(({ story }) => story)).size).toBe(titles.length)
})
