import { plain } from './fold.ts';
import { roomOf } from './headings.ts';

const CITY = /^\p{Lu}[\p{L}' .-]{1,30}, \p{Lu}[\p{L}' .-]{1,40}(?:, \p{Lu}[\p{L}' .-]{1,40})?$/u;
const WORDS =
  /\b(?:\w*hall|centre|center|palais|palace|palacio|hotel|university|universite|universidad|church|cathedral|eglise|iglesia|theatre|theater|teatro|school|ecole|escuela|colegio|campus|street|avenue|rue|calle|plaza|platz|museum|musee|museo|arena|stadium|house|building|library|biblioteca|bibliotheque|casa|auditorium|congreso|parliament|room|salle|sala|ballroom|town hall|castle|chateau|abbey|chapel|gymnasium|maison|pavilion|park|chambers?)\b|中心|酒店|大厦|大学|会堂|会议室|厅$|剧院|教堂|学校$/;

/** Whether a text reads like a place: a city and its country, a room, a hall. */
export function isPlaceLike(text: string): boolean {
  return CITY.test(text) || roomOf(text) !== undefined || namesPlace(text);
}

/** Whether a word of a text is one that names of places have. */
export function namesPlace(text: string): boolean {
  return WORDS.test(plain(text));
}
