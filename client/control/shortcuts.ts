/** What a key press on the console means, apart from GO, which has its own guard. */
export type Shortcut =
  | 'hold'
  | 'longer'
  | 'shorter'
  | 'back'
  | 'end'
  | 'blackout'
  | 'undo'
  | 'redo'
  | 'muchLonger'
  | 'muchShorter'
  | 'left'
  | 'plan'
  | 'turn'
  | 'message'
  | 'up'
  | 'down'
  | 'jump'
  | 'help'
  | 'escape';

/** Every shortcut for the help sheet: the keys as people read them, and what they do. */
export const SHEET: readonly { keys: string; does: string }[] = [
  { keys: 'Space', does: 'GO: start, or on to the next' },
  { keys: 'H', does: 'Hold, or resume' },
  { keys: '+  −', does: 'One minute more, or less' },
  { keys: '[  ]', does: 'Five minutes less, or more' },
  { keys: 'L', does: 'Exactly so much is left' },
  { keys: '↑  ↓', does: 'Choose a segment in the rundown' },
  { keys: 'J', does: 'Jump to the chosen segment' },
  { keys: 'Shift B', does: 'Back: the one before, from its full length' },
  { keys: 'Shift E', does: 'Empty stage: nothing runs' },
  { keys: 'Shift K', does: 'Blackout of the audience’s screens, or light' },
  { keys: 'T', does: 'Next turn: who has not spoken' },
  { keys: 'U', does: 'Undo' },
  { keys: 'Shift U', does: 'Redo: bring back what was undone' },
  { keys: 'P', does: 'Back to plan: ↑ ↓ choose a way, Enter applies it' },
  { keys: 'M', does: 'Write a message' },
  { keys: 'Esc', does: 'Leave a field, a choice or this sheet' },
  { keys: '?', does: 'This sheet' },
];

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const PLAIN: Readonly<Record<string, Shortcut>> = {
  h: 'hold',
  '+': 'longer',
  '=': 'longer',
  '-': 'shorter',
  '−': 'shorter',
  u: 'undo',
  t: 'turn',
  m: 'message',
  l: 'left',
  p: 'plan',
  '[': 'muchShorter',
  ']': 'muchLonger',
  j: 'jump',
  '?': 'help',
  Escape: 'escape',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const SHIFTED: Readonly<Record<string, Shortcut>> = { b: 'back', e: 'end', k: 'blackout', u: 'redo' };

/** The shortcut of a key press; null if it is none. What interrupts a show needs Shift with its letter. */
export function shortcutOf(press: Press): Shortcut | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === 'z' && (press.ctrlKey || press.metaKey)) return press.shiftKey ? 'redo' : 'undo';
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return (press.shiftKey ? SHIFTED[key] : undefined) ?? shiftless(key, press.shiftKey);
}

/** Signs such as `+` and `?` need Shift on many keyboards; letters with Shift are not the plain ones. */
function shiftless(key: string, shift: boolean): Shortcut | null {
  const isLetter = /^[a-z]$/.test(key);
  return shift && isLetter ? null : (PLAIN[key] ?? null);
}

/** Whether keys that go to this element are text, so that nothing may fire. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/**
 * The guard of the GO key: it fires when the key comes up after a fresh press that began here, so that
 * neither a held key nor a press begun in another window or field starts anything.
 */
export class GoKey {
  #isDown = false;

  /** The key went down. */
  press({ repeat }: { repeat: boolean }): void {
    if (!repeat) this.#isDown = true;
  }

  /** Focus went elsewhere: the press does not count any more. */
  cancel(): void {
    this.#isDown = false;
  }

  /** The key came up; whether that is a GO. */
  release(): boolean {
    const isGo = this.#isDown;
    this.#isDown = false;
    return isGo;
  }
}
