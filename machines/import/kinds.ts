import type { SegmentKind } from '../programme/schema.ts';
import { plain } from './text/fold.ts';

type Recognised = Exclude<SegmentKind, 'other'>;

/**
 * How each kind of segment is called in English, French, Spanish and Chinese. Patterns are tried on text without
 * accents, in lower case; at the same place in a title the kind that stands first here wins.
 */
const NAMES: readonly (readonly [Recognised, readonly string[]])[] = [
  [
    'changeover',
    [
      String.raw`(?:stage |set |band )?change-?overs?`,
      String.raw`(?:stage|set|scene) (?:change|reset|turnaround)`,
      String.raw`changement de (?:plateau|decor|scene)`,
      String.raw`cambio de (?:escenario|escena|set|decorado)`,
      '换场|转场|换台|舞台转换',
    ],
  ],
  [
    'video',
    [
      String.raw`^(?:the )?(?:[a-z]+ )?(?:video|film)s?(?= (?:of|on|about|from|by|message|screening|projection|presentation|clip)|:|$| -| \(| ["«])`,
      String.raw`(?:promo|promotional|opening|closing|welcome|corporate|introductory|intro|anniversary|tribute|short|recap|highlights?|teaser|image) (?:video|film|clip|trailer)s?|^trailer$`,
      String.raw`^vtr?\b|(?:opening|closing|intro|awards?|nominees?|promo|title) vtr?$|screening of|film screening|video message|video address`,
      String.raw`^(?:projection (?:du|d'un|de la|de) )(?:film|video|court[- ]metrage|clip)|^(?:film|message|clip|video) (?:video|promotionnel(?:le)?|institutionnel(?:le)?|de (?:presentation|bienvenue)|d'(?:ouverture|introduction))`,
      String.raw`^(?:proyeccion (?:del?|de la|de un) )(?:video|pelicula|corto|documental)|^video (?:promocional|institucional|de apertura|de bienvenida)|mensaje (?:en |de )?video`,
      '(?:开场|暖场|开幕|片尾|结束)(?:视频|短片|影片)|宣传片|宣传视频|视频|短片|影片|暖场片|微电影',
    ],
  ],
  [
    'panel',
    [
      String.raw`^(?:[a-z'-]+ ){0,3}panels?(?= ?(?:\d|[ivx]+\b|[a-d]\b|discussion|debate|session|:|-|\(|$)| on\b| with\b)`,
      String.raw`panel (?:discussion|debate|session)|round-? ?table|fireside (?:chat|conversation)|high-level dialogue`,
      String.raw`tables? rondes?|panel de discussion|debat (?:public|de cloture|avec la salle|d'experts)`,
      String.raw`mesas? redondas?|panel de (?:expertos|discusion|debate)|conversatorio|^panel\b(?= (?:de|sobre|con)\b)|^coloquio\b`,
      '圆桌|专题讨论|小组讨论|论坛对话|高端对话|高峰对话|嘉宾对话|对话环节|座谈',
    ],
  ],
  [
    'keynote',
    [
      String.raw`key ?-?note`,
      String.raw`discours (?:principal|liminaire|programme)|conference (?:pleniere|inaugurale|invitee|magistrale|d'honneur|d'ouverture|de cloture)|grand temoin`,
      String.raw`(?:conferencia|ponencia|charla|leccion) (?:magistral|inaugural|principal|plenaria|de (?:apertura|clausura))|discurso (?:principal|de fondo)`,
      '主旨|主题演讲|主题报告|特邀报告|特邀演讲|大会报告',
    ],
  ],
  [
    'reception',
    [
      String.raw`(?:welcome|gala|networking|drinks|lunch|evening|cocktail|closing|opening|official|vip|champagne) (?:reception|drinks|cocktails?|banquet|dinner|apero|aperitif)`,
      String.raw`reception(?! (?:desk|des (?:participants|invites|delegues|travaux)|of (?:guests|delegates|participants)|and registration|& registration))|cocktails?(?! of\b)|^banquet|^(?:gala |conference |formal )?dinner|drinks|buffet dinner|^toast|happy hour|bring and share`,
      String.raw`vin d'honneur|verre de l'amitie|pot de (?:l'amitie|l'amitié|depart|cloture)|dejeuner-reception|aperitif|apero|diner(?: de gala)?|banquet`,
      String.raw`^almuerzo (?:de )?recepcion|recepcion(?! de (?!bienvenida|gala|clausura|honor|apertura|boda))|coctel|vino (?:espanol|de honor)|brindis|cena(?: de gala)?`,
      '午餐招待会|午餐会|招待会|酒会|晚宴|午宴|宴会|冷餐会|晚餐|欢迎宴',
    ],
  ],
  [
    'break',
    [
      String.raw`(?:coffee|tea|lunch|comfort|health|short|refreshments?|bio|morning|afternoon|networking|prayer|dinner|snack|meal|stretch|\d+[ -]min(?:ute)?) ?breaks?`,
      String.raw`^breaks?(?!-?out)(?= ?(?:$|[-:(,/&+]|\d|and\b|for\b|with\b))|break$|^(?:networking |working |light |buffet |served |seated |business )*(?:lunch|luncheon|breakfast|brunch)|^(?:and )?lunch$|^(?:morning |afternoon |welcome )?(?:coffee|tea|refreshments)(?= ?(?:$|[-:(,/&+]|(?:and|served|in the|at the)\b))|^intermission|^interval(?= ?(?:$|[-:(,/]|with\b|and\b))|^recess|^half-?time`,
      String.raw`pause(?:s)?(?=[ -](?:cafe|dejeuner|the|repas|midi|sante|gourmande|rafraichissement|diner)|$| ?[-:(,/])|entracte|^suspension(?= ?(?:$|[-:(,/]|de (?:la )?seance))|^(?:petit[- ])?dejeuner(?!-reception)|^accueil[ -]cafe|^cafe(?: d'accueil| de bienvenue)?(?= ?$| ?[-:(,/&]| et )|^repas|^buffet|^recreation|^gouter(?= ?(?:$|[-:(,/&]))`,
      String.raw`pausa(?:s)?(?:(?=[ -](?:para|cafe|almuerzo|comida|de))|(?= ?$| ?[-:(,/]))|descanso|receso|refrigerio|se suspende la sesion|suspension de la sesion|intermedio|^recreo|^(?:almuerzo(?! (?:de )?recepcion)|comida|desayuno|merienda|cafe de bienvenida)|coffee-?break`,
      '茶歇|茶叙|小休|咖啡时间|休息|午餐|午休|早餐|用餐|课间|中场(?!表演|演出|互动|抽奖|秀)|^[☕🍕🥪🍽\uFE0F]+$',
    ],
  ],
  [
    'closing',
    [
      String.raw`^(?:the )?(?:official |formal )?closing(?= ?(?:$|[-:(,/&]|and\b|by\b|of the (?:session|meeting|conference|day|event|seminar|ceremony|forum|hearing|school|festival|workshop)|with\b))`,
      String.raw`closing (?:session|ceremony|remarks|statements?|address|speech|words|plenary|act|comments|prayer|worship|keynote remarks)|concluding (?:remarks|session|statements?)|wrap[ -]?up|^conclusions?(?= ?(?:$|[-:(,/&]|and\b))|final (?:remarks|words)|^adjourn(?:ment)?\b|^farewell\b|^vote of thanks|^benediction|^clos(?:e|ure)(?= ?(?:$|of\b|[/,-] ))|(?:and|&|plenary|conference|seminar|workshop|forum|summit|festival|meeting) closing$|^dismissal|^blessing and dismissal|^recessional`,
      String.raw`(?:seance|session|ceremonie|discours|allocution|mots?|pleniere|paroles?|remarques|propos) (?:de|du) (?:la )?cloture|^cloture(?= ?(?:$|[-:(,/&]|(?:officielle|de la|du|des travaux|de l'|par|et)\b))|mots? de (?:la )?fin|^conclusions?(?= ?(?:$|[-:(,/&]|(?:et|generales?|de la|du|des travaux|par)\b))|remarques finales|et (?:mot de )?cloture$|remerciements|levee de (?:la )?seance|^envoi$`,
      String.raw`(?:palabras|acto|sesion|ceremonia|discurso|plenaria|mensaje) (?:de|del) (?:la )?(?:clausura|cierre|despedida)|^clausura(?= ?(?:$|[-:(,/&]|(?:oficial|del?|de la|y|por)\b))|^cierre(?= ?(?:$|[-:(,/&]|(?:oficial|del (?:acto|evento|congreso|encuentro|festival|dia|curso)|de la (?:jornada|sesion|conferencia|audiencia)|y)\b))|^conclusiones|palabras finales|se levanta la sesion|^despedida`,
      '闭幕|总结|大会小结|结束语|散会',
    ],
  ],
  [
    'opening',
    [
      String.raw`^(?:the )?(?:official |formal |grand |solemn )?opening(?= ?(?:$|[-:(,/&]|and\b|by\b|of the (?:session|meeting|conference|day|event|seminar|ceremony|forum|hearing|school|festival|workshop|exhibition)|with\b))`,
      String.raw`opening (?:session|ceremony|remarks|statements?|address|speech|words|plenary|act|comments|prayer|worship|hymn|night|gala)|inaugural (?:session|ceremony|address)|introductory (?:remarks|session|words)|(?:plenary|conference|seminar|workshop|forum|summit|festival|meeting) opening$|^inauguration|^introductions?(?= ?(?:$|[-:(,/&]|(?:and|by|generale)\b))`,
      String.raw`^welcoming (?:remarks|address|words|speech|session|ceremony)|^(?:words? of )?welcome(?= ?(?:$|[-:(,/&!]|(?:and|by|from|of|to (?:the (?:conference|seminar|event|day|school|festival|forum)|all|participants|guests|parents|everyone)|address|remarks|speech|words|note|session|message|ceremony|statements?)\b))|^(?:[a-z]+ ){0,3}[a-z]+'s? welcome$|call to (?:order|worship)|^processional`,
      String.raw`(?:seance|session|ceremonie|discours|allocutions?|interventions?|mots?|pleniere|paroles?|propos) (?:d'|de |de l')(?:ouverture|bienvenue|accueil|introduction|inauguration)|^ouverture(?= ?(?:$|[-:(,/&]|(?:officielle|de la (?:seance|conference|journee|ceremonie|session|reunion)|du (?:seminaire|colloque|congres|festival|forum)|des travaux|par|et|solennelle)\b))|^bienvenue|^mots? de (?:bienvenue|l'accueil)|^accueil et (?:ouverture|introduction|bienvenue|mots?)\b`,
      String.raw`(?:palabras|acto|sesion|ceremonia|discurso|plenaria|mensaje) (?:de )?(?:la )?(?:apertura|bienvenida|inauguracion|inaugural|inicial)|^(?:acto|sesion|ceremonia) inaugural|^bienvenida|^inauguracion|^apertura(?= ?(?:$|[-:(,/&]|(?:oficial|del (?:acto|evento|congreso|encuentro|festival|curso)|de la (?:jornada|sesion|conferencia|audiencia)|y|por)\b))`,
      '开幕|欢迎致辞|欢迎词|欢迎辞|开场|致辞|致词|致欢迎|开营|揭幕',
    ],
  ],
];

const PATTERNS = NAMES.flatMap(([kind, sources]) =>
  sources.map((source) => ({ kind, pattern: new RegExp(wholeWords(source), 'u') })),
);

const MAX_TITLE = 300;

/**
 * The kind of segment that a title names, `other` if it names none. What stands before a colon or a dash decides
 * before the rest: "Panel 1: closing the gap" is a panel, "Opening the black box: keynote" a keynote.
 */
export function kindOf(title: string): SegmentKind {
  const whole = plain(title.slice(0, MAX_TITLE)).replace(
    /^(?:session|part|act|item) (?:\d+|[ivx]+|[a-d]) ?[-:.] ?/,
    '',
  );
  const head = /^[^:(|]*?(?= - |[:(|])/.exec(whole)?.[0].trim();
  return (head ? firstNamed(head) : undefined) ?? firstNamed(whole) ?? firstNamedAfterMark(whole) ?? 'other';
}

function firstNamed(text: string): SegmentKind | undefined {
  let best: { kind: SegmentKind; at: number } | undefined;
  for (const { kind, pattern } of PATTERNS) {
    const at = pattern.exec(text)?.index;
    if (at !== undefined && (!best || at < best.at)) best = { kind, at };
  }
  return best?.kind;
}

function firstNamedAfterMark(text: string): SegmentKind | undefined {
  const rest = /(?: - |: ?|\|)(.+)$/.exec(text)?.[1];
  return rest === undefined ? undefined : firstNamed(rest.trim());
}

function wholeWords(source: string): string {
  return /\p{Script=Han}/u.test(source) ? source : String.raw`(?<![\p{L}\d-])(?:${source})(?![\p{L}\d])`;
}
