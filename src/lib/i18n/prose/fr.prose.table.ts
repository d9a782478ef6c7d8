import type { Prose } from './en.prose.table.ts'

export const FR_PROSE: Prose = {
  about: `## Comment une page se fait

Un programme demande à une liste de sources ce qu’elles ont publié, aussi souvent que leur propre rythme le suggère et jamais plus souvent qu’elles ne le permettent. Il lit les titres, les résumés et les dates, et les pages là où leur éditeur l’autorise. Il voit quels articles racontent le même événement et les réunit en un seul sujet.

## Ce qui décide de la place d’un sujet

La **chaleur** dit l’attention que reçoit un sujet : combien de voix indépendantes le racontent, s’il gagne des articles en ce moment, qui y renvoie, et ce que valaient ses sources jusqu’ici. La **qualité** dit ce que vaut un article en lui-même. Toutes deux sont des sommes de parts nommées, de 0 à 100, montrées avec leurs chiffres sous « {why} ». Les copies d’un même texte, comme une dépêche d’agence, comptent pour une voix. Les sujets anciens descendent ; personne ne peut acheter une place.

## Ce qui n’est pas caché

Ce qui a été recueilli mais n’est pas montré figure, avec sa raison, sur la page [ce qui a été écarté](/left-out/). Les sources et leurs défaillances sont sur la [page des sources](/sources/). La rédaction peut changer ce qu’une machine a décidé ; ses décisions sont datées et conservées.

## Votre visite

Ce site ne pose aucun cookie, ne compte pas ses lecteurs et ne charge rien d’ailleurs. Votre choix du clair ou du sombre reste dans votre navigateur.`,
  botIntro:
    '{name} recense ce que d’autres publient et leur envoie des lecteurs. Voici ce que son programme va chercher, pourquoi, et comment lui dire non.',
  bot: `## Comment il se présente

Son User-Agent contient le nom \`{agent}\`. Dans robots.txt il répond à \`{token}\`, et à \`*\` là où ce nom n’est pas cité. Il ne se fait jamais passer pour un navigateur.

## Ce qu’il fait

- Il interroge flux et pages pas plus vite que vous ne le permettez, et seulement pour ce qui a changé.
- Il montre un titre, un lien vers vous, votre nom, l’heure et, si c’est permis, un court extrait et une petite image.
- Il garde le texte, si c’est permis, pour la recherche et pour reconnaître les copies, et ne le publie jamais.
- {training}

## Comment dire non

Chacun de ces signes est lu à chaque visite, et un changement s’applique dès le prochain passage à ce qui est déjà publié :`,
  botRemoval: `L’attribut \`data-nosnippet\` tient toute partie d’une page hors du texte et de l’extrait.

## Comment faire retirer quelque chose

Écrivez à {contact}. Ce qui est retiré quitte toute page, tout flux, tout index et tout cache, et n’est plus jamais demandé.`,
  trainsNothing: 'Il n’entraîne rien sur ce que vous publiez.',
  trainsNothingStrict: 'Il n’entraîne rien sur ce que vous publiez et n’en donne rien à un modèle.',
  operator: 'l’exploitant',
  feeds:
    'Tout ce qui est ici existe aussi pour les programmes : sans clé, sans limite que les bonnes manières.',
  place: '{protocol} ; dans {where}',
  effects: {
    'fetch-nothing': 'Nous n’allons rien chercher : ni flux, ni pages, ni images.',
    'list-nothing': 'Rien de vous n’est recensé, montré ni gardé.',
    'listed-no-model': 'Vos textes sont recensés et jamais donnés à un modèle génératif.',
    'no-full-text': 'Nous gardons un lien et un court extrait, pas le texte entier.',
    'page-not-listed': 'Cette page n’est ni recensée, ni montrée, ni gardée.',
    'no-words': 'Le titre et le lien sont montrés, aucun de vos mots.',
    'short-excerpt': 'L’extrait compte au plus 120 caractères.',
    'no-pictures': 'Aucune de vos images n’est montrée.',
    'no-archive': 'Le texte entier n’est ni gardé ni donné à un modèle génératif.',
    'text-no-model': 'Ce texte n’est jamais donné à un modèle génératif.',
    'texts-no-model': 'Vos textes ne sont jamais donnés à un modèle génératif.',
    'pictures-no-model': 'Vos images ne sont jamais données à un modèle génératif.',
    'picture-with-credit': 'L’image est montrée avec son crédit et jamais donnée à un modèle génératif.',
  },
  places: {
    'robots.txt': 'votre robots.txt',
    'ai.txt': 'l’ai.txt du serveur de vos images',
    header: 'la réponse HTTP d’une page',
    meta: 'le <head> d’une page',
    'tdmrep.json': '/.well-known/tdmrep.json',
    rsl: 'un document que nomme une ligne « License: » de votre robots.txt',
    xmp: 'les données XMP d’une image',
  },
}
