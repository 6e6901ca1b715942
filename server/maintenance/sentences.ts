import type { Inspection, SoundShow } from './inspection.ts';

/** `1,234 entries`. */
function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** How much is in a database: `2 shows, 1,234 entries`. */
export function extent({ shows }: Inspection): string {
  const entries = shows.reduce((sum, show) => sum + show.entries, 0);
  return `${count(shows.length, 'show', 'shows')}, ${count(entries, 'entry', 'entries')}`;
}

const STATES: Record<SoundShow['state'], string> = {
  standby: 'it has not begun',
  running: 'it is running',
  held: 'it is running, its clock held',
  between: 'it is on, between two segments',
  ended: 'it has ended',
};

/** One sentence on a show that is whole. */
export function soundSentence({ show, title, timeZone, entries, lastAt, state }: SoundShow): string {
  const last =
    lastAt === null
      ? ''
      : `, the last of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone }).format(lastAt)} (${timeZone})`;
  return `The show "${show}" (${title}) is whole: ${count(entries, 'entry', 'entries')}${last}; ${STATES[state]}.`;
}
