import type { Phase } from '../../../machines/clock/phase.ts';
import type { SegmentKind } from '../../../machines/programme/schema.ts';

/** Every word that a page of an audience or a speaker shows, in one language. */
export interface Words {
  /** Asks of the speaker, whom it addresses. */
  readonly phases: Readonly<Record<Phase, string>>;
  readonly kinds: Readonly<Record<SegmentKind, string>>;
  /** Between a role and an affiliation, and their like. */
  readonly comma: string;
  readonly held: string;
  readonly next: string;
  readonly upNext: string;
  readonly rehearsal: string;
  readonly ended: string;
  readonly thanks: string;
  readonly seen: string;
  readonly showNotFound: string;
  /** Its key is missing, wrong, or holds no longer. */
  readonly notLetIn: string;
  readonly waiting: string;
  readonly segmentClock: string;
  readonly startsAt: (time: string) => string;
  /** With a day and a time, as Intl writes them. */
  readonly startsOn: (dayAndTime: string) => string;
  readonly startsIn: string;
  readonly startsSoon: string;
  readonly startsAbout: (time: string) => string;
  readonly until: (time: string) => string;
  readonly staleSince: (time: string) => string;
  /** A speech that has a least length has reached it. */
  readonly minimum: string;
  readonly moderator: {
    readonly speaking: string;
    readonly nobody: string;
    readonly nextSpeaker: string;
    readonly everybody: string;
    /** Beside a duration: what would be fair for one who waits. */
    readonly share: string;
    /** Before a duration. */
    readonly planned: string;
    readonly start: (name: string) => string;
    readonly next: string;
    readonly end: string;
    readonly noAnswer: string;
    readonly mayNot: string;
  };
  readonly now: string;
  /** Before a time of day that is not exact. */
  readonly about: string;
  readonly greenroom: {
    readonly onStage: string;
    readonly emptyStage: string;
    /** Called to people who are on in ten minutes or so, and in five. */
    readonly standBy: string;
    readonly toStage: string;
    readonly noCalls: string;
  };
  /** What a display's own buttons do. */
  readonly controls: {
    readonly fullScreen: string;
    readonly mirror: string;
    readonly larger: string;
    readonly smaller: string;
  };
}
