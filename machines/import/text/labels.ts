import { plain } from './fold.ts';

/** What a line above the programme may give under a label. */
export type Labelled = 'title' | 'subtitle' | 'place' | 'date' | 'span' | 'timeZone';

const LABELS: readonly (readonly [Labelled, RegExp])[] = [
  ['title', /^(?:title|event|event name|name|show|topic|subject|titre|evenement|objet|titulo|evento|asunto|名称|会议名称|活动名称|主题) ?: ?/],
  ['subtitle', /^(?:subtitle|theme|motto|sous-titre|subtitulo|lema|副标题) ?: ?/],
  ['place', /^(?:venue|location|place|where|lieu|endroit|ou|lugar|sede|donde|地点|会议地点|活动地点) ?: ?/],
  ['date', /^(?:date|dates|when|day|quand|jour|fecha|cuando|日期|会议日期|时间|会议时间|活动时间) ?: ?/],
  ['span', /^(?:time|times|call time|hours|start|starts|begin|begins|start time|heure|horaire|debut|hora|inicio|horario|开始时间) ?: ?/],
  ['timeZone', /^(?:time ?zone|zone|all times(?: are)?(?: in)?|fuseau(?: horaire)?|zona horaria|时区) ?:? ?/],
]; // prettier-ignore

/** What a mail program puts before a subject. */
const FORWARDED = /^(?:(?:re|fwd?|tr|rv|aw|wg|回复|转发) ?[:：] ?)+/i;

/** The label that a line begins with, such as "Venue:", and what follows it. */
export function labelOf(text: string): { field: Labelled; value: string } | undefined {
  const pinned = /^📍\s*(\S.*)$/u.exec(text)?.[1];
  if (pinned !== undefined) return { field: 'place', value: pinned };
  const compared = plain(text);
  const found = LABELS.find(([field, pattern]) => {
    const match = pattern.exec(compared);
    return match && (field === 'timeZone' || match[0].includes(':'));
  });
  const value = text.replace(/^[^:：]*[:：]\s*/, '').trim();
  return found && { field: found[0], value: found[0] === 'title' ? value.replace(FORWARDED, '') : value };
}
