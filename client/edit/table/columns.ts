import type { FieldName } from '../rundown/fields.ts';

/** A column of the rundown; `marks` shows what else is set, and is not typed into. */
export interface Column {
  readonly name: FieldName | 'marks';
  readonly label: string;
  /** As a track of a grid. */
  readonly width: string;
  /** The least width of the table, in px, at which it is shown. */
  readonly from: number;
}

const COLUMNS: readonly Column[] = [
  { name: 'start', label: 'Start', width: '76px', from: 0 },
  { name: 'end', label: 'End', width: '76px', from: 760 },
  { name: 'length', label: 'Length', width: '92px', from: 0 },
  { name: 'kind', label: 'Kind', width: '104px', from: 560 },
  { name: 'title', label: 'Title', width: 'minmax(0, 3fr)', from: 0 },
  { name: 'speakers', label: 'Speakers', width: 'minmax(0, 2fr)', from: 860 },
  { name: 'marks', label: 'Marks', width: '132px', from: 640 },
];

/** The columns that a table of this width, in px, has room for. */
export function columnsFor(width: number): readonly Column[] {
  return COLUMNS.filter(({ from }) => width >= from);
}
