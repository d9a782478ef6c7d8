import type { Prose } from './en.prose.table.ts'

export const ES_PROSE: Prose = {
  about: `## Cómo se hace una página

Un programa pregunta a una lista de fuentes qué han publicado, tan a menudo como sugiere su propio ritmo y nunca más de lo que permiten. Lee títulos, resúmenes y fechas, y las páginas cuando su editor lo autoriza. Ve qué artículos cuentan el mismo hecho y los reúne en una sola historia.

## Qué decide el lugar de una historia

El **calor** dice cuánta atención tiene una historia: cuántas voces independientes la cuentan, si gana artículos ahora, quién enlaza con ella y cómo han sido sus fuentes hasta hoy. La **calidad** dice cuánto vale un artículo por sí mismo. Ambas son sumas de partes con nombre, de 0 a 100, que se muestran con sus cifras en «{why}». Las copias de un mismo texto, como un despacho de agencia, cuentan como una voz. Las historias viejas descienden; nadie puede comprar un lugar.

## Qué no se oculta

Lo que se recogió y no se muestra está, con su razón, en la página [lo que quedó fuera](/left-out/). Las fuentes y sus fallos están en la [página de fuentes](/sources/). La redacción puede cambiar lo que decidió una máquina; sus decisiones llevan fecha y se conservan.

## Su visita

Este sitio no pone cookies, no cuenta lectores y no carga nada de terceros. Su elección de claro u oscuro queda en su navegador.`,
  botIntro:
    '{name} enumera lo que otros publican y les envía lectores. Aquí está lo que su programa pide, por qué, y cómo decirle que no.',
  bot: `## Cómo se presenta

Su User-Agent lleva el nombre \`{agent}\`. En robots.txt responde a \`{token}\`, y a \`*\` cuando ese nombre no aparece. Nunca se hace pasar por un navegador.

## Qué hace

- Consulta canales y páginas no más rápido de lo que usted permite, y solo por lo que ha cambiado.
- Muestra un titular, un enlace a usted, su nombre, la hora y, si está permitido, un extracto breve y una imagen pequeña.
- Guarda texto, si está permitido, para la búsqueda y para reconocer copias, y nunca lo publica.
- {training}

## Cómo decir que no

Cada una de estas señales se lee en cada visita, y un cambio se aplica en la siguiente pasada a lo ya publicado:`,
  botRemoval: `El atributo \`data-nosnippet\` deja cualquier parte de una página fuera del texto y del extracto.

## Cómo hacer retirar algo

Escriba a {contact}. Lo retirado deja toda página, canal, índice y caché, y no se vuelve a pedir nunca.`,
  trainsNothing: 'No entrena nada con lo que usted publica.',
  trainsNothingStrict: 'No entrena nada con lo que usted publica ni lo da a ningún modelo.',
  operator: 'el responsable',
  feeds:
    'Todo lo que hay aquí existe también para programas: sin clave y sin más límite que los buenos modales.',
  place: '{protocol}; en {where}',
  effects: {
    'fetch-nothing': 'No pedimos nada: ni canales, ni páginas, ni imágenes.',
    'list-nothing': 'Nada suyo se enumera, se muestra ni se guarda.',
    'listed-no-model': 'Sus textos se enumeran y nunca se dan a un modelo generativo.',
    'no-full-text': 'Guardamos un enlace y un extracto breve, no el texto completo.',
    'page-not-listed': 'Esta página no se enumera, ni se muestra, ni se guarda.',
    'no-words': 'Se muestran el título y el enlace, ninguna de sus palabras.',
    'short-excerpt': 'El extracto tiene como máximo 120 caracteres.',
    'no-pictures': 'No se muestra ninguna de sus imágenes.',
    'no-archive': 'El texto completo no se guarda ni se da a un modelo generativo.',
    'text-no-model': 'Este texto nunca se da a un modelo generativo.',
    'texts-no-model': 'Sus textos nunca se dan a un modelo generativo.',
    'pictures-no-model': 'Sus imágenes nunca se dan a un modelo generativo.',
    'picture-with-credit': 'La imagen se muestra con su crédito y nunca se da a un modelo generativo.',
  },
  places: {
    'robots.txt': 'su robots.txt',
    'ai.txt': 'el ai.txt del servidor de sus imágenes',
    header: 'la respuesta HTTP de una página',
    meta: 'el <head> de una página',
    'tdmrep.json': '/.well-known/tdmrep.json',
    rsl: 'un documento que nombra una línea «License:» de su robots.txt',
    xmp: 'los datos XMP de una imagen',
  },
}
