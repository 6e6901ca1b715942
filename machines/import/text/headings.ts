import { plain } from './fold.ts';

const WORDS_FOR_PROGRAMME =
  /^(?:(?:the |our |le |el |draft |provisional |tentative |final |detailed |full |conference |event |daily |preliminary )*(?:progr?am{1,2}e?s?|agenda|schedule|run(?:ning)? (?:of show|order|sheet)|order of (?:service|events|business|proceedings|the day)|time-?table|itinerary|line-?up|rundown|cue sheet)|programmes?|ordre du jour|deroule(?:ment)?|horaires?|programa|orden del dia|cronograma|horario|escaleta|会议日程|活动流程|议程|日程(?:安排)?|流程|节目单|会议议程|大会日程)(?: (?:of the day|of events|provisoire|du jour|de la journee|general|del dia|provisional|overview|at a glance|details?))?\s*[:-]?$/;
const PART_OF_DAY =
  /^(?:(?:friday|saturday|sunday|monday|tuesday|wednesday|thursday) )?(?:in the )?(?:morning|afternoon|evening|night|noon|am|pm|matin(?:ee)?|apres-midi|soir(?:ee)?|manana|tarde|noche|上午|下午|晚上)(?: (?:session|sessions|programme|program|part|block))?\s*[:-]?$/;
const PART_OF_SHOW =
  /^(?:part|act|session|block|half|set|partie|acte|bloc|parte|acto|bloque|sesion|section|theme|segment) (?:\d{1,2}|[ivx]{1,4}|[a-h]|one|two|three|four|un|deux|uno|dos)\s*[:.-]?$|^(?:first|second|third|premiere|deuxieme|seconde|primera|segunda) (?:part|half|partie|parte|session|mitad)\s*[:.-]?$|^第[一二三四五六]部分$/;
const COLUMN_NAMES =
  /^(?:time|start|hora|heure|horaire|horario|when|时间)[\s|/,;]+(?:end|fin|item|event|activity|title|topic|session|what|description|titre|activite|intervention|sujet|actividad|tema|contenido|内容|议程|活动|环节|duration|duree|duracion).*$/;

/** Whether a line is known to head a programme or a part of one, and is no item: "Programme:", "Afternoon". */
export function isKnownHeading(text: string): boolean {
  const line = plain(text)
    .replace(/(?<=\S) ?\([^()]{0,80}\)(?=:?$)/, '')
    .replace(/^[[(*\s]+|[\])*\s]+$/g, '');
  return [WORDS_FOR_PROGRAMME, PART_OF_DAY, PART_OF_SHOW, COLUMN_NAMES].some((words) => words.test(line));
}

const REMARKS =
  /^(?:(?:general |production |important |please )?(?:notes?|remarks?|nota bene|n\.?b\.?|remarques?|notas|observaciones|avisos|备注|注意事项|说明)) ?:$/;

/** Whether a line heads remarks about the whole, below the items: "Notes:". */
export function isRemarkHeading(text: string): boolean {
  return REMARKS.test(plain(text));
}

const ENDS_AS_HEADING =
  /(?:\b(?:programme?|agenda|schedule|run of show|running order|time-?table|itinerary|line-?up|rundown|deroule|horaires?|programa|horario|cronograma|escaleta)|日程|议程|流程)$/;

/** Whether a piece of a line calls what follows a programme, and so is no place: "Race day schedule". */
export function endsAsHeading(text: string): boolean {
  return ENDS_AS_HEADING.test(plain(text));
}

const DAY_NUMBERS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7,
  un: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5,
  一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7,
}; // prettier-ignore
const DAY = /^(?:(?:conference |festival )?day|jour(?:nee)?|dia|jornada) ?(\d{1,2}|[a-z]+)\b|^第(.)天/;

/** The number of the day that a line heads, such as 2 for "Day 2" or "第二天", counted from 1. */
export function dayNumber(text: string): number | undefined {
  const match = DAY.exec(plain(text));
  const word = match?.[1] ?? match?.[2];
  if (word === undefined) return undefined;
  return DAY_NUMBERS[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
}

const ROOM_WORD = String.raw`(?:room|hall|auditorium|stage|track|ballroom|chapel|theatre|theater|studio|foyer|lounge|tent|marquee|library|gym(?:nasium)?|classroom|salle|auditoire|amphi(?:theatre)?|scene|chapelle|sala|salon|aula|escenario|carpa|auditorio|teatro)`;
const ROOM = new RegExp(
  String.raw`^(?:(?:room|venue|location|salle|lieu|sala|lugar|track|stage|会场|地点|会议室) ?: ?\S.*|(?:the )?(?:main |grand |great |small |big |upper |lower |school |parish |town |plenary |breakout |meeting |conference |grande |petite |second |north |south |east |west )*${ROOM_WORD}(?: (?:[\p{L}\d'.&-]+)){0,3}|(?:[\p{L}\d'.&-]+ ){1,3}${ROOM_WORD}(?: (?:\d+|[a-h]))?|.{0,8}(?:主会场|分会场|会议室|[a-z\d一二三]号?厅|礼堂)\S{0,4}|(?:court|pitch|field|stream|pool|group|groupe|grupo|terrain|cancha|pista) (?:\d{1,2}|[a-h]))$`,
  'u',
);

/** The room that a line names and nothing else, as it is printed; labels such as "Room:" with nothing else are none. */
export function roomOf(text: string): string | undefined {
  const line = text.replace(/^[[(*=\s]+|[\])*=:\s]+$/g, '');
  const folded = plain(line);
  if (line.length > 60 || /[.,;]/.test(folded) || !ROOM.test(folded)) return undefined;
  return line.replace(/^(?:venue|location|lieu|lugar|地点|会场) ?[:：] ?/i, '');
}
