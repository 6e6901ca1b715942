import { cellOf, type TableColumns } from './cells.ts';
import type { Column } from './columns.ts';
import { readLength } from './lengths.ts';
import { fold } from './text/fold.ts';
import { peel } from './text/peel.ts';
import type { PrintedDuration } from './text/durations.ts';
import type { Span } from './text/spans.ts';
import { zoneOfHead } from './zone.ts';

/** When an item is, as the cells of its row say; `rest` is what a cell of times says besides. */
export interface CellTimes {
  readonly span: Span | undefined;
  readonly duration: PrintedDuration | undefined;
  readonly rest: string;
}

const STYLE = { compact: true, trailing: false, lengths: false };
/** A time as a spreadsheet keeps it, a part of a day: 0.375 is 9:00. */
const PART_OF_DAY = /^0?[.,]\d+$/;
/** A length that is a part of a day has more figures than a person would write of minutes. */
const LENGTH_IN_DAYS = /^0?[.,]\d{4,}$/;
const THREE_FIGURES = /^[1-9][0-5]\d$/;
const DAY_S = 86_400;
/** After midnight, as a sheet adds up times. */
const AFTER_MIDNIGHT = /^(?:2[4-9]|3\d|4[0-7]):[0-5]\d:[0-5]\d$/;

/** Reads the cells of start, end and length of a row. */
export function readTimes(cells: readonly string[], columns: TableColumns): CellTimes {
  const { fields, names, exact } = columns;
  const of = (field: Column) => cellOf(field, cells, fields).trim();
  const from = asClock(of('start') === '' ? of('time') : of('start'));
  const times = of('end') === '' ? from : `${from}\t${asClock(of('end'))}`;
  const { span, duration, rest } = peel({ text: times, folded: fold(times) }, STYLE);
  const length = of('duration');
  return {
    span: span && {
      ...span,
      zone: span.zone ?? zoneOfHead(columns),
      start: exact ? { ...span.start, open: false } : span.start,
    },
    duration:
      duration ??
      readLength(LENGTH_IN_DAYS.test(length) ? clockOf(length) : length, names[fields.indexOf('duration')]),
    rest,
  };
}

/** A cell of a column of times as a time is written: a part of a day, three figures as in 930, hours from 24 on. */
function asClock(cell: string): string {
  if (PART_OF_DAY.test(cell)) return clockOf(cell);
  if (AFTER_MIDNIGHT.test(cell)) return `${twoFigures(Number(cell.slice(0, 2)) - 24)}${cell.slice(2)}`;
  return THREE_FIGURES.test(cell) ? `0${cell}` : cell;
}

function clockOf(partOfDay: string): string {
  const seconds = Math.round(Number(partOfDay.replace(',', '.')) * DAY_S);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoFigures).join(':');
}

function twoFigures(figure: number): string {
  return String(figure).padStart(2, '0');
}
