import { plain } from './fold.ts';

const TOTAL =
  /^(?:(?:grand |sub ?-?|running |overall )?totals?(?: (?:time|duration|length|running time|minutes|mins))?|duration total|(?:duree|temps) totale?|(?:duracion|tiempo) total|summe|gesamt(?:dauer|zeit)?|somme|合计|总计|总时长|共计)\s*[:=：]?$/;

/** Whether a row with a length only adds the others up: "Total", "Durée totale". */
export function isTotal(title: string): boolean {
  return TOTAL.test(plain(title));
}
