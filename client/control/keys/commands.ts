/** What a key of the console gives. */
export type KeyCommand = (typeof KEY_COMMANDS)[number]['id'];

/** A command of the keyboard: what it does, for people, and its keys where nobody chose another. */
interface ByKey {
  readonly id: string;
  readonly does: string;
  readonly keys: readonly string[];
}

/**
 * Every command that a key gives, in the order of the sheet. What interrupts a show needs Shift with its
 * letter, unless somebody chose otherwise.
 */
export const KEY_COMMANDS = [
  { id: 'go', does: 'GO: start, or on to the next', keys: ['Space'] },
  { id: 'hold', does: 'Hold, or resume', keys: ['h'] },
  { id: 'longer', does: 'One minute more', keys: ['+', '='] },
  { id: 'shorter', does: 'One minute less', keys: ['-', '−'] },
  { id: 'muchLonger', does: 'Five minutes more', keys: [']'] },
  { id: 'muchShorter', does: 'Five minutes less', keys: ['['] },
  { id: 'left', does: 'Exactly so much is left', keys: ['l'] },
  { id: 'plan', does: 'Back to plan: choose a way, Enter applies it', keys: ['p'] },
  { id: 'undo', does: 'Undo', keys: ['u'] },
  { id: 'redo', does: 'Redo: bring back what was undone', keys: ['Shift+u'] },
  { id: 'up', does: 'Choose the segment above', keys: ['ArrowUp'] },
  { id: 'down', does: 'Choose the segment below', keys: ['ArrowDown'] },
  { id: 'farUp', does: 'Choose ten segments further up', keys: ['PageUp'] },
  { id: 'farDown', does: 'Choose ten segments further down', keys: ['PageDown'] },
  { id: 'find', does: 'Find a segment by title, person or number', keys: ['f'] },
  { id: 'jump', does: 'Jump to the chosen segment', keys: ['j'] },
  { id: 'back', does: 'Back: the one before, from its full length', keys: ['Shift+b'] },
  { id: 'end', does: 'Empty stage: nothing runs', keys: ['Shift+e'] },
  { id: 'turn', does: 'Next turn: who has not spoken', keys: ['t'] },
  { id: 'message', does: 'Write a message; ↑ ↓ for the ready-made ones', keys: ['m'] },
  { id: 'escalate', does: 'Send what was not seen as urgent', keys: ['Shift+m'] },
  { id: 'clear', does: 'Clear every message', keys: ['Shift+x'] },
  { id: 'blackout', does: 'Blackout of the audience’s screens, or light', keys: ['Shift+k'] },
  { id: 'chart', does: 'The statechart: what is possible now', keys: ['c'] },
  { id: 'help', does: 'This sheet', keys: ['?'] },
] as const satisfies readonly ByKey[];

/** What a command does, in words. */
export function whatItDoes(command: KeyCommand): string {
  return KEY_COMMANDS.find(({ id }) => id === command)?.does ?? command;
}
