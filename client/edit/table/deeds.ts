import type { Segment } from '../../../machines/programme/schema.ts';
import type { Editor } from '../editor.svelte.ts';
import type { Cursor } from './cursor.svelte.ts';
import type { TableKey } from './keys.ts';
import type { CellTyping } from './typing.ts';

/** What the keys of a table act on. */
export interface Hands {
  readonly editor: Editor;
  readonly cursor: Cursor;
  readonly typing: CellTyping;
  /** So many rows are a page. */
  readonly page: () => number;
  readonly ondetails: () => void;
}

/** Does what a key asks of the table. */
export function act(key: TableKey, hands: Hands): void {
  const { editor, cursor, typing, page, ondetails } = hands;
  switch (key.does) {
    case 'go':
      cursor.go(key.rows, key.columns);
      return;
    case 'type':
      typing.begin(key.typed);
      return;
    case 'first':
      cursor.goTo(0, 0);
      return;
    case 'last':
      cursor.goTo(editor.segments.length - 1, Infinity);
      return;
    case 'rowStart':
      cursor.goToEdge('first');
      return;
    case 'rowEnd':
      cursor.goToEdge('last');
      return;
    case 'pageUp':
      cursor.go(-page(), 0);
      return;
    case 'pageDown':
      cursor.go(page(), 0);
      return;
    case 'nextProblem':
      cursor.goToProblem(1);
      return;
    case 'previousProblem':
      cursor.goToProblem(-1);
      return;
    case 'leave':
      cursor.isLeaving = true;
      return;
    case 'clear':
      typing.clear();
      return;
    case 'details':
      ondetails();
      return;
    case 'insertBelow':
      editor.beginRow();
      return;
    case 'insertAbove':
      editor.beginRow(editor.segments[cursor.row - 1]?.id ?? null);
      return;
    default:
      rearrange(key.does, editor.segments[cursor.row], hands);
  }
}

type Rearranging = 'moveUp' | 'moveDown' | 'duplicate' | 'remove' | 'split' | 'join';

function rearrange(does: Rearranging, segment: Segment | undefined, { editor, cursor }: Hands): void {
  if (!segment) return;
  switch (does) {
    case 'moveUp':
      editor.moveBy(segment, -1);
      cursor.goTo(cursor.row);
      return;
    case 'moveDown':
      editor.moveBy(segment, 1);
      cursor.goTo(cursor.row);
      return;
    case 'duplicate':
      editor.duplicate(segment);
      return;
    case 'remove':
      editor.remove(segment);
      return;
    case 'split':
      editor.split(segment);
      return;
    case 'join':
      editor.join(segment);
  }
}
