/** A time of day as it is printed. */
export interface PrintedTime {
  text: string;
  hour: number;
  minute: number;
  second: number;
  half: 'am' | 'pm' | undefined;
  /** Whether it may be of the morning or of the afternoon: an hour from 1 to 12 without a leading zero. */
  open: boolean;
  /** False for what is written like a time and is none, such as 25:61. */
  valid: boolean;
  /** Whether it counts on beyond midnight, as broadcasters do until the morning: 25:30. */
  countedOn: boolean;
  from: number;
  to: number;
}

/** How a text writes its times, found out by looking at the whole of it. */
export interface TimeStyle {
  /** Four digits at the start of a line are a time: `0905`. */
  compact: boolean;
  /** A single time at the end of a line counts, without any mark before it. */
  trailing: boolean;
  /** A single time at the end of a line is a length: `(1:30)`, `1h30`. */
  lengths: boolean;
  /** A bare figure in brackets at the end of a line counts minutes, as it does with a unit elsewhere: `(15)`. */
  minutes?: boolean;
}

const LAST_COUNTED_ON_H = 30;

const SHAPES: readonly RegExp[] = [
  /(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2}))?(?![\d:]\d)(?!\d)/y,
  /(?<h>\d{1,2})\.(?<m>[0-5]\d)(?!\.?\d)/y,
  /(?<h>\d{1,2})(?<gap> ?)h(?:\k<gap>(?<m>\d{2}))?(?![\p{L}\d'])/iuy,
  /(?<h>\d{1,2})h(?<m>[0-5]\d)'(?<s>[0-5]\d)(?!\d)(?:"|'')?/iuy,
  /(?<h>\d{1,2}) (?:heures?|horas)(?: (?<m>[0-5]\d))(?![\p{L}\d])(?! ?(?:min|mn|'))/iuy,
  /(?<=(?:^|[ (-])(?:à|dès|vers|a las|las) )(?<h>\d{1,2}) (?:heures?|horas)(?!\p{L})/iuy,
  /(?<h>\d{1,2}) ?[点點时時](?:(?<m>\d{1,2})分?|(?<half>半)|整)?/y,
  /(?<h>\d{1,2})(?= ?(?:[ap]\.? ?m(?!\p{L})|uhr(?!\p{L})))/iuy,
  /(?<h>\d{1,2})(?=[ap](?![\p{L}.]))/uy,
  /(?<h>\d{1,2})(?= ?[-~] ?\d{1,2}(?:[:.h]\d\d(?![.\d])|(?::\d\d)? ?[ap]\.? ?m(?!\p{L})| ?(?:uhr|h)(?!\p{L})))/iuy,
];
const COMPACT = /(?<h>[01]\d|2[0-4])(?<m>[0-5]\d)(?![\d/]|[.,:]\d|\p{L})/uy;
const MARKED_COMPACT =
  /(?<h>[01]\d|2[0-4])(?<m>[0-5]\d)(?= ?(?:hrs?|hours|h|uhr)(?!\p{L})| ?-+ ?[0-2]\d[0-5]\d(?![\d/]|[.,:]\d))/iuy;
const NOON =
  /12 ?(?:noon|midday)(?!\p{L})|(?:12 ?)?(?:noon|midday|midi|mediod[ií]a)(?= ?(?:[-:|\t~–]|to |$)| {2})/iuy;
const MIDNIGHT =
  /12 ?midnight(?!\p{L})|(?:12 ?)?(?:midnight|minuit|medianoche)(?= ?(?:[-:|\t~)]|to |carriages|close|end|fin|$)| {2})/iuy;

const ZH_HALF = /(?<half>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚) ?/y;
const HALF = / ?(?<half>[ap])\.? ?m\b\.?|(?<bare>[ap])(?![\p{L}.\d])/iuy;
/** What says which twelve o'clock is meant; in Latin America "12:00 m." is noon. */
const WHICH_TWELVE =
  / ?(?:(?<noon>m\.?|noon|midday|midi|mediod[ií]a)|midnight|minuit|medianoche)(?![\p{L}\d'])/iuy;
const UNIT = / ?(?:[Uu]hr|UHR|[Hh]rs?|HRS|hours|heures|horas|h\.?|H(?!\.))(?!\p{L})/uy;

/** The time of day that begins at `at` in a folded line, if one does. */
export function readTime(line: string, at: number, style: TimeStyle): PrintedTime | undefined {
  const day = matchAt(ZH_HALF, line, at);
  const from = at + (day?.[0].length ?? 0);
  const named = readNamed(line, at);
  if (named) return named;
  const match = firstMatch(
    style.compact ? [...SHAPES, MARKED_COMPACT, COMPACT] : [...SHAPES, MARKED_COMPACT],
    line,
    from,
  );
  if (!match?.groups) return undefined;
  const { h = '', m = match.groups['half'] ? '30' : '0', s = '0' } = match.groups;
  let to = from + match[0].length;
  const mark = matchAt(HALF, line, to);
  if (mark) to += mark[0].length;
  const unit = matchAt(UNIT, line, to);
  if (unit) to += unit[0].length;
  const twelve = Number(h) === 12 && !mark ? matchAt(WHICH_TWELVE, line, to) : undefined;
  if (twelve) to += twelve[0].length;
  const isOfAfternoon = twelve ? twelve.groups?.['noon'] !== undefined : mark && /p/i.test(mark[0]);
  const halfNamed = isOfAfternoon === true ? 'pm' : 'am';
  const half = mark || twelve ? halfNamed : day && halfInChinese(day[0].trim(), Number(h));
  return settle({
    text: line.slice(at, to),
    hour: Number(h),
    minute: Number(m),
    second: Number(s),
    half,
    padded:
      h.startsWith('0') || h.length + m.length > 4 || (match[0].length === 4 && /^\d{4}$/.test(match[0])),
    from: at,
    to,
  });
}

/** Seconds from midnight of a printed time, 0 to 86400; more where it counts on. */
export function secondsOfPrinted(time: PrintedTime): number {
  const hour = time.half && time.hour <= 12 ? (time.hour % 12) + (time.half === 'pm' ? 12 : 0) : time.hour;
  return hour * 3600 + time.minute * 60 + time.second;
}

function settle({
  padded,
  ...time
}: Omit<PrintedTime, 'open' | 'valid' | 'countedOn'> & { padded: boolean }): PrintedTime {
  const { hour, minute, second, half } = time;
  const whole = hour === 24 && minute === 0 && second === 0;
  const isCount = minute < 60 && second < 60;
  return {
    ...time,
    open: half === undefined && !padded && hour >= 1 && hour <= 12,
    valid: (hour < 24 || whole) && isCount,
    countedOn: half === undefined && hour >= 24 && hour < LAST_COUNTED_ON_H && !whole && isCount,
  };
}

function readNamed(line: string, at: number): PrintedTime | undefined {
  const noon = matchAt(NOON, line, at);
  const midnight = matchAt(MIDNIGHT, line, at);
  const match = noon ?? midnight;
  if (!match) return undefined;
  const to = at + match[0].length;
  return {
    text: match[0],
    hour: noon ? 12 : 24,
    minute: 0,
    second: 0,
    half: undefined,
    open: false,
    valid: true,
    countedOn: false,
    from: at,
    to,
  };
}

function halfInChinese(word: string, hour: number): 'am' | 'pm' | undefined {
  if (word === '中午') return hour >= 11 ? undefined : 'pm';
  if (word === '上午') return hour === 12 ? undefined : 'am';
  return ['下午', '傍晚', '晚上', '晚'].includes(word) ? 'pm' : 'am';
}

function firstMatch(shapes: readonly RegExp[], line: string, at: number): RegExpExecArray | undefined {
  for (const shape of shapes) {
    const match = matchAt(shape, line, at);
    if (match) return match;
  }
  return undefined;
}

/** What a sticky pattern matches at a place, if it does. */
export function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line) ?? undefined;
}
