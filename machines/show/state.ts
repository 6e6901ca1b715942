import type { ShowState } from '../wire/live.ts';
import type { ShowSnapshot } from './machine.ts';

/** The state of the show in one word, as the live view gives it. */
export function stateOf(snapshot: ShowSnapshot): ShowState {
  if (snapshot.matches({ stage: 'standby' })) return 'standby';
  if (snapshot.matches({ stage: 'ended' })) return 'ended';
  if (snapshot.matches({ stage: { live: 'between' } })) return 'between';
  return snapshot.matches({ stage: { live: { onStage: 'held' } } }) ? 'held' : 'running';
}
