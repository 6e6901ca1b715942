import { plain } from './fold.ts';
import type { Item } from './items.ts';

const END_MARK =
  /^(?:the )?(?:end|ends|finish|close|fin|final|carriages|fermeture(?: des portes)?|cierre(?: de puertas)?|curfew|(?:the )?house rises|event ends|meeting ends|meeting closes|show ends|doors close|(?:end|close) of (?:the )?(?:day|event|programme|program|conference|meeting|show|session|service|evening|day \w+|hearing|seminar|festival|workshop|summit|forum|course|training|event)|fin de (?:la )?(?:journee|seance|reunion|soiree|ceremonie|conference|manifestation|audition|jornada|sesion|fiesta|acto|evento)|fin del? (?:dia|evento|acto|congreso|programa)|ende|结束|会议结束|活动结束|散会|离场)[.!]?$/;

/** Whether a last item only says when the programme ends: "22:00 Carriages", "Fin de la séance". */
export function isEndMark(item: Pick<Item, 'title' | 'span' | 'duration'> | undefined): boolean {
  return (
    item?.span !== undefined &&
    item.span.end === undefined &&
    !item.duration &&
    END_MARK.test(plain(item.title))
  );
}
