import { findDate } from './dates.ts';
import type { Line } from './lines.ts';
import { readSpan } from './spans.ts';
import type { TimeStyle } from './times.ts';

const COMPACT_START = /^(?:[01]\d|2[0-3])[0-5]\d(?= |\t|-|$)/;
const CLOCK_START = /^[[(]?\d{1,2}(?!\d)/;
/** A line that may begin with a year, as the title of a programme does. */
export const YEAR_LIKE = /^(?:19|20)\d\d\b/;
const CLOCK_AT_END =
  /[\s([-](?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d)|h(?<after>[0-5]\d)?)(?: ?[ap]\.?m\.?)?[)\]]?$/i;
const LENGTH_AT_END = /\d ?(?:min(?:ute)?s?\.?|minutos|'|分钟|分|sec(?:onds)?)[)\]]?$/i;
const MINUTES_IN_BRACKETS = /[([](?:\d{1,3} ?(?:min(?:ute)?s?\.?|')|\d{1,2} ?m)[)\]]/i;
const START_LABEL =
  /(?:starts?|starting|begins?|beginning|d[eé]but|inicio|comienzo|开始)(?: (?:at|a las|à))?\s*:?\s*$/i;
const STARTS = /(?:starts?|starting|begins?|d[eé]but|inicio|comienzo|开始)\b[^\d]{0,8}\d/i;
const MORNING_H = 6;
const PLAIN: TimeStyle = { compact: false, trailing: false, lengths: false };

/** Finds out how a text writes its times, from the beginnings and ends of all its lines. */
export function findStyle(lines: readonly Line[]): TimeStyle {
  const written = lines.filter((line) => !line.blank).map((line) => line.folded);
  const compact = written.filter(
    (line, index) => COMPACT_START.test(line) && !(index === 0 && YEAR_LIKE.test(line)),
  );
  const headed = written.some((line) => CLOCK_START.test(line) && readSpan(line, 0, PLAIN) !== undefined);
  const minutes = written.filter((line) => MINUTES_IN_BRACKETS.test(line)).length >= 2;
  if (compact.length >= 2 && !headed) return { ...PLAIN, compact: true, minutes };
  if (headed) return { ...PLAIN, minutes };
  const clocks = written.flatMap((line) => minutesAtEnd(line));
  const others = written.some((line) => LENGTH_AT_END.test(line) || STARTS.test(line));
  const lengths = clocks.length > 0 && !areTimes(clocks) && (others || falls(clocks) > 0);
  return { compact: false, trailing: !lengths && clocks.length >= 3, lengths, minutes };
}

function minutesAtEnd(line: string): number[] {
  const match = CLOCK_AT_END.exec(line);
  const groups = match?.groups;
  if (followsStartLabel(line.slice(0, match?.index)) || findDate(line)) return [];
  return groups ? [Number(groups['hour']) * 60 + Number(groups['minute'] ?? groups['after'] ?? 0)] : [];
}

/** Whether figures at the ends of lines rise through a day, as times do and lengths do not. */
function areTimes(clocks: readonly number[]): boolean {
  return clocks.length >= 2 && (clocks[0] ?? 0) >= MORNING_H * 60 && falls(clocks) * 2 <= clocks.length - 1;
}

/** How often a figure is less than the one before it. */
function falls(clocks: readonly number[]): number {
  return clocks.slice(1).filter((clock, index) => clock < (clocks[index] ?? 0)).length;
}

/** Whether a piece of a line ends in words that announce when the whole begins. */
export function followsStartLabel(text: string): boolean {
  return START_LABEL.test(text);
}
