/** How times of day are written on a page. */
export interface TimeStyle {
  readonly zone: string;
  readonly lang: string;
  readonly hour12?: boolean;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A time of day such as `10:18`, or `10:18:05` with seconds, of epoch `ms` in the style's zone. */
export function timeOfDay(ms: number, style: TimeStyle, seconds = false): string {
  return formatFor(style, seconds ? 'second' : 'minute').format(ms);
}

/** A time of day with its date, such as `Friday 11 July, 09:00`: for what is not today. */
export function dayAndTime(ms: number, style: TimeStyle): string {
  return formatFor(style, 'day').format(ms);
}

/** A date such as `Friday 11 July`, which names a day of the style's zone. */
export function dateOf(ms: number, style: TimeStyle): string {
  return formatFor(style, 'date').format(ms);
}

/** In how many ms, from epoch `now`, the second changes (every zone of today has whole seconds). */
export function untilNextSecond(now: number): number {
  return SECOND_MS - (now % SECOND_MS);
}

/** In how many ms, from epoch `now`, the minute changes. */
export function untilNextMinute(now: number): number {
  return MINUTE_MS - (now % MINUTE_MS);
}

type Detail = 'minute' | 'second' | 'day' | 'date';

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

function formatFor(style: TimeStyle, detail: Detail): Intl.DateTimeFormat {
  const key = `${style.lang}|${style.zone}|${String(style.hour12)}|${detail}`;
  const known = formats.get(key);
  if (known) return known;
  const made = makeFormat(style, detail);
  formats.set(key, made);
  return made;
}

/** An old browser may not know a zone that the server knows; the device's own is then better than nothing. */
function makeFormat({ zone, lang, hour12 }: TimeStyle, detail: Detail): Intl.DateTimeFormat {
  const time: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    ...(detail === 'second' ? { second: '2-digit' } : {}),
    ...(detail === 'day' ? DAY : {}),
    ...(hour12 === true ? { hour: 'numeric', hour12: true } : { hourCycle: 'h23' }),
  };
  const options = detail === 'date' ? DAY : time;
  try {
    return new Intl.DateTimeFormat(lang, { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(lang, options);
  }
}
