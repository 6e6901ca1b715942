import { NEXT_DAY_FROM_MS } from '../programme/startDays.ts';

/** Seconds in a day of 24 hours. */
export const DAY_S = 86_400;

/** A time at least this many seconds earlier than the one before it is the next day's. */
export const NEXT_DAY_FROM_S = NEXT_DAY_FROM_MS / 1000;

const MINUTE_MS = 60_000;

/** Seconds from midnight as a local time of day, `HH:MM` or, where they are not whole minutes, `HH:MM:SS`. */
export function timeOfDay(seconds: number): string {
  const within = ((seconds % DAY_S) + DAY_S) % DAY_S;
  const fields = [Math.floor(within / 3600), Math.floor(within / 60) % 60, within % 60];
  return (fields[2] === 0 ? fields.slice(0, 2) : fields)
    .map((field) => String(field).padStart(2, '0'))
    .join(':');
}

/** A local time of day `HH:MM` or `HH:MM:SS` as seconds from midnight. */
export function secondsOf(start: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = start.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** A length in ms as words: "20 minutes", "1 h 40 min", "45 seconds". */
export function lengthInWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const seconds = Math.round((ms % MINUTE_MS) / 1000);
  if (minutes === 0) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  if (seconds > 0) return `${minutes} min ${seconds} s`;
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const rest = minutes % 60;
  if (rest > 0) return `${Math.floor(minutes / 60)} h ${rest} min`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
