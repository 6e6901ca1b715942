import type { Phase } from '../../machines/clock/phase.ts';
import type { SegmentKind } from '../../machines/programme/schema.ts';
import type { ShowState } from '../../machines/wire/live.ts';

/** Every word that a page of an audience or a speaker shows, in one language. */
export interface Words {
  readonly phases: Readonly<Record<Phase, string>>;
  readonly kinds: Readonly<Record<SegmentKind, string>>;
  readonly states: Readonly<Record<ShowState, string>>;
  readonly held: string;
  readonly next: string;
  readonly upNext: string;
  readonly rehearsal: string;
  readonly ended: string;
  readonly thanks: string;
  readonly stageEmpty: string;
  readonly seen: string;
  readonly showNotFound: string;
  readonly waiting: string;
  readonly segmentClock: string;
  readonly left: string;
  readonly over: string;
  readonly startsAt: (time: string) => string;
  readonly startsIn: string;
  readonly startsSoon: string;
  readonly startsAbout: (time: string) => string;
  readonly until: (time: string) => string;
  readonly staleSince: (time: string) => string;
}

const english: Words = {
  phases: { none: '', normal: '', warn: 'Finish soon', wrap: 'Wrap up', over: 'Time is up' },
  kinds: {
    video: 'Video',
    opening: 'Opening',
    keynote: 'Keynote',
    panel: 'Panel',
    break: 'Break',
    reception: 'Reception',
    closing: 'Closing',
    changeover: 'Changeover',
    other: '',
  },
  states: { standby: 'Standby', running: 'On air', held: 'On hold', between: 'Stage empty', ended: 'Ended' },
  held: 'On hold',
  next: 'Next',
  upNext: 'Up next',
  rehearsal: 'Rehearsal',
  ended: 'The programme has ended',
  thanks: 'Thank you',
  stageEmpty: 'Up next',
  seen: 'I have read this',
  showNotFound: 'There is no such show on this server.',
  waiting: 'Waiting for the server…',
  segmentClock: 'Session',
  left: 'left',
  over: 'over',
  startsAt: (time) => `Starts at ${time}`,
  startsIn: 'Starts in',
  startsSoon: 'Starting shortly',
  startsAbout: (time) => `starts about ${time}`,
  until: (time) => `until ${time}`,
  staleSince: (time) => `No connection since ${time}. This screen keeps counting by itself.`,
};

/** The words for the first language of `preferred` that there is; English otherwise. */
export function wordsFor(preferred: readonly string[]): Words {
  const known: Readonly<Record<string, Words>> = { en: english };
  const found = preferred.map((tag) => known[tag.split('-')[0] ?? '']).find((words) => words !== undefined);
  return found ?? english;
}
