import { MAX_DURATION_MS } from '../../programme/schema.ts';

/** A length as schedules write it, `HH:MM` or `HH:MM:SS` or minutes, in ms; undefined where it is none or too long. */
export function lengthOf(text: string): number | undefined {
  const [, hours = '0', minutes = '', seconds = '0'] =
    /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? (/^\d{1,4}$/.test(text) ? [text, '0', text] : []);
  if (minutes === '') return undefined;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return ms > 0 && ms <= MAX_DURATION_MS ? ms : undefined;
}
