import { plain } from './fold.ts';

/** What a column of a table holds. */
export type Column =
  'time' | 'start' | 'end' | 'duration' | 'title' | 'speaker' | 'room' | 'day' | 'notes' | 'number';

const NAMES: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(?:#|no\.?|nr\.?|n°|item no\.?|cue|序号|编号)$/],
  ['day', /^(?:day|date|jour|dia|fecha|日期)$/],
  ['start', /^(?:start(?: time)?|from|begins?|debut|inicio|de|开始(?:时间)?)$/],
  ['end', /^(?:end(?: time)?|to|until|finish|ends|fin|a|hasta|结束(?:时间)?)$/],
  ['time', /^(?:times?(?: \(.*\))?|when|hours?|time slot|slot|heures?|horaires?|hora|horas|horario|时间|时段)$/],
  ['duration', /^(?:duration|length|dur\.?|min\.?|mins|minutes|duree|duracion|minutos|时长|时间长度|分钟)(?: ?\(.*\))?$/],
  ['title', /^(?:item|title|session(?: title)?|activity|event|topic|talk|programme|program|agenda(?: item)?|what|description|subject|segment|act|performance|work|titre|activite|intervention|sujet|theme|sequence|seance|contenu|titulo|actividad|tema|sesion|contenido|asunto|内容|议程|活动|环节|主题|议题|活动内容|会议内容|节目)$/],
  ['speaker', /^(?:speakers?(?: ?[/&] ?(?:host|moderator|lead)s?)?|presenters?|who|by|lead|led by|name|person|people|performers?|artist|responsible|in charge|owner|intervenants?|orateurs?|oratrices?|qui|ponentes?|oradores|orador|responsable|participantes?|a cargo de|quien|嘉宾|演讲人|主讲人|发言人|讲者|负责人|演讲嘉宾|表演者?|主持人)$/],
  ['room', /^(?:room|venue|location|where|stage|track|place|hall|salle|lieu|sala|lugar|espacio|地点|会议室|会场)$/],
  ['notes', /^(?:notes?|remarks?|comments?|details?|technical|tech|av|a\/v|requirements|remarques?|observations?|notas|observaciones|comentarios|备注|说明)$/],
]; // prettier-ignore

const MAX_COLUMNS = 60;

/** What each column holds, by the names in its head; undefined for names that are not known. */
export function columnsOf(head: readonly string[]): (Column | undefined)[] {
  return head.map((cell) => {
    const name = plain(cell).replace(/^[*_]+|[*_:]+$/g, '');
    const names = [name, ...name.split(/\s*[/&]\s*/)];
    return NAMES.find(([, pattern]) => names.some((part) => pattern.test(part)))?.[0];
  });
}

/** Whether a row of cells is the head of a table: it names a time and something else, and holds no figures. */
export function isHead(cells: readonly string[]): boolean {
  if (cells.length < 2 || cells.length > MAX_COLUMNS) return false;
  const columns = columnsOf(cells);
  const timed = columns.some((column) => column === 'time' || column === 'start' || column === 'duration');
  return timed && !cells.some((cell) => /\d:\d/.test(cell));
}
