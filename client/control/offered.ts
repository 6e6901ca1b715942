import type { CommandType } from '../../machines/wire/command.ts';
import type { ShowState } from '../../machines/wire/live.ts';

const RUNNING: readonly ShowState[] = ['running', 'held'];
const ON: readonly ShowState[] = ['running', 'held', 'between'];

const STATES: Partial<Record<CommandType, readonly ShowState[]>> = {
  'show.start': ['standby'],
  'segment.next': ['standby', ...ON],
  'segment.end': RUNNING,
  'segment.back': [...ON, 'ended'],
  'segment.goto': ON,
  'clock.hold': ['running'],
  'clock.resume': ['held'],
  'clock.adjust': RUNNING,
  'clock.set': RUNNING,
  'turn.start': RUNNING,
  'turn.next': RUNNING,
  'turn.end': RUNNING,
  'show.end': ON,
  'show.reset': [...ON, 'ended'],
};

/** Whether a command is worth offering in a state of the show; the server has the last word. */
export function isOffered(type: CommandType, state: ShowState): boolean {
  return STATES[type]?.includes(state) ?? true;
}
