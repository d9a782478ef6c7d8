/** A news agency whose texts others carry. Own list, from the names that agencies publish under. */
export type Agency = {
  readonly name: string
  /** Registrable domains of its own pages. */
  readonly domains: readonly string[]
  /** How texts name it: names that mean nothing else. */
  readonly names: readonly string[]
  /** Letters that may mean something else outside brackets: read in brackets only, as they are written. */
  readonly codes?: readonly string[]
}

export const AGENCIES: readonly Agency[] = [
  {
    name: 'Reuters',
    domains: ['reuters.com'],
    names: ['Thomson Reuters', 'Reuters', '路透社', 'رويترز', 'Рейтер'],
  },
  // Before the one whose name is part of its own.
  { name: 'AAP', domains: ['aap.com.au'], names: ['Australian Associated Press'], codes: ['AAP'] },
  {
    name: 'Associated Press',
    domains: ['apnews.com', 'ap.org'],
    names: ['The Associated Press', 'Associated Press', '美联社', 'أسوشيتد برس'],
    codes: ['AP'],
  },
  {
    name: 'AFP',
    domains: ['afp.com'],
    names: ['Agence France-Presse', 'Agence France Presse', 'AFP', '法新社', 'فرانس برس', 'أ ف ب'],
  },
  { name: 'dpa', domains: ['dpa.com'], names: ['Deutsche Presse-Agentur', 'dpa-infocom', 'dpa'] },
  { name: 'ANSA', domains: ['ansa.it'], names: ['ANSA'] },
  { name: 'Adnkronos', domains: ['adnkronos.com'], names: ['Adnkronos'] },
  { name: 'Xinhua', domains: ['xinhuanet.com', 'news.cn'], names: ['Xinhua', '新华社'] },
  { name: 'PA Media', domains: ['pa.media'], names: ['PA Media', 'Press Association'], codes: ['PA'] },
  { name: 'UPI', domains: ['upi.com'], names: ['United Press International', 'UPI'] },
  { name: 'Bloomberg', domains: ['bloomberg.com'], names: ['Bloomberg News', 'Bloomberg'] },
  { name: 'EFE', domains: ['efe.com'], names: ['Agencia EFE', 'EFE'] },
  { name: 'Europa Press', domains: ['europapress.es'], names: ['Europa Press'] },
  { name: 'Lusa', domains: ['lusa.pt'], names: ['Agência Lusa'], codes: ['Lusa', 'LUSA'] },
  { name: 'TASS', domains: ['tass.ru', 'tass.com'], names: ['ТАСС', 'TASS'] },
  { name: 'Interfax', domains: ['interfax.ru', 'interfax.com'], names: ['Интерфакс', 'Interfax'] },
  { name: 'Ukrinform', domains: ['ukrinform.net', 'ukrinform.ua'], names: ['Укрінформ', 'Ukrinform'] },
  { name: 'APA', domains: ['apa.at'], names: ['Austria Presse Agentur'], codes: ['APA'] },
  {
    name: 'Keystone-SDA',
    domains: ['keystone-sda.ch'],
    names: ['Keystone-SDA', 'Keystone-ATS'],
    codes: ['SDA', 'sda', 'ATS', 'ats'],
  },
  { name: 'epd', domains: ['epd.de'], names: ['Evangelischer Pressedienst'], codes: ['epd'] },
  { name: 'KNA', domains: ['kna.de'], names: ['Katholische Nachrichten-Agentur'], codes: ['KNA'] },
  {
    name: 'Belga',
    domains: ['belga.be', 'belganewsagency.eu'],
    names: ['Agence Belga', 'Belga News Agency'],
    codes: ['Belga', 'BELGA'],
  },
  { name: 'ANP', domains: ['anp.nl'], names: ['Algemeen Nederlands Persbureau'], codes: ['ANP'] },
  { name: 'TT', domains: ['tt.se'], names: ['TT Nyhetsbyrån'], codes: ['TT'] },
  { name: 'NTB', domains: ['ntb.no'], names: ['Norsk Telegrambyrå'], codes: ['NTB', '©NTB'] },
  { name: 'Ritzau', domains: ['ritzau.dk'], names: ['Ritzau'] },
  { name: 'STT', domains: ['stt.fi'], names: ['Suomen Tietotoimisto'], codes: ['STT'] },
  { name: 'PAP', domains: ['pap.pl'], names: ['Polska Agencja Prasowa'], codes: ['PAP'] },
  { name: 'ČTK', domains: ['ctk.cz', 'ceskenoviny.cz'], names: ['ČTK'], codes: ['CTK'] },
  { name: 'MTI', domains: ['mti.hu'], names: ['Magyar Távirati Iroda'], codes: ['MTI'] },
  { name: 'Anadolu', domains: ['aa.com.tr'], names: ['Anadolu Ajansı', 'Anadolu Agency'], codes: ['AA'] },
  { name: 'PTI', domains: ['ptinews.com'], names: ['Press Trust of India'], codes: ['PTI'] },
  { name: 'ANI', domains: ['aninews.in'], names: ['Asian News International'], codes: ['ANI'] },
  {
    name: 'Kyodo',
    domains: ['kyodonews.net', 'kyodo.co.jp'],
    names: ['Kyodo News', 'Kyodo', '共同通信'],
    codes: ['共同'],
  },
  { name: 'Jiji', domains: ['jiji.com'], names: ['Jiji Press', '時事通信'], codes: ['時事'] },
  { name: 'Yonhap', domains: ['yna.co.kr'], names: ['Yonhap', '연합뉴스'] },
  { name: 'Bernama', domains: ['bernama.com'], names: ['Bernama'] },
  { name: 'ANTARA', domains: ['antaranews.com'], names: ['ANTARA News'], codes: ['ANTARA', 'Antara'] },
  {
    name: 'The Canadian Press',
    domains: ['thecanadianpress.com'],
    names: ['The Canadian Press', 'La Presse Canadienne'],
    codes: ['CP'],
  },
]
