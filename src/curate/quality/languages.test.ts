import { expect, test } from 'vitest'
import { articleFrom } from '../../../test/fixtures/curate/window.ts'
import { scoreQuality } from './score-quality.ts'

/** One invented report in many languages: two people named and quoted, four figures, three sentences a paragraph. */
const REPORTS: readonly {
  readonly language: string
  readonly author: string
  readonly title: string
  readonly text: string
}[] = [
  {
    language: 'en',
    author: 'Ida Vang',
    title: 'Nordholm measures the noise of its harbour for a year',
    text: 'The harbour of Nordholm has measured its noise for a year with 214 microphones. "We expected the ferries to be the loudest of all," said Mette Skov, who runs the port. They recorded 41,000 hours, and 63 percent of the loud minutes were gulls.\n"I could have told them for the price of a coffee," Peder Lund said. He has fished here for 30 years.',
  },
  {
    language: 'de',
    author: 'Ida Vang',
    title: 'Nordholm misst ein Jahr lang den Lärm seines Hafens',
    text: 'Der Hafen von Nordholm hat seinen Lärm ein Jahr lang mit 214 Mikrofonen gemessen. „Wir hatten die Fähren für die lautesten gehalten“, sagte Mette Skov, die den Hafen leitet. Aufgezeichnet wurden 41.000 Stunden, und 63 Prozent der lauten Minuten waren Möwen.\n»Das hätte ich ihnen für einen Kaffee sagen können«, erklärte Peder Lund. Er fischt hier seit 30 Jahren.',
  },
  {
    language: 'fr',
    author: 'Ida Vang',
    title: 'Nordholm mesure pendant un an le bruit de son port',
    text: 'Le port de Nordholm a mesuré son bruit pendant un an avec 214 microphones. « Nous pensions que les ferries seraient les plus bruyants », explique Mette Skov, qui dirige le port. Les appareils ont enregistré 41 000 heures, et 63 % des minutes bruyantes venaient des mouettes.\n« J’aurais pu le leur dire pour le prix d’un café », a déclaré Peder Lund. Il pêche ici depuis 30 ans.',
  },
  {
    language: 'es',
    author: 'Ida Vang',
    title: 'Nordholm mide durante un año el ruido de su puerto',
    text: 'El puerto de Nordholm ha medido su ruido durante un año con 214 micrófonos. «Esperábamos que los transbordadores fueran los más ruidosos», explicó Mette Skov, que dirige el puerto. Grabaron 41.000 horas, y el 63 % de los minutos ruidosos eran de gaviotas.\n«Se lo podría haber dicho por el precio de un café», dijo Peder Lund. Pesca aquí desde hace 30 años.',
  },
  {
    language: 'pt',
    author: 'Ida Vang',
    title: 'Nordholm mede durante um ano o ruído do seu porto',
    text: 'O porto de Nordholm mediu o seu ruído durante um ano com 214 microfones. “Esperávamos que os barcos fossem os mais barulhentos”, disse Mette Skov, que dirige o porto. Gravaram 41.000 horas, e 63% dos minutos ruidosos eram de gaivotas.\n“Eu podia ter dito isso pelo preço de um café”, afirmou Peder Lund. Ele pesca aqui há 30 anos.',
  },
  {
    language: 'it',
    author: 'Ida Vang',
    title: 'Nordholm misura per un anno il rumore del suo porto',
    text: 'Il porto di Nordholm ha misurato il suo rumore per un anno con 214 microfoni. «Ci aspettavamo che i traghetti fossero i più rumorosi», spiega Mette Skov, che dirige il porto. Hanno registrato 41.000 ore, e il 63% dei minuti rumorosi erano gabbiani.\n«Glielo avrei detto io per il prezzo di un caffè», ha detto Peder Lund. Pesca qui da 30 anni.',
  },
  {
    language: 'sv',
    author: 'Ida Vang',
    title: 'Nordholm mäter bullret i sin hamn under ett år',
    text: 'Hamnen i Nordholm har mätt sitt buller under ett år med 214 mikrofoner. ”Vi väntade oss att färjorna skulle vara värst”, säger Mette Skov, som leder hamnen. De spelade in 41 000 timmar, och 63 procent av de högljudda minuterna var måsar.\n– Det hade jag kunnat säga för priset av en kaffe, säger Peder Lund.\nHan har fiskat här i 30 år.',
  },
  {
    language: 'pl',
    author: 'Ida Vang',
    title: 'Nordholm przez rok mierzy hałas w swoim porcie',
    text: 'Port w Nordholm przez rok mierzył hałas za pomocą 214 mikrofonów. „Sądziliśmy, że najgłośniejsze będą promy na morzu”, powiedziała Mette Skov, która kieruje portem. Nagrano 41 000 godzin, a 63 procent głośnych minut to były mewy.\n„Mogłem im to powiedzieć za cenę jednej kawy”, mówi Peder Lund. Łowi tu ryby od 30 lat.',
  },
  {
    language: 'ru',
    author: 'Ида Ванг',
    title: 'Нордхольм целый год измерял шум своего порта',
    text: 'Порт Нордхольма целый год измерял шум с помощью 214 микрофонов. «Мы думали, что громче всех будут паромы», — сказала Метте Сков, которая руководит портом. Записали 41 000 часов, и 63 процента громких минут пришлись на чаек.\n«Я бы сказал им это за чашку кофе», — заявил Педер Лунд. Он ловит здесь рыбу 30 лет.',
  },
  {
    language: 'tr',
    author: 'Ida Vang',
    title: 'Nordholm limanının gürültüsünü bir yıl boyunca ölçtü',
    text: 'Nordholm limanı gürültüsünü bir yıl boyunca 214 mikrofonla ölçtü. Limanı yöneten Mette Skov, "En gürültülü olanın vapurlar olmasını bekliyorduk" dedi. Toplam 41.000 saat kaydedildi ve gürültülü dakikaların yüzde 63 kadarı martılardan geldi.\nPeder Lund ise "Bunu bir kahve parasına ben söylerdim" dedi. Burada 30 yıldır balık tutuyor.',
  },
  {
    language: 'ja',
    author: '山田花子',
    title: '北港、一年かけて騒音を測定',
    text: '北港は一年間、214個のマイクで騒音を測定した。「一番うるさいのはフェリーだと思っていました」と港を運営する佐藤美咲さんは話した。録音は41000時間に及び、うるさい時間の63%はカモメだった。\n「コーヒー一杯で教えてあげたのに」と漁師の田中健一氏は語った。ここで30年漁をしている。',
  },
  {
    language: 'zh',
    author: '李明',
    title: '北港用一年时间测量港口噪音',
    text: '北港用214个麦克风测量了一年的噪音。“我们原以为渡轮的声音最大”，港口负责人王美玲表示。设备共录下41000小时，其中63%的嘈杂时间来自海鸥。\n“一杯咖啡的钱我就能告诉他们”，渔民陈建国说：他已经在这里捕鱼30年。',
  },
  {
    language: 'ko',
    author: '김하늘',
    title: '북항, 일 년 동안 항구 소음을 측정하다',
    text: '북항은 일 년 동안 마이크 214개로 소음을 측정했다. "우리는 여객선이 가장 시끄러울 것이라고 예상했습니다"라고 항구를 운영하는 이서연 대표는 말했다. 41,000시간을 녹음했고 시끄러운 시간의 63%는 갈매기였다.\n"커피 한 잔 값이면 내가 말해 줄 수 있었을 텐데요"라고 박준호 씨는 말했다. 그는 여기서 30년 동안 고기를 잡았다.',
  },
  {
    language: 'ar',
    author: 'إيدا فانغ',
    title: 'ميناء نوردهولم يقيس ضجيجه عاما كاملا',
    text: 'قاس ميناء نوردهولم ضجيجه عاما كاملا بواسطة ٢١٤ ميكروفونا. وقالت ميته سكوف التي تدير الميناء: «توقعنا أن تكون العبارات هي الأعلى صوتا». وسجلت الأجهزة ٤١٠٠٠ ساعة، وكان ٦٣٪ من الدقائق الصاخبة من النوارس.\nوأضاف بيدر لوند: «كان يمكنني أن أخبرهم مقابل فنجان قهوة». وهو يصطاد هنا منذ ٣٠ عاما.',
  },
  {
    language: 'hi',
    author: 'इडा वांग',
    title: 'नॉर्डहोम ने एक साल तक बंदरगाह का शोर मापा',
    text: 'नॉर्डहोम के बंदरगाह ने एक साल तक २१४ माइक्रोफ़ोन से शोर मापा। मेटे स्कोव ने कहा, "हमें लगा था कि सबसे ज़्यादा शोर जहाज़ों का होगा"। कुल ४१००० घंटे रिकॉर्ड हुए और ६३ प्रतिशत शोर पक्षियों का था।\nपेडर लुंड ने बताया, "एक कॉफ़ी के दाम में मैं उन्हें यह बता देता"। वे यहाँ ३० साल से मछली पकड़ते हैं।',
  },
]

const scored = ({ language, author, title, text }: (typeof REPORTS)[number]) =>
  scoreQuality(articleFrom({ id: language, language, authors: [author], title, text }))
const pointsOf = (report: (typeof REPORTS)[number], name: string) =>
  scored(report).parts.find((part) => part.name === name)?.points

test.each(REPORTS)('a report in $language is not punished for its language', (report) => {
  const parts = ['quotes', 'named-sources', 'numbers', 'named-author', 'headline', 'readable']
  const found = Object.fromEntries(parts.map((name) => [name, pointsOf(report, name)]))
  const same = { quotes: 4, 'named-sources': 4, numbers: 4, 'named-author': 6, headline: 10, readable: 8 }
  expect(found).toEqual(same)
})

test('the same report has about the same quality in every language', () => {
  const values = REPORTS.map((report) => scored(report).value)
  expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(5)
})

test.each(REPORTS)('without its people and figures it is worth less in $language too', (report) => {
  const [first = ''] = report.text.split(/(?<=[.。।])/u)
  const scrap = { ...report, author: '', text: first.replace(/\p{Nd}+/gu, '') }
  expect(scored(report).value - scored(scrap).value).toBeGreaterThanOrEqual(15)
})
