/** What a key does in the table while nothing is typed. */
export type TableKey =
  | { readonly does: 'go'; readonly rows: number; readonly columns: number }
  | { readonly does: 'first' | 'last' | 'rowStart' | 'rowEnd' | 'pageUp' | 'pageDown' }
  | { readonly does: 'type'; readonly typed?: string }
  | { readonly does: 'clear' }
  | { readonly does: 'moveUp' | 'moveDown' | 'insertBelow' | 'insertAbove' | 'duplicate' | 'remove' }
  | { readonly does: 'split' | 'join' | 'details' | 'nextProblem' | 'previousProblem' | 'leave' };

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const PLAIN: Readonly<Record<string, TableKey>> = {
  ArrowUp: { does: 'go', rows: -1, columns: 0 },
  ArrowDown: { does: 'go', rows: 1, columns: 0 },
  ArrowLeft: { does: 'go', rows: 0, columns: -1 },
  ArrowRight: { does: 'go', rows: 0, columns: 1 },
  Home: { does: 'rowStart' },
  End: { does: 'rowEnd' },
  PageUp: { does: 'pageUp' },
  PageDown: { does: 'pageDown' },
  Enter: { does: 'type' },
  F2: { does: 'type' },
  F8: { does: 'nextProblem' },
  Delete: { does: 'clear' },
  Backspace: { does: 'clear' },
  Insert: { does: 'insertBelow' },
  Escape: { does: 'leave' },
};

const WITH_CONTROL: Readonly<Record<string, TableKey>> = {
  Home: { does: 'first' },
  End: { does: 'last' },
  Enter: { does: 'insertBelow' },
  d: { does: 'duplicate' },
  Delete: { does: 'remove' },
  Backspace: { does: 'remove' },
};

const WITH_ALT: Readonly<Record<string, TableKey>> = {
  ArrowUp: { does: 'moveUp' },
  ArrowDown: { does: 'moveDown' },
  Enter: { does: 'details' },
  // By their place: with Alt a Mac writes other letters.
  KeyS: { does: 'split' },
  KeyJ: { does: 'join' },
};

/** What a key press asks of the table; null where it is not the table's. */
export function tableKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Keys): TableKey | null {
  const withControl = ctrlKey || metaKey;
  if (withControl && altKey) return null;
  if (withControl)
    return shiftKey && key === 'Enter'
      ? { does: 'insertAbove' }
      : (WITH_CONTROL[key.toLowerCase()] ?? WITH_CONTROL[key] ?? null);
  if (altKey) return WITH_ALT[key] ?? WITH_ALT[code] ?? null;
  if (key === 'F8' && shiftKey) return { does: 'previousProblem' };
  const plain = PLAIN[key];
  if (plain) return plain;
  return key.length === 1 ? { does: 'type', typed: key } : null;
}

/** The keys as people read them. */
export const KEY_SHEET: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: '↑ ↓ ← →', does: 'Go from cell to cell; Tab goes on, Shift Tab back' },
  {
    keys: 'Enter, F2 or just type',
    does: 'Write in the cell; Enter takes it and goes down, Tab takes it and goes on',
  },
  { keys: 'Esc', does: 'Leave the cell as it was; once more and Tab leaves the table' },
  { keys: 'Alt ↑ ↓', does: 'Move the row' },
  { keys: 'Ctrl Enter', does: 'New row below; with Shift above' },
  { keys: 'Ctrl D', does: 'The same row once more' },
  { keys: 'Ctrl Delete', does: 'Remove the row' },
  { keys: 'Alt S · Alt J', does: 'Split the row in two · join it with the next' },
  { keys: 'Delete', does: 'Take away what is in the cell, where it may be empty' },
  { keys: 'Alt Enter', does: 'All about the row, at the side' },
  { keys: 'F8', does: 'Go to the next problem; with Shift to the one before' },
  { keys: 'Ctrl Z · Ctrl Y', does: 'Undo · redo the last edit of the programme' },
  { keys: 'F6', does: 'From the table to the details and back' },
  { keys: '?', does: 'This sheet, when nothing is being written' },
];
