import type { LoggedAction } from '../../machines/log/entry.ts';

const WORDS: Readonly<Record<LoggedAction['type'], string>> = {
  'show.start': 'Start',
  'segment.next': 'GO',
  'segment.end': 'Empty stage',
  'segment.back': 'Back',
  'segment.goto': 'Jump',
  'clock.hold': 'Hold',
  'clock.resume': 'Resume',
  'clock.adjust': 'Adjust',
  'clock.set': 'Set time left',
  'turn.start': 'Turn',
  'turn.next': 'Next turn',
  'turn.end': 'End of turn',
  'show.end': 'End the show',
  'show.reset': 'Reset',
  undo: 'Undo',
  redo: 'Redo',
  'message.show': 'Message',
  'message.clear': 'Clear message',
  'message.seen': 'Message seen',
  'screen.blackout': 'Blackout',
  'programme.insert': 'Insert',
  'programme.update': 'Edit',
  'programme.remove': 'Remove',
  'programme.move': 'Move',
  'programme.describe': 'Describe the show',
  'programme.edit': 'Edits',
  'programme.replan': 'Replan',
  'deadline.advance': 'Automatic advance',
  'deadline.expire': 'Message expired',
};

/** A command or a log entry in a word or two. */
export function commandWord(type: string): string {
  return (WORDS as Readonly<Record<string, string>>)[type] ?? type;
}
