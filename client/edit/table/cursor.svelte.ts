import type { Editor } from '../editor.svelte.ts';
import type { Column } from './columns.ts';

/** What a cursor needs of the table that it is in. */
export interface CursorPlace {
  readonly editor: Editor;
  /** The columns that the table has room for. */
  readonly columns: () => readonly Column[];
  /** Brings a row into sight. */
  readonly show: (row: number) => void;
}

/** Where the keyboard is in the rundown: in the row of the chosen segment, in a column known by its name. */
export class Cursor {
  /** After Escape the next Tab leaves the table. */
  isLeaving = $state(false);
  readonly #place: CursorPlace;
  #name = $state<Column['name']>('title');
  readonly #row = $derived.by(() => this.#place.editor.indexOf(this.#place.editor.chosen));
  readonly #column = $derived.by(() => {
    const columns = this.#place.columns();
    return columns[
      Math.max(
        0,
        columns.findIndex(({ name }) => name === this.#name),
      )
    ];
  });

  constructor(place: CursorPlace) {
    this.#place = place;
  }

  /** The row, from 0; -1 where none is chosen. */
  get row(): number {
    return this.#row;
  }

  /** The name of the column; the first one's where the table is too narrow for the one that was gone to. */
  get name(): Column['name'] {
    return this.#column?.name ?? 'title';
  }

  /** Goes to a column, whether it is shown now or not. */
  goToColumn(name: Column['name']): void {
    this.#name = name;
  }

  /** Goes to a row, and to a column by its place if one is named; over an edge no further than the edge. */
  goTo(row: number, column?: number): void {
    const { editor, columns, show } = this.#place;
    const at = Math.max(0, Math.min(editor.segments.length - 1, row));
    const last = columns().length - 1;
    editor.chosen = editor.segments[at]?.id ?? null;
    if (column !== undefined) this.#name = columns()[Math.max(0, Math.min(last, column))]?.name ?? 'title';
    this.isLeaving = false;
    show(at);
  }

  /** Goes by so many rows and columns. */
  go(rows: number, columns: number): void {
    this.goTo(this.row + rows, this.#columnAt + columns);
  }

  /** To the first or the last column of the row. */
  goToEdge(edge: 'first' | 'last'): void {
    this.goTo(this.row, edge === 'first' ? 0 : this.#place.columns().length - 1);
  }

  /** One cell on or back, over the ends of rows; false at the ends of the table. */
  step(by: 1 | -1): boolean {
    const count = this.#place.columns().length;
    const to = this.#columnAt + by;
    const row = to < 0 ? this.row - 1 : to >= count ? this.row + 1 : this.row;
    if (row < 0 || row >= this.#place.editor.segments.length) return false;
    this.goTo(row, (to + count) % count);
    return true;
  }

  /** To the next row with a problem, or the one before, round the ends. */
  goToProblem(by: 1 | -1): void {
    const { segments, problems } = this.#place.editor;
    const rows = segments.flatMap(({ id }, at) =>
      problems.get(id)?.some(({ severity }) => severity !== 'info') ? [at] : [],
    );
    const next =
      by > 0
        ? (rows.find((at) => at > this.row) ?? rows[0])
        : (rows.findLast((at) => at < this.row) ?? rows.at(-1));
    if (next !== undefined) this.goTo(next);
  }

  get #columnAt(): number {
    return Math.max(
      0,
      this.#place.columns().findIndex(({ name }) => name === this.name),
    );
  }
}
