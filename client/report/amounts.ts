import { clockText } from '../../machines/clock/text.ts';

/** A length in ms, to the second: `12:05`; an en dash where there is none. */
export function lengthText(ms: number | null): string {
  return ms === null ? '–' : clockText(Math.round(ms / 1000) * 1000);
}

/** A difference in ms with its sign: `+2:05`, `−0:40`; `0:00` within half a second. */
export function differenceText(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds === 0) return '0:00';
  return `${ms > 0 ? '+' : '−'}${clockText(seconds * 1000)}`;
}
