import type { Action } from '../../../machines/wire/command.ts';
import type { ControlView } from '../../../machines/wire/live.ts';
import { blackoutToggle } from '../blackout.ts';
import { asUrgent } from '../messages/underway.ts';
import type { KeyCommand } from './commands.ts';

const MINUTE_MS = 60_000;

/** What a key asks of the show as it stands; null for keys that only move about the desk, or have nothing to ask. */
export function keyAction(command: KeyCommand, live: ControlView): Action | null {
  switch (command) {
    case 'hold':
      return { type: live.state === 'held' ? 'clock.resume' : 'clock.hold' };
    case 'longer':
      return { type: 'clock.adjust', byMs: MINUTE_MS };
    case 'shorter':
      return { type: 'clock.adjust', byMs: -MINUTE_MS };
    case 'muchLonger':
      return { type: 'clock.adjust', byMs: 5 * MINUTE_MS };
    case 'muchShorter':
      return { type: 'clock.adjust', byMs: -5 * MINUTE_MS };
    case 'back':
      return { type: 'segment.back' };
    case 'end':
      return { type: 'segment.end' };
    case 'turn':
      return { type: 'turn.next' };
    case 'undo':
      return { type: 'undo' };
    case 'redo':
      return { type: 'redo' };
    case 'blackout':
      return blackoutToggle(live.blackout);
    case 'clear':
      return live.messages.length > 0 ? { type: 'message.clear' } : null;
    case 'escalate': {
      const unseen = live.messages.find(({ needsSeen, seen }) => needsSeen && !seen);
      return unseen ? asUrgent(unseen) : null;
    }
    default:
      return null;
  }
}
