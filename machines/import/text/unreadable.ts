import type { Finding } from '../findings.ts';
import type { Line } from './lines.ts';

const MAX_SHOWN = 120;

/** The finding for a line that is struck out: an item is skipped, all else is left out. */
export function struckOut(line: Pick<Line, 'text' | 'number'>, isItem: boolean): Finding {
  const consequence = isItem ? 'its item is skipped' : 'is left out';
  return {
    severity: 'info',
    code: 'unreadable-line',
    line: line.number,
    message: `Line ${line.number} is struck out, and ${consequence}: “${shown(line.text)}”.`,
  };
}

/** The finding for a line (or a row of a table) that was not understood, with what it says. */
export function unreadable(
  line: Pick<Line, 'text' | 'number'>,
  severity: 'warning' | 'info',
  place: 'line' | 'row' = 'line',
): Finding {
  return {
    severity,
    code: 'unreadable-line',
    line: line.number,
    message: `${place === 'line' ? 'Line' : 'Row'} ${line.number} was not understood and is left out: “${shown(line.text)}”.`,
  };
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
