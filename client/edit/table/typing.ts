import type { Editor } from '../editor.svelte.ts';
import type { Draft } from '../typed/draft.svelte.ts';
import type { Cursor } from './cursor.svelte.ts';

/** Where the cursor goes when what was typed is taken: a row down, a cell on or back, or nowhere. */
export type Then = 'down' | 'on' | 'back' | 'stay';

/** What typing in a table needs of it. */
export interface TypingPlace {
  readonly editor: Editor;
  readonly cursor: Cursor;
  /** Gives the keyboard to the table. */
  readonly focus: () => void;
  readonly ondetails: () => void;
}

/** Writing in the cell at the cursor: begun, taken or left. */
export class CellTyping {
  readonly #place: TypingPlace;

  constructor(place: TypingPlace) {
    this.#place = place;
  }

  /** Begins in the cell at the cursor; `typed` replaces what stands there. Marks are set in the details. */
  begin(typed?: string): void {
    const { editor, cursor, ondetails } = this.#place;
    if (editor.chosen === null) return;
    if (cursor.name === 'marks') ondetails();
    else editor.beginTyping(editor.chosen, cursor.name, typed);
  }

  /** Takes away what is in the cell; a stated start or people only: the rest has to be something. */
  clear(): void {
    const { editor, cursor } = this.#place;
    if (editor.chosen === null || (cursor.name !== 'start' && cursor.name !== 'speakers')) return;
    if (editor.beginTyping(editor.chosen, cursor.name, '') && editor.draft) this.finish(editor.draft, 'stay');
  }

  /** Ends the typing where what was typed can be taken, and goes where that leads; whether it could. */
  finish(draft: Draft, then: Then): boolean {
    const { editor, cursor, focus } = this.#place;
    if (!editor.take(draft)) return false;
    editor.draft = null;
    if (then === 'down') cursor.go(1, 0);
    if (then === 'on') cursor.step(1);
    if (then === 'back') cursor.step(-1);
    if (then !== 'stay' || document.activeElement?.closest('[data-cell-editor]')) focus();
    return true;
  }

  /** Leaves the cell as it was. */
  abandon(): void {
    this.#place.editor.draft = null;
    this.#place.focus();
  }
}
