import type { ShowState } from '../../machines/wire/live.ts';

/** What a show is doing, in a word or two. */
export const STATE_WORDS: Readonly<Record<ShowState, string>> = {
  standby: 'Standby',
  running: 'On air',
  held: 'On hold',
  between: 'Stage empty',
  ended: 'Ended',
};
