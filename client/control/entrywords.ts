import { clockText } from '../../machines/clock/text.ts';

/** The arguments of a log entry in few words; `titles` are those of the programme's segments by id. */
export function argumentsInWords(args: object, titles: ReadonlyMap<string, string>): string {
  const given = args as Readonly<Record<string, unknown>>;
  const parts = [
    word(given['segmentId'], (id) => titles.get(id) ?? id),
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
