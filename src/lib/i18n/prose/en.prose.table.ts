import type { OptOutExample } from '../../rights/opt-out-examples.table.ts'

/**
 * The pages of words in one language, as Markdown. Addresses that begin with a slash are below the site's base; `{name}` and the
 * like are filled in.
 */
export type Prose = {
  readonly about: string
  readonly botIntro: string
  readonly bot: string
  /** What follows the list of ways to say no. */
  readonly botRemoval: string
  readonly trainsNothing: string
  /** The same under the strict rights profile. */
  readonly trainsNothingStrict: string
  /** Stands where nobody is named to write to. */
  readonly operator: string
  readonly feeds: string
  /** Where the lines of a protocol go. */
  readonly place: string
  readonly effects: Readonly<Record<OptOutExample['effect'], string>>
  readonly places: Readonly<Record<OptOutExample['place'], string>>
}

export const EN_PROSE: Prose = {
  about: `## How a page comes to be

A program asks a list of sources what they published, as often as their own rhythm suggests and never more often than they allow. It reads titles, summaries and dates, and the pages where their publishers permit it. It sees which articles tell the same event, and puts those together as one story.

## What decides the place of a story

**Heat** says how much attention a story has: how many independent voices tell it, whether it gains articles now, who links to it, and how well its sources have done before. **Quality** says how good an article is by itself. Both are sums of named parts from 0 to 100, shown with their numbers under “{why}”. Copies of one text, such as an agency's report, count as one voice. Older stories sink; no one can buy a place.

## What is not hidden

What was collected but is not shown is on the page [left out today](/left-out/), with its reason. Sources and their failures are on the [sources page](/sources/). Editors can change what a machine decided; their decisions are dated and kept.

## Your visit

This site sets no cookies, counts no readers and loads nothing from anyone else. Your choice of light or dark stays in your browser.`,
  botIntro:
    '{name} lists what others publish and sends readers to them. Here is what its program fetches, why, and how to tell it no.',
  bot: `## How it introduces itself

Its User-Agent holds the token \`{agent}\`. In robots.txt it answers to \`{token}\`, and to \`*\` where that name is not mentioned. It never pretends to be a browser.

## What it does

- It asks feeds and pages no faster than you allow, and only for what changed.
- It shows a headline, a link to you, your name, the time, and where allowed a short excerpt and a small picture.
- It keeps text for search and for finding copies where allowed, and never publishes it.
- {training}

## How to say no

Any of these is read at every visit, and a change is applied to what is already published at the next run:`,
  botRemoval: `A \`data-nosnippet\` attribute keeps any part of a page out of text and excerpt.

## How to have something removed

Write to {contact}. What is taken down leaves every page, feed, index and cache, and is never fetched again.`,
  trainsNothing: 'It trains nothing on what you publish.',
  trainsNothingStrict: 'It trains nothing on what you publish, and gives none of it to a model.',
  operator: 'the operator',
  feeds: 'Everything here is also made for programs: no key, no limit but good manners.',
  place: '{protocol}; in {where}',
  effects: {
    'fetch-nothing': 'We fetch nothing: no feeds, no pages, no pictures.',
    'list-nothing': 'Nothing of yours is listed, shown or kept.',
    'listed-no-model': 'Your texts are listed, and never given to a generative model.',
    'no-full-text': 'We keep a link and a short excerpt, not the full text.',
    'page-not-listed': 'This page is not listed, shown or kept.',
    'no-words': 'Title and link are shown, none of your words.',
    'short-excerpt': 'The excerpt has at most 120 characters.',
    'no-pictures': 'None of your pictures is shown.',
    'no-archive': 'The full text is not kept, nor given to a generative model.',
    'text-no-model': 'This text is never given to a generative model.',
    'texts-no-model': 'Your texts are never given to a generative model.',
    'pictures-no-model': 'Your pictures are never given to a generative model.',
    'picture-with-credit': 'The picture is shown with its credit and never given to a generative model.',
  },
  places: {
    'robots.txt': 'your robots.txt',
    'ai.txt': 'the ai.txt of the host that serves your pictures',
    header: "a page's HTTP answer",
    meta: 'the <head> of a page',
    'tdmrep.json': '/.well-known/tdmrep.json',
    rsl: 'a document that a "License:" line of your robots.txt names',
    xmp: "a picture's XMP",
  },
}
