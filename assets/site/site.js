// Every page works without this script. It remembers the theme, shows ages instead of times, listens to a few keys, and
// searches. It sets no cookie and asks nobody but this site.

const root = document.documentElement

/* What a reader chose stays in the browser; a browser that forbids it forgets at the next page. */
const memory = {
  read: (name) => attempt(() => localStorage.getItem(name)),
  write: (name, value) => attempt(() => localStorage.setItem(name, value)),
}

function attempt(work) {
  try {
    return work()
  } catch {
    return null
  }
}

/* Before the first paint: the chosen theme, and the mark by which the style sheet shows what needs this script. */
const chosenTheme = memory.read('theme')
if (chosenTheme === 'dark' || chosenTheme === 'light') root.dataset.theme = chosenTheme
root.dataset.script = ''

/* A page that is still arriving is painted in parts: times become ages before each paint, so that nothing moves afterwards. */
requestAnimationFrame(function beforePaint() {
  showAges()
  if (document.readyState === 'loading') requestAnimationFrame(beforePaint)
})

document.addEventListener('DOMContentLoaded', () => {
  startThemeSwitch()
  showAges()
  setInterval(showAges, 60_000)
  startKeys()
  const form = document.querySelector('[data-search]')
  if (form) startSearch(form)
})

function startThemeSwitch() {
  document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    memory.write('theme', root.dataset.theme)
  })
}

function isDark() {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return (root.dataset.theme ?? system) === 'dark'
}

/* Ages */

const AGES = [
  { unit: 'day', ms: 86_400_000, most: 6 },
  { unit: 'hour', ms: 3_600_000, most: 24 },
  { unit: 'minute', ms: 60_000, most: 60 },
]

function showAges() {
  const now = Date.now()
  for (const time of document.querySelectorAll('time[data-age]')) {
    const age = ageInWords(now - Date.parse(time.dateTime))
    if (!time.title) time.title = time.textContent
    time.textContent = age ?? time.title
  }
}

// Undefined for the future and for what is too old for an age to say anything.
function ageInWords(ms) {
  if (ms < 0) return undefined
  const age = AGES.find((candidate) => ms >= candidate.ms) ?? AGES.at(-1)
  const count = Math.max(1, Math.floor(ms / age.ms))
  if (count > age.most) return undefined
  return new Intl.NumberFormat(root.lang, { style: 'unit', unit: age.unit, unitDisplay: 'narrow' }).format(
    count,
  )
}

/* Keys: j and k, / and ?. They can be switched off (WCAG 2.1.4) where they are explained. */

function startKeys() {
  const help = document.querySelector('[data-keys]')
  const opener = document.querySelector('[data-keys-open]')
  if (!help || !opener) return
  const enabled = help.querySelector('input')
  enabled.checked = memory.read('keys') !== 'off'
  enabled.addEventListener('change', () => memory.write('keys', enabled.checked ? 'on' : 'off'))
  opener.addEventListener('click', () => help.showModal())
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    '/': goToSearch,
    '?': () => help.showModal(),
  }
  document.addEventListener('keydown', (event) => {
    if (!enabled.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const action = actions[event.key]
    if (!action || help.open) return
    event.preventDefault()
    action()
  })
}

function isTyping(element) {
  return element.closest('input, select, textarea, [contenteditable]') !== null
}

function step(by) {
  const stories = [...document.querySelectorAll('[data-story]')]
  const at = stories.findIndex((story) => story.contains(document.activeElement))
  const next = stories[at < 0 ? (by > 0 ? 0 : stories.length - 1) : at + by]
  const link = next?.querySelector('a[href]')
  link?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function goToSearch() {
  const field = document.querySelector('#search-words')
  if (field) field.focus()
  else location.href = `${root.dataset.base}/search/`
}

/* Search: the index is cut into segments of articles by age and into shards of words; docs/site.md tells its form. */

const FIRST_RESULTS = 12

function startSearch(form) {
  const view = {
    form,
    status: document.querySelector('[data-search-status]'),
    results: document.querySelector('[data-search-results]'),
    more: document.querySelector('[data-search-more]'),
  }
  let latest
  const search = () => {
    const query = queryOf(form)
    const address = new URLSearchParams(Object.entries(query).filter(([, value]) => value))
    history.replaceState(null, '', `${location.pathname}${address.size > 0 ? `?${address}` : ''}`)
    view.results.replaceChildren()
    latest = { shown: 0, found: resultsOf(query) }
    if (query.q || query.topic || query.provider) showMore(view, latest, () => latest)
    else view.status.textContent = ''
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    search()
  })
  form.addEventListener('change', search)
  view.more.addEventListener('click', () => showMore(view, latest, () => latest))
  const asked = new URLSearchParams(location.search)
  for (const [name, value] of asked) if (form.elements[name]) form.elements[name].value = value
  if (asked.size > 0) search()
}

function queryOf(form) {
  const { q, topic, provider, since } = form.elements
  return { q: q.value.trim(), topic: topic.value, provider: provider.value, since: since.value }
}

async function showMore(view, search, current) {
  view.more.hidden = true
  view.status.textContent = view.status.dataset.busy
  view.status.dataset.state = 'busy'
  const wanted = search.shown + FIRST_RESULTS
  let ended = false
  while (search.shown < wanted && !ended) {
    const { value, done } = await search.found.next()
    if (search !== current()) return
    ended = done
    if (value) {
      view.results.append(resultElement(value))
      search.shown += 1
    }
  }
  showAges()
  view.more.hidden = ended
  view.status.textContent = statusWords(view.status.dataset, search, ended)
  view.status.dataset.state = 'done'
}

function statusWords(words, search, ended) {
  if (search.shown === 0) return words.none
  const meant = search.found.meant ? `${words.meant.replace('{words}', search.found.meant)} ` : ''
  const form = new Intl.PluralRules(root.lang).select(search.shown)
  const count = (words[form] ?? words.other).replace('{n}', `${search.shown}${ended ? '' : '+'}`)
  return meant + count
}

// A copy of the server's list item: text is set as text, addresses are checked to be web addresses.
function resultElement([title, url, provider, minutes, path]) {
  const article = document.createElement('article')
  article.className = 'item'
  article.dataset.story = ''
  const heading = article.appendChild(document.createElement('h2'))
  const link = heading.appendChild(document.createElement('a'))
  if (/^https?:/.test(url)) link.href = url
  link.rel = 'noopener'
  link.dir = 'auto'
  link.textContent = title
  const byline = article.appendChild(document.createElement('p'))
  byline.className = 'byline'
  const name = byline.appendChild(document.createElement('b'))
  name.className = 'provider'
  name.textContent = provider
  const date = new Date(minutes * 60_000)
  const time = byline.appendChild(document.createElement('time'))
  time.dateTime = date.toISOString()
  time.textContent = date.toLocaleDateString(root.lang, { dateStyle: 'medium' })
  time.dataset.age = ''
  if (path) {
    const why = byline.appendChild(document.createElement('a'))
    why.className = 'to-story'
    why.href = root.dataset.base + path
    why.textContent = document.querySelector('[data-search-status]').dataset.why
  }
  return article
}

function resultsOf(query) {
  const results = findResults(query, (meant) => {
    results.meant = meant
  })
  return results
}

async function* findResults(query, correct) {
  const index = await load('index')
  // A live server offers its own index, which has the full text but no filters.
  if (index.live && !query.topic && !query.provider && !query.since) {
    const answer = await fetch(`${index.live}?${new URLSearchParams({ q: query.q })}`)
    for (const hit of (await answer.json()).value) {
      yield [hit.title, hit.url, hit.provider, Date.parse(hit.publishedAt) / 60_000]
    }
    return
  }
  const since = query.since ? Date.parse(query.since) / 60_000 : 0
  for (const segment of index.segments.toReversed()) {
    if (segment.until < since) continue
    const hits = await searchSegment(segment.id, query, correct)
    for (const number of hits) {
      const block = await load(`${segment.id}/d${Math.floor(number / index.block)}`)
      const result = block[number % index.block]
      if (result && result[3] >= since) yield result
    }
  }
}

// Numbers of the articles that have every word, best and newest first.
async function searchSegment(id, { q, topic, provider }, correct) {
  const scores = []
  const meant = []
  const words = termsOf(q)
  for (const [index, word] of words.entries()) {
    const match = await matchWord(id, word, index === words.length - 1)
    if (!match) return []
    meant.push(match.word)
    if (match.scores) scores.push(match.scores)
  }
  for (const filter of [topic && `t:${topic}`, provider && `p:${provider}`]) {
    if (filter) scores.push((await matchExact(id, filter)) ?? new Map())
  }
  if (scores.length === 0) return []
  if (meant.join() !== words.join()) correct(meant.join(' '))
  const [first, ...others] = scores.sort((one, other) => one.size - other.size)
  const hits = [...first].flatMap(([number, score]) => {
    if (others.some((other) => !other.has(number))) return []
    return [{ number, score: others.reduce((sum, other) => sum + other.get(number), score) }]
  })
  return hits
    .sort((one, other) => other.score - one.score || other.number - one.number)
    .map((hit) => hit.number)
}

/* A word as it is; as the beginning of words, when it is the last; else the nearest word there is. */
async function matchWord(id, word, isLast) {
  const shard = await load(`${id}/t${shardOf(word)}`)
  // A word without numbers is in so many articles that it tells nothing.
  if (shard[word] === '') return { word }
  const found = new Map()
  if (shard[word]) addPostings(found, shard[word], 3)
  if (isLast && word.length >= 3) {
    for (const [term, postings] of Object.entries(shard)) {
      if (term !== word && term.startsWith(word)) addPostings(found, postings, 1)
    }
  }
  if (found.size > 0) return { word, scores: found }
  const near = nearest(word, Object.keys(shard)) ?? (await listedNear(word))
  const scores = near && (await matchExact(id, near))
  return scores ? { word: near, scores } : undefined
}

// The newest articles' words do for all: the list is the largest file of the index.
async function listedNear(word) {
  const index = await load('index')
  const words = await load(`${index.words}/words`)
  return nearest(word, words.split(' '))
}

async function matchExact(id, term) {
  const postings = (await load(`${id}/t${shardOf(term)}`))[term]
  if (!postings) return undefined
  const found = new Map()
  addPostings(found, postings, 2)
  return found
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

// Two digits a number; those before the dot have the word in their headline, which counts three times.
function addPostings(found, postings, weight) {
  const [titles, others = ''] = postings.split('.')
  for (const [numbers, factor] of [
    [titles, 3],
    [others, 1],
  ]) {
    for (let at = 0; at < numbers.length; at += 2) {
      const number = DIGITS.indexOf(numbers[at]) * 64 + DIGITS.indexOf(numbers[at + 1])
      found.set(number, Math.max(found.get(number) ?? 0, weight * factor))
    }
  }
}

const SHARDS = 256

function shardOf(term) {
  let hash = 5381
  for (const character of [...term].slice(0, 3)) hash = (hash * 33 + character.codePointAt(0)) % 65_521
  return hash % SHARDS
}

// As src/publish/site/search/search-terms.ts does it; a test compares the two.
function termsOf(text) {
  const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  return [
    ...new Set(words.flatMap((word) => (CJK.test(word) ? pairs([...word]) : word.slice(0, 24)))),
  ].filter((word) => word.length > 1 || CJK.test(word))
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function pairs(characters) {
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => characters[index] + character)
}

function nearest(word, terms) {
  const most = word.length > 7 ? 2 : 1
  if (word.length < 4) return undefined
  let best
  let least = most + 1
  for (const term of terms) {
    if (Math.abs(term.length - word.length) > most || term.includes(':')) continue
    const distance = editDistance(word, term, most)
    if (distance < least) {
      least = distance
      best = term
    }
  }
  return best
}

// Damerau and Levenshtein's distance of neighbours; anything above `most` is as good as far.
function editDistance(one, other, most) {
  let before = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) cost = Math.min(cost, before[column - 2] + 1)
      line.push(cost)
    }
    if (Math.min(...line) > most) return most + 1
    before = last
    last = line
  }
  return last[other.length]
}

const loaded = new Map()

// Each file of the index at most once a page; one that is not there is empty.
function load(name) {
  const file = name.endsWith('/words') ? `${name}.txt` : `${name}.json`
  const known = loaded.get(name) ?? loadFile(`${root.dataset.base}/search/${file}`)
  loaded.set(name, known)
  return known
}

async function loadFile(address) {
  const answer = await fetch(address)
  const isText = address.endsWith('.txt')
  if (!answer.ok) return isText ? '' : {}
  return isText ? answer.text() : answer.json()
}
