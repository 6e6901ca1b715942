import { matchAt, readTime, secondsOfPrinted, type PrintedTime, type TimeStyle } from './times.ts';
import { passOtherClocks, readZoneMark } from './zoneMark.ts';

/** A start and mostly an end as they are printed, `text` for sentences, from `from` to `to` in the folded line. */
export interface Span {
  text: string;
  start: PrintedTime;
  end: PrintedTime | undefined;
  /** The time zone that stands behind it, as printed: `CET`, `UTC+2`. */
  zone: string | undefined;
  from: number;
  to: number;
}

const YEARS = /^(?:19|20)\d\d-(?:19|20)\d\d$/;
const OPENER = /[([]\s*/y;
const CLOSER = /\s*[)\]]/y;
const BEFORE_START =
  /(?:(?:at|a|à) (?=about|around|approx|env))?(?:c\.? ?(?=\d)|(?:~|ca?\.?|circa|approx(?:\.|imately)?|around|about|env\.?|vers|hacia las|gegen|from|starting at|at|de|du|des|dès|à partir de|à|a las|de las|desde las|von|ab|um|(?:time|horaire|hora)(?= ?:)|(?<!\p{L} )(?:time|horaire|hora)|start|begin|beginning|début|inicio|时间|時間) ?:? +)/iuy;
const BETWEEN =
  /\s*(?:-+>?|~|→|至|到|\/)\s*|\s+(?:to|for|till|until|a las|a|à|al|hasta las|hasta|jusqu'à|bis)\s+/iuy;
const BETWEEN_CELLS = /\s*[\t|]\s*|\s{2,}/y;
const LENGTH_CELL = /0{1,2}:\d\d:\d\d(?!\d)/y;
const OPEN_END = /\s*(?:-+|~|to|till|until)?\s*(?:open end|late|onwards?|ff\.?)(?!\p{L})/iuy;

/** The start and end, or the start alone, that begin at `at` in a folded line. */
export function readSpan(line: string, at: number, style: TimeStyle): Span | undefined {
  const opener = matchAt(OPENER, line, at);
  let to = at + (opener?.[0].length ?? 0);
  to += matchAt(BEFORE_START, line, to)?.[0].length ?? 0;
  const start = readTime(line, to, style);
  if (!start) return undefined;
  const begun = passZone(line, start);
  const end = readEnd(line, begun.to, { ...style, compact: style.compact || /^\d{4}$/.test(start.text) });
  if (end && !style.compact && YEARS.test(`${start.text}-${end.text}`)) return undefined;
  const ended = end ? passZone(line, end) : undefined;
  to = ended?.to ?? begun.to + (matchAt(OPEN_END, line, begun.to)?.[0].length ?? 0);
  if (opener) {
    const closer = matchAt(CLOSER, line, to);
    if (!closer) return undefined;
    to += closer[0].length;
  }
  const text = end ? `${start.text}-${end.text}` : start.text;
  return { text, ...shareHalf(start, end), zone: ended?.zone ?? begun.zone, from: at, to };
}

/** The zone behind a time, and where that and the same moment in other zones end. */
function passZone(line: string, time: PrintedTime): { zone: string | undefined; to: number } {
  const mark = readZoneMark(line, time.to, time.text);
  return mark ? { zone: mark.name, to: passOtherClocks(line, mark.to) } : { zone: undefined, to: time.to };
}

function readEnd(line: string, at: number, style: TimeStyle): PrintedTime | undefined {
  const between = matchAt(BETWEEN, line, at);
  if (between) return readTime(line, at + between[0].length, style);
  const gap = matchAt(BETWEEN_CELLS, line, at);
  // In a cell of its own 00:02:30 is a length.
  return gap && !matchAt(LENGTH_CELL, line, at + gap[0].length)
    ? readTime(line, at + gap[0].length, style)
    : undefined;
}

function shareHalf(start: PrintedTime, end: PrintedTime | undefined): Pick<Span, 'start' | 'end'> {
  if (end?.half && start.half === undefined && start.hour <= 12) {
    const other = end.half === 'pm' ? 'am' : 'pm';
    const same = { ...start, half: end.half };
    const half = secondsOfPrinted(same) < secondsOfPrinted(end) ? end.half : other;
    return { start: { ...start, half, open: false }, end };
  }
  if (end && start.half === 'pm' && end.half === undefined && end.open && end.hour < 12) {
    const shifted = { ...end, half: start.half, open: false };
    if (secondsOfPrinted(shifted) > secondsOfPrinted(start)) return { start, end: shifted };
  }
  return { start, end };
}
