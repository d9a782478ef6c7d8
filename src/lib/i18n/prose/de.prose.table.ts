import type { Prose } from './en.prose.table.ts'

export const DE_PROSE: Prose = {
  about: `## Wie eine Seite entsteht

Ein Programm fragt eine Liste von Quellen, was sie veröffentlicht haben: so oft, wie ihr eigener Rhythmus es nahelegt, und nie öfter, als sie erlauben. Es liest Titel, Zusammenfassungen und Daten und dort, wo es der Verlag gestattet, auch die Seiten. Es erkennt, welche Artikel vom selben Ereignis handeln, und fasst sie zu einer Geschichte zusammen.

## Was über den Platz einer Geschichte entscheidet

Die **Wärme** sagt, wie viel Aufmerksamkeit eine Geschichte hat: wie viele unabhängige Stimmen sie erzählen, ob gerade Artikel hinzukommen, wer auf sie verlinkt und wie gut ihre Quellen bisher waren. Die **Qualität** sagt, wie gut ein Artikel für sich ist. Beide sind Summen benannter Teile von 0 bis 100 und stehen mit ihren Zahlen unter „{why}“. Kopien eines Textes, etwa einer Agenturmeldung, zählen als eine Stimme. Ältere Geschichten sinken; kaufen kann einen Platz niemand.

## Was nicht verborgen wird

Was gesammelt wurde, aber nicht gezeigt wird, steht mit Begründung unter [heute weggelassen](/left-out/). Die Quellen und ihre Ausfälle stehen auf der [Seite der Quellen](/sources/). Die Redaktion kann ändern, was eine Maschine entschieden hat; ihre Entscheidungen tragen ein Datum und bleiben erhalten.

## Ihr Besuch

Diese Website setzt keine Cookies, zählt keine Leser und lädt nichts von anderen. Ihre Wahl von Hell oder Dunkel bleibt in Ihrem Browser.`,
  botIntro:
    '{name} verzeichnet, was andere veröffentlichen, und schickt Leser zu ihnen. Hier steht, was das Programm abruft, warum, und wie man ihm Nein sagt.',
  bot: `## Wie es sich vorstellt

Sein User-Agent enthält das Kürzel \`{agent}\`. In robots.txt hört es auf \`{token}\` und auf \`*\`, wo dieser Name nicht vorkommt. Es gibt sich nie als Browser aus.

## Was es tut

- Es fragt Feeds und Seiten nicht schneller ab, als Sie erlauben, und nur nach Neuem.
- Es zeigt eine Überschrift, einen Link zu Ihnen, Ihren Namen, die Zeit und, wo erlaubt, einen kurzen Auszug und ein kleines Bild.
- Es behält Text, wo erlaubt, für die Suche und um Kopien zu erkennen, und veröffentlicht ihn nie.
- {training}

## Wie man Nein sagt

Jedes dieser Zeichen wird bei jedem Besuch gelesen; eine Änderung gilt beim nächsten Lauf auch für das, was schon veröffentlicht ist:`,
  botRemoval: `Das Attribut \`data-nosnippet\` hält jeden Teil einer Seite aus Text und Auszug heraus.

## Wie man etwas entfernen lässt

Schreiben Sie an {contact}. Was entfernt wird, verschwindet aus jeder Seite, jedem Feed, Index und Zwischenspeicher und wird nie wieder abgerufen.`,
  trainsNothing: 'Es trainiert mit Ihren Veröffentlichungen nichts.',
  trainsNothingStrict:
    'Es trainiert mit Ihren Veröffentlichungen nichts und gibt nichts davon an ein Modell.',
  operator: 'den Betreiber',
  feeds: 'Alles hier gibt es auch für Programme: ohne Schlüssel, ohne Grenze außer gutem Benehmen.',
  place: '{protocol}; in: {where}',
  effects: {
    'fetch-nothing': 'Wir rufen nichts ab: keine Feeds, keine Seiten, keine Bilder.',
    'list-nothing': 'Nichts von Ihnen wird verzeichnet, gezeigt oder behalten.',
    'listed-no-model': 'Ihre Texte werden verzeichnet und nie an ein generatives Modell gegeben.',
    'no-full-text': 'Wir behalten einen Link und einen kurzen Auszug, nicht den ganzen Text.',
    'page-not-listed': 'Diese Seite wird nicht verzeichnet, gezeigt oder behalten.',
    'no-words': 'Titel und Link werden gezeigt, keines Ihrer Worte.',
    'short-excerpt': 'Der Auszug hat höchstens 120 Zeichen.',
    'no-pictures': 'Keines Ihrer Bilder wird gezeigt.',
    'no-archive': 'Der ganze Text wird weder behalten noch an ein generatives Modell gegeben.',
    'text-no-model': 'Dieser Text wird nie an ein generatives Modell gegeben.',
    'texts-no-model': 'Ihre Texte werden nie an ein generatives Modell gegeben.',
    'pictures-no-model': 'Ihre Bilder werden nie an ein generatives Modell gegeben.',
    'picture-with-credit':
      'Das Bild wird mit seinem Nachweis gezeigt und nie an ein generatives Modell gegeben.',
  },
  places: {
    'robots.txt': 'Ihrer robots.txt',
    'ai.txt': 'der ai.txt des Servers, von dem Ihre Bilder kommen',
    header: 'der HTTP-Antwort einer Seite',
    meta: 'dem <head> einer Seite',
    'tdmrep.json': '/.well-known/tdmrep.json',
    rsl: 'einem Dokument, das eine Zeile „License:“ Ihrer robots.txt nennt',
    xmp: 'den XMP-Daten eines Bildes',
  },
}
