import { plain } from './text/fold.ts';

/** What a column of a table may hold, by the names that other programs use for it. */
export const COLUMN_FIELDS = [
  'time', 'start', 'end', 'duration', 'title', 'kind', 'speakers', 'role', 'affiliation', 'room', 'day', 'startDay',
  'notes', 'id', 'fixedStart', 'hardOut', 'skip', 'autoAdvance', 'min', 'priority', 'droppable', 'warn', 'wrap',
  'ignore',
] as const; // prettier-ignore

type PlainField = (typeof COLUMN_FIELDS)[number];

/** What a column holds; `title:fr` and `speakers:fr` are the same texts in another language. */
export type Column = PlainField | `title:${string}` | `speakers:${string}`;

/** The fields of which a table may have several columns. */
const SEVERAL: readonly Column[] = ['speakers', 'notes', 'ignore'];

/** Names as people write them, without accents and in lower case, in the order in which they are tried. */
const NAMES: readonly (readonly [PlainField, RegExp])[] = [
  ['ignore', /^(?:#|no\.?|nr\.?|n°|item no\.?|(?:item|cue|page) #|cue|end date|date de fin|fecha de fin|all day event|private|cum(?:ulative|ul)?\.?|running time|elapsed|back ?time|序号|编号)$/],
  ['startDay', /^start day$/],
  ['time', /^(?:(?:date|day) ?(?:[/&,+]|and)? ?times?|datum ?(?:[/&]|und) ?(?:uhr)?zeit|(?:date|jour) ?(?:[/&]|et) ?heures?|(?:fecha|dia) ?(?:[/&]|y) ?hora|(?:日期|日)[/和与及]?时间)$/],
  ['day', /^(?:day|date|start date|jour|date de debut|dia|fecha|fecha de inicio|tag|datum|день|дата|اليوم|التاريخ|日期|日)$/],
  ['start', /^(?:(?:(?:session|event|item|planned|scheduled) )?start(?: (?:time|at|date (?:and|&|\/) time))?|starttime|time start|starts(?: at)?|scheduled at|(?:front|hit|clock) time|(?:on[- ])?air ?time|est(?:\.|imated)? start(?: time)?|from|begins?|debut|heure de debut|inicio|hora de inicio|hora inicio|de|beginn|von|начало|البداية|وقت البداية|开始(?:时间)?)$/],
  ['end', /^(?:(?:(?:session|event|item|planned|scheduled) )?end(?: (?:time|at|date (?:and|&|\/) time))?|endtime|time end|to|until|finish|ends(?: at)?|fin|heure de fin|a|hasta|hora de fin|hora fin|ende|bis|конец|окончание|النهاية|وقت النهاية|结束(?:时间)?)$/],
  ['time', /^(?:times?|when|hours?|time slot|slot|heures?|horaires?|hora|horas|horario|uhrzeit|zeit|время|الوقت|时间|时段)$/],
  ['min', /^(?:min(?:imum)? (?:duration|length|time)|shortest|minimum|duree min(?:imale?|imum)?|duracion minima)$/],
  ['duration', /^(?:(?:(?:session|event|item|planned|scheduled|est\.?|estimated|allotted|target) )?(?:duration|length)|(?:run ?|allotted )time|trt|dur\.?|min\.?|mins|minutes|duree|duracion|minutos|dauer|длительность|продолжительность|المدة|时长|时间长度|分钟)$/],
  ['fixedStart', /^(?:fixed(?: start)?|hard start|fix|heure fixe|debut fixe|fijo|inicio fijo|固定(?:开始)?)$/],
  ['hardOut', /^(?:hard (?:out|stop|end)|fixed end|fin imperative|fin fixe|fin fijo|硬性结束)$/],
  ['skip', /^(?:skip(?:ped)?|cancelled|canceled|annule|saute|omitir|cancelado|跳过)$/],
  ['autoAdvance', /^(?:auto(?:matic)?[ -]?advance|auto|follow on|enchainement automatique|avance automatico)$/],
  ['droppable', /^(?:droppable|may be dropped|optional|facultatif|opcional)$/],
  ['priority', /^(?:priority|prio|priorite|prioridad|prioritat|приоритет|الأولوية|优先级)$/],
  ['warn', /^(?:warn(?:ing)?(?: at| time)?|time warning|avertissement|aviso)$/],
  ['wrap', /^(?:wrap(?:[ -]?up)?(?: at)?|danger time|time danger)$/],
  ['id', /^(?:id|identifier|identifiant|identificador)$/],
  ['kind', /^(?:kind|type|category|item type|session type|format|genre|categorie|tipo|categoria|typ|art|тип|النوع|类型|类别)$/],
  ['role', /^(?:roles?|function|job title|position|fonction|cargo|funcion|puesto|funktion|должность|المنصب|职务|职位)$/],
  ['affiliation', /^(?:affiliations?|organi[sz]ations?|company|institution|organisme|societe|institucion|organizacion|empresa|organisation|организация|المؤسسة|单位|机构)$/],
  ['title', /^(?:item|title|session(?: title)?|event title|(?:item|segment|cue|story) (?:title|name)|(?:story )?slug|activity|event|topic|talk|programme|program|agenda(?: item)?|what|description|subject|segment|act|performance|work|name of (?:item|session)|titre|intitule|libelle|objet|activite|intervention|sujet|theme|sequence|seance|contenu|titulo|actividad|tema|sesion|contenido|asunto|titel|programmpunkt|thema|название|тема|العنوان|النشاط|内容|议程|活动|环节|主题|议题|活动内容|会议内容|节目)$/],
  ['speakers', /^(?:speakers?(?: ?[/&] ?(?:host|moderator|lead)s?)?|presenters?|who|by|lead|led by|name|person|people|performers?|artist|responsible|in charge|owner|intervenants?|orateurs?|oratrices?|qui|ponentes?|oradores|orador|responsable|participantes?|a cargo de|quien|wer|referent(?:en|in|innen)?|redner|sprecher|спикеры?|докладчики?|المتحدث|المتحدثون|嘉宾|演讲人|主讲人|发言人|讲者|负责人|演讲嘉宾|表演者?|主持人|主持|hosts?|mc|emcee|moderat(?:or|eur|rice)s?|chair(?:person)?s?|facilitators?|moderador(?:a|es)?|presentador(?:a|es)?|animat(?:eur|rice)s?)$/],
  ['room', /^(?:room|venue|location|where|stage|track|place|hall|salle|lieu|sala|lugar|espacio|raum|saal|ort|зал|место|القاعة|المكان|地点|会议室|会场)$/],
  ['notes', /^(?:notes?|remarks?|comments?|details?|technical|tech|av|a\/v|requirements|remarques?|observations?|notas|observaciones|comentarios|notizen|bemerkungen|примечания|заметки|ملاحظات|备注|说明)$/],
]; // prettier-ignore

const IN_LANGUAGE = /^(title|speakers)(?: \(.*\))? ?\[([a-z]{2,3}(?:-[a-z\d]{2,8})*)\]$/i;
/** Stars, colons and pictures around a name: "**Time**", "🕘 Time". */
const DECORATION = /^[^\p{L}\p{N}#]+|[^\p{L}\p{N}#.°)]+$/gu;
/** Endings for everybody: "Intervenant·e·s", "Referent:in". */
const INCLUSIVE = /[·•.:*_](?:e|s|es|rice|trice|ne|euse|in|innen)(?:[·•.]s)?$/;
const MAX_COLUMNS = 60;
const MAX_NAME = 80;

/** Whether several columns of a table may hold this. */
export function mayBeSeveral(field: Column): boolean {
  return SEVERAL.includes(field);
}

/** What each column holds, by the names in its head; undefined for names that are not known, or known already. */
export function columnsOf(head: readonly string[]): (Column | undefined)[] {
  const found: (Column | undefined)[] = [];
  for (const cell of head) {
    const named = columnNamed(cell);
    // Beside a column of lengths, "Min" is the least that an item may take.
    const column =
      named === 'duration' && found.includes('duration') && /^min/i.test(cell.trim()) ? 'min' : named;
    const again = column !== undefined && found.includes(column) && !mayBeSeveral(column);
    found.push(again ? (column === 'title' ? 'notes' : undefined) : column);
  }
  return found;
}

/** What a column holds whose head says `name`. */
export function columnNamed(name: string): Column | undefined {
  if (name.length > MAX_NAME) return undefined;
  const [, field, language] = IN_LANGUAGE.exec(name.trim()) ?? [];
  if (field !== undefined && language !== undefined) {
    return field.toLowerCase() === 'title' ? `title:${language}` : `speakers:${language}`;
  }
  const whole = plain(name).replace(DECORATION, '');
  const bare = bareName(name);
  const names = [whole, bare, ...whole.split(/\s*[/&]\s*/)];
  const found = NAMES.find(([, pattern]) => names.some((part) => pattern.test(part)))?.[0];
  if (found) return found;
  // "Speaker 2" is one of several; "Room 2" is the name of a room.
  const numbered = bare.replace(/ ?\d$/, '');
  return numbered !== bare && columnNamed(numbered) === 'speakers' ? 'speakers' : undefined;
}

/** A name as names are compared: without what decorates it, what stands in brackets, and endings for everybody. */
export function bareName(name: string): string {
  return plain(name)
    .replace(DECORATION, '')
    .replace(/ ?\([^()]*\)$/, '')
    .replace(INCLUSIVE, '');
}

/** A column by the name of its field, as a mapping gives it: `start`, `title:fr`. */
export function fieldNamed(name: string): Column | undefined {
  const plainField = COLUMN_FIELDS.find((field) => field === name);
  if (plainField) return plainField;
  const [, field, language] = /^(title|speakers):([a-z]{2,3}(?:-[a-z\d]{2,8})*)$/i.exec(name) ?? [];
  if (language === undefined) return undefined;
  return field === 'title' ? `title:${language}` : `speakers:${language}`;
}

/** Whether a row of cells is the head of a table: it names a time and something else, and holds no figures. */
export function isHead(cells: readonly string[]): boolean {
  if (cells.length < 2 || cells.length > MAX_COLUMNS) return false;
  const columns = columnsOf(cells);
  const timed = columns.some((column) => column === 'time' || column === 'start' || column === 'duration');
  return timed && !cells.some((cell) => /\d:\d/.test(cell));
}
