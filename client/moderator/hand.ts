import Pad from './Pad.svelte';
import StartTurn from './StartTurn.svelte';
import { type Asking, TurnGiver } from './turngiver.svelte.ts';

/** What a moderator with a key has, and a page without one does not load: turns to give, and the buttons for it. */
export interface Hand {
  readonly giver: TurnGiver;
  readonly Pad: typeof Pad;
  readonly StartTurn: typeof StartTurn;
}

export function openHand(asking: Asking): Hand {
  return { giver: new TurnGiver(asking), Pad, StartTurn };
}
