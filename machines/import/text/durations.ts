import { matchAt } from './times.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const HOURS_IN_DAY = 24;

/** A length as it is printed; `ms` is undefined where it can be read in two ways, as `1:30` can. */
export interface PrintedDuration {
  text: string;
  ms: number | undefined;
  from: number;
  to: number;
}

const MINUTES = String.raw`(?:minutes?|minutos?|minuten|mins?\.?|mn|'|分钟|分鐘|分)`;
const HOURS = String.raw`(?:hours?|heures?|horas?|stunden?|std\.?|hrs?|h|小时|小時)`;
const SECONDS = String.raw`(?:seconds?|secondes?|segundos?|sekunden?|secs?|sek|s|"|秒)`;
const NO_LETTER = String.raw`(?![\p{L}\d])`;

const SHAPES: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<h>\d{1,2}) ?${HOURS} ?(?:and |et |y )?(?<m>\d{1,2}) ?${MINUTES}${NO_LETTER}`,
    'iuy',
  ),
  new RegExp(String.raw`(?<h>\d{1,2}) ?h ?(?<m>[0-5]\d)${NO_LETTER}`, 'iuy'),
  new RegExp(String.raw`(?<h>\d{1,2}(?:[.,]\d{1,2})?)(?<half>½)?[ -]?${HOURS}${NO_LETTER}`, 'iuy'),
  new RegExp(String.raw`(?<half>½|1/2|half an|half|une demi|media|半)[ -]?${HOURS}${NO_LETTER}`, 'iuy'),
  new RegExp(String.raw`(?<m>\d{1,3}) ?${MINUTES} ?(?<s>\d{1,2}) ?${SECONDS}?${NO_LETTER}`, 'iuy'),
  new RegExp(String.raw`(?<m>\d{1,3})[ -]?${MINUTES}${NO_LETTER}`, 'iuy'),
  new RegExp(String.raw`(?<s>\d{1,4}) ?${SECONDS}${NO_LETTER}`, 'iuy'),
];
const CLOCK = /(?<h>\d{1,2}):(?<m>[0-5]\d):(?<s>[0-5]\d)(?![\d:])/y;
const BARE = /(?<m>[1-9]\d{0,2}(?=[)\]])|[1-9]\d?)(?: ?m)?(?=[)\]])/y;
const AMBIGUOUS = /\d{1,3}:[0-5]\d(?![\d:])/y;
const ABOUT = /(?:duration|durée|duración|dauer|时长|length|approx\.?|about|ca\.?|env\.?|max\.?|~|±)[ :]*/iuy;

/** The length that begins at `at` in a folded line, such as `15 min`, `90'`, `1h30`, `1 小时`. */
export function readDuration(line: string, at: number): PrintedDuration | undefined {
  const begin = at + (matchAt(ABOUT, line, at)?.[0].length ?? 0);
  for (const shape of SHAPES) {
    const match = matchAt(shape, line, begin);
    if (match) return finish(line, at, begin + match[0].length, match);
  }
  return undefined;
}

/** The length in clock form that begins at `at`: `0:45:00` and `45:00` are plain, `1:30` may be 90 minutes or 90 seconds. */
export function readClockDuration(line: string, at: number): PrintedDuration | undefined {
  const begin = at + (matchAt(ABOUT, line, at)?.[0].length ?? 0);
  const clock = matchAt(CLOCK, line, begin);
  if (clock) return finish(line, at, begin + clock[0].length, clock);
  const ambiguous = matchAt(AMBIGUOUS, line, begin);
  if (!ambiguous) return undefined;
  const [first = 0, second = 0] = ambiguous[0].split(':').map(Number);
  // No item lasts more than a day, so 45:00 is 45 minutes.
  const ms = first > HOURS_IN_DAY ? first * MINUTE_MS + second * SECOND_MS : undefined;
  return { text: ambiguous[0], ms, from: at, to: begin + ambiguous[0].length };
}

/** The figure in brackets that begins at `at`, as minutes: `15)`, `15m)`. */
export function readBareMinutes(line: string, at: number): PrintedDuration | undefined {
  const match = matchAt(BARE, line, at);
  return match && finish(line, at, at + match[0].length, match);
}

function finish(line: string, from: number, to: number, match: RegExpExecArray): PrintedDuration {
  const { h = '0', m = '0', s = '0', half } = match.groups ?? {};
  const hours = Number(h.replace(',', '.')) + (half === undefined ? 0 : 0.5);
  const ms = Math.round(hours * HOUR_MS + Number(m) * MINUTE_MS + Number(s) * SECOND_MS);
  return { text: line.slice(from, to).trim(), ms, from, to };
}
