import { readClockDuration, readDuration, type PrintedDuration } from './text/durations.ts';
import { fold } from './text/fold.ts';

const WITH_FRACTION = /^(\d+):([0-5]\d):([0-5]\d)[.,](\d{1,3})$/;
const LONG_CLOCK = /^(\d{3,}):([0-5]\d):([0-5]\d)$/;
const MAX_CELL = 60;

/** A length as a cell of its own gives it: a bare number counts minutes, or what the column's `name` says. */
export function readLength(cell: string, name = ''): PrintedDuration | undefined {
  const text = fold(cell.length > MAX_CELL ? '' : withUnit(cell, name)).trim();
  const clock = WITH_FRACTION.exec(text) ?? LONG_CLOCK.exec(text);
  if (clock) {
    const [, hours = '', minutes = '', seconds = '', fraction = '0'] = clock;
    const s = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    return { text, ms: s * 1000 + Number(fraction.padEnd(3, '0')), from: 0, to: text.length };
  }
  const read = readDuration(text, 0) ?? readClockDuration(text, 0);
  if (!read || /[\p{L}\p{N}]/u.test(text.slice(read.to))) return undefined;
  return read.ms === undefined ? { ...read, ms: asNamed(read.text, name) } : read;
}

function withUnit(cell: string, name: string): string {
  if (!/^\d+(?:[.,]\d+)?$/.test(cell)) return cell;
  const unit = /\bsec|\(s\)|秒/i.test(name) ? 's' : /\(h(?:ours|rs)?\)|小时/i.test(name) ? 'h' : 'min';
  return unit === 'h' || /^\d{1,3}$/.test(cell)
    ? `${cell} ${unit}`
    : clockOfNumber(Number(cell.replace(',', '.')), unit);
}

/** A figure that is not plain, such as 7.5 minutes or 5400 seconds, as H:MM:SS. */
function clockOfNumber(figure: number, unit: string): string {
  const seconds = Math.round(unit === 's' ? figure : figure * 60);
  const fields = [Math.floor(seconds / 60) % 60, seconds % 60].map((field) => String(field).padStart(2, '0'));
  return `${String(Math.floor(seconds / 3600))}:${fields.join(':')}`;
}

/** What a column's name says of a length such as 1:30, as "Duration (mm:ss)" does. */
function asNamed(text: string, name: string): number | undefined {
  const [first = 0, second = 0] = text
    .replace(/[^\d:]/g, '')
    .split(':')
    .map(Number);
  if (/m{1,2}:ss/i.test(name) && !/h:/i.test(name)) return (first * 60 + second) * 1000;
  return /h{1,2}:mm(?!:)/i.test(name) ? (first * 60 + second) * 60_000 : undefined;
}
