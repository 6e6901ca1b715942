import type { Finding } from '../findings.ts';
import type { Line } from './lines.ts';

const MAX_SHOWN = 120;

/** The finding for a line (or a row of a table) that was not understood, with what it says. */
export function unreadable(
  line: Pick<Line, 'text' | 'number'>,
  severity: 'warning' | 'info',
  place: 'line' | 'row' = 'line',
): Finding {
  const shown = line.text.length > MAX_SHOWN ? `${line.text.slice(0, MAX_SHOWN)}…` : line.text;
  return {
    severity,
    code: 'unreadable-line',
    line: line.number,
    message: `${place === 'line' ? 'Line' : 'Row'} ${line.number} was not understood and is left out: “${shown}”.`,
  };
}
