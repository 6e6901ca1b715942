import type { Clock } from '../clock/clock.ts';
import type { Starts } from '../programme/days.ts';
import type { Programme } from '../programme/schema.ts';
import type { Message, Mode } from '../wire/live.ts';
import type { Plan, PlanShift } from '../wire/programme.ts';
import type { View } from '../wire/views.ts';

/** A speaker's slot that is running; what it has used is `durationMs` less what is left on its clock. */
export interface Turn {
  readonly speakerId: string;
  readonly durationMs: number;
  readonly clock: Clock;
}

/** The last start or advance, which the GO guard measures from. */
export interface Advance {
  readonly at: number;
  readonly automatic: boolean;
}

/** What a replan of this run changed, as it stood before; a reset brings it back. */
export interface Trimmed {
  readonly durationMs?: number;
  readonly skip?: boolean;
}

/**
 * All that the statechart knows of a show besides its state. Plain data: it survives JSON.
 * Times are epoch ms, durations ms.
 */
export interface ShowContext {
  readonly programme: Programme;
  /** Planned starts as resolved when the programme was stored or edited, before any shift. */
  readonly starts: Starts;
  /** The plan of this run; null in standby. */
  readonly plan: Plan | null;
  readonly shift: PlanShift;
  /** How many runs have been started, this one included. */
  readonly run: number;
  readonly mode: Mode;
  /**
   * The segment that has the stage; between segments and after the end the one that had it last
   * (null if that one was removed and nothing stands before it); null in standby.
   */
  readonly position: string | null;
  readonly clock: Clock | null;
  /** Sum of the adjustments to the segment that has the stage. */
  readonly adjustedMs: number;
  /** What of them is by a clock that was set: how much is left changes, the lengths of the phases before the end do not. */
  readonly setMs: number;
  /**
   * Whether the segment stays on past its end though it is to go on by itself, because somebody has taken
   * that back. It does so until its clock has time left again, or is set.
   */
  readonly staysOn: boolean;
  /** Since when nothing runs, between segments and after the end. */
  readonly restedAt: number | null;
  readonly turn: Turn | null;
  /** Time used by each speaker of the current segment whose turn has ended. */
  readonly turnsUsed: Readonly<Record<string, number>>;
  readonly lastAdvance: Advance | null;
  readonly trimmed: Readonly<Record<string, Trimmed>>;
  /** At most one for each target, the newest last. */
  readonly messages: readonly Message[];
  readonly blackout: readonly View[];
}

/** What a show is made from: a complete programme and its resolved starts. */
export interface ShowInput {
  readonly programme: Programme;
  readonly starts: Starts;
}

const NO_SHIFT: PlanShift = { days: 0, ms: 0 };

/** A show before its first event. */
export function initialContext({ programme, starts }: ShowInput): ShowContext {
  return {
    programme,
    starts,
    ...atRest(),
    run: 0,
    lastAdvance: null,
    messages: [],
    blackout: [],
  };
}

/** What a reset forgets: the run, but not the programme, the messages or the blackout. */
export function atRest() {
  return {
    plan: null,
    shift: NO_SHIFT,
    mode: 'live',
    position: null,
    ...offStage(),
    restedAt: null,
    trimmed: {},
  } as const satisfies Partial<ShowContext>;
}

/** What is so whenever no segment has the stage. */
export function offStage() {
  return {
    clock: null,
    adjustedMs: 0,
    setMs: 0,
    staysOn: false,
    turn: null,
    turnsUsed: {},
  } as const satisfies Partial<ShowContext>;
}
