import { clockText } from '../../machines/clock/text.ts';

/** What the words of an entry refer to, in words. */
export interface Referred {
  /** Titles of segments by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Names of speakers by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Other entries by seq. */
  readonly entries: ReadonlyMap<number, string>;
}

/** The arguments of a log entry in few words. */
export function argumentsInWords(args: object, { titles, names, entries }: Referred): string {
  const given = args as Readonly<Record<string, unknown>>;
  const parts = [
    word(given['segmentId'], (id) => titles.get(id) ?? id),
    word(given['speakerId'], (id) => names.get(id) ?? id),
    typeof given['takesBack'] === 'number' ? (entries.get(given['takesBack']) ?? '') : '',
    word(given['mode'], (mode) => mode),
    span(given['byMs']),
    typeof given['leftMs'] === 'number' ? `${clockText(given['leftMs'])} left` : '',
    word(given['to'], (to) => `to ${to}`),
    word(given['text'], (text) => `“${text}”`),
    typeof given['on'] === 'boolean' ? (given['on'] ? 'on' : 'off') : '',
    Array.isArray(given['views']) ? given['views'].join(', ') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function word(value: unknown, say: (text: string) => string): string {
  return typeof value === 'string' ? say(value) : '';
}

function span(byMs: unknown): string {
  if (typeof byMs !== 'number') return '';
  return `${byMs < 0 ? '−' : '+'}${clockText(Math.abs(byMs))}`;
}
