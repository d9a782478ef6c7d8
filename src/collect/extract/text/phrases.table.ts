/** Short lines around articles in the main languages, by what they are. Each pattern is tried on lines of at most 160 characters in lower case: a pattern that
 * ignores case costs many times as much. */
export const PHRASES: readonly (readonly [string, RegExp])[] = [
  [
    'byline',
    /^(?:by|von|par|por|di|door|af|av|text|texte|texto|autor|author|written by|posted by|reported by|edited by|reporting by|написал|автор|作者|記者|文|撰文|기자|oleh|yazan)(?:[\s:：]|$)/,
  ],
  [
    'read-more',
    /^(?:[>»›→▶*•-]\s*)?(?:read (?:more|also|next|the full|our)|more(?: on| from| about| stories)?\b.{0,40}$|see also|also read|related|recommended|you (?:may|might) (?:also )?(?:like|enjoy)|don'?t miss|must read|trending|popular|up next|next (?:article|post|story)|previous|lire (?:aussi|la suite)|à lire|voir aussi|lees (?:ook|meer)|lesen sie|mehr (?:zum|dazu|aus)|weiterlesen|auch interessant|das könnte|leia (?:também|mais)|veja (?:também|mais)|lee también|leer más|te puede interesar|más información|leggi anche|les også|läs (?:också|mer|även)|læs også|lue myös|czytaj (?:także|też|więcej)|zobacz (?:także|też)|čtěte|olvass|читайте (?:также|ещё)|читать|по теме|следующ|相关|相關|延伸閱讀|推荐|关连|関連|関連記事|あわせて読みたい|관련|baca juga|devamını|ilgili|اقرأ|قراءة|soma (?:zaidi|pia))/,
  ],
  [
    'credit',
    /^(?:(?:photo|photos|image|images|picture|pictures|video|foto|fotos|bild|bilder|quelle|source|sources|fuente|fonte|fot|crédits?|credits?|photograph|illustration|grafik|graphic|caption|copyright|getty|reuters|afp|ap photo|фото|图片|图|来源|來源|写真|사진)\b[\s:：/.,|©-]|©|\(c\)|📷)|$(?<=(?:getty images|shutterstock|picture alliance|istock|unsplash|pexels)\W{0,3})/,
  ],
  [
    'sign-up',
    /(?:newsletter|sign up|signup|subscribe|subscription|subscriber|log in|login|create (?:an )?account|register|inbox|unsubscribe|support our|donate|become a member|membership|free trial|get started|book a (?:demo|call)|contact us|download (?:our|the) app|abonnier|abonnez|abonne|inscrivez|suscríb|suscripci|registr|iscriviti|abbonati|assine|inscreva|anmelden|jetzt testen|prenumerera|tilmeld|zapisz się|подпис|订阅|訂閱|登录|購読|구독|langganan|abone)/,
  ],
  [
    'share',
    /^(?:share|tweet|pin|email|print|copy link|link copied|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|x|follow|teilen|drucken|partager|imprimer|compartir|compartilhar|condividi|delen|dela|del|udostępnij|поделиться|分享|シェア|공유|bagikan|paylaş|like|save|bookmark)\b.{0,60}$/,
  ],
  [
    'ad',
    /^(?:advertisement|advert|ad|ads|sponsored|promoted|paid content|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklam[ae]?|annons|mainos|реклама|广告|廣告|広告|광고|iklan|story continues|article continues|continue reading|scroll|loading|this ad)(?!\p{L}).{0,60}$/u,
  ],
  [
    'legal',
    /(?:©|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|tutti i diritti|terms of (?:use|service)|privacy policy|cookie|affiliate|commission|disclaimer|disclosure|impressum|datenschutz|版权|著作権|無断転載|저작권|wszelkie prawa|все права)/,
  ],
  [
    'comments',
    /^(?:\d+\s)?(?:comments?|leave a (?:comment|reply)|add (?:a )?comment|join the (?:conversation|discussion)|view comments|reply|replies|kommentar|commentaires?|comentario|comentários?|commenti|reacties|kommentit|komentarz|коммент|评论|評論|コメント|댓글|komentar|yorum)/,
  ],
  [
    'dated',
    /^(?:published|updated|posted|last (?:updated|modified)|created|first published|veröffentlicht|aktualisiert|stand|erstellt|publié|mis à jour|le \d|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|uppdaterad|publiceret|opublikowano|опубликовано|обновлено|发布|發布|公開|更新|입력|수정|diterbitkan|yayın)|\b\d{1,2}:\d{2}\b|\b\d+\s?(?:min|minutes?|minuten|mins)\b(?: read)?|\b\d+ (?:hours?|days?|weeks?|months?|years?) ago\b/,
  ],
  [
    'tags',
    /^(?:tags?|topics?|categor(?:y|ies)|filed under|keywords|more in|in this (?:article|story)|themen|schlagwörter|schlagworte|mots[- ]clés|etiquetas|temas|tópicos|argomenti|trefwoorden|ämnen|emner|tagi|теги|метки|标签|標籤|タグ|태그)\s*[:：]?/,
  ],
  [
    'contents',
    /^(?:table of contents|contents|on this page|in this article|jump to|inhalt(?:sverzeichnis)?|sommaire|índice|indice|inhoud|目录|目次|key takeaways|tl;?dr)\b/,
  ],
  [
    'about',
    /^(?:about (?:the )?(?:author|us|me)\b|über (?:den autor|uns)|à propos|sobre (?:el|o) autor)| is (?<=^.{7,44})(?:a|an|the) .{0,60}(?:writer|reporter|editor|journalist|author|correspondent|founder|director)| (?:covers|writes about)\b(?<=^.{3,30} (?:covers|writes about))/,
  ],
  [
    'embed',
    /^(?:(?:empfohlener|externer) .{0,20}inhalt|an dieser stelle (?:finde|steht|befindet)|ich bin (?:damit )?einverstanden|inhalt (?:laden|anzeigen|ansehen)|(?:this|the) (?:content|post|video|embed) (?:is|was|comes|could|can) .{0,30}(?:hosted|provided|loaded|from|not)|(?:to (?:view|see|show|watch)|allow|accept|show|view) (?:this |external |all )?(?:content|video|post)|we need your (?:consent|permission)|please enable javascript|pour (?:afficher|voir) ce contenu|ce contenu est|este contenido|questo contenuto|dit (?:bericht|artikel) bevat|deze inhoud)/,
  ],
  [
    'end-note',
    /(?:contributed to this|contributed reporting|reporting by|additional reporting|reported from|writing by|editing by|^(?:correction|clarification|editor'?s? note|update)\b.{0,3}:|(?:originally|first) (?:published|appeared)|^this (?:article|story|post|piece) (?:was|is|has|first|originally)|mit material von|avec afp|con informaci[oó]n de|con información|\(afp\)$|\(reuters\)$|\(dpa\)$)/,
  ],
]

/** Those of them whose pattern has to match at the start of a line, and needs no flag. */
export const AT_START: ReadonlySet<string> = new Set([
  'byline',
  'read-more',
  'share',
  'comments',
  'tags',
  'contents',
  'embed',
])
