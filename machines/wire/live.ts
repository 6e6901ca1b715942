import type { Clock } from '../clock/clock.ts';
import type { SegmentKind, Speaker } from '../programme/schema.ts';
import type { View } from './views.ts';

/** Where a show is: before it, a segment running or held, on but with nothing running, after it. */
export type ShowState = 'standby' | 'running' | 'held' | 'between' | 'ended';

export type Mode = 'live' | 'rehearsal';

/** A text on a screen; `to` is `all`, a view, or a device. */
export interface Message {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly style: 'info' | 'urgent';
  readonly needsSeen: boolean;
  /** The device whose person acknowledged it first, and when (epoch ms). */
  readonly seen?: { readonly device: string; readonly at: number };
  /** Epoch ms at which it goes by itself. */
  readonly until?: number;
}

/** A person on stage, in the programme's own language. */
export type LiveSpeaker = Omit<Speaker, 'translations'>;

/** The segment that has the stage; `durationMs` is its planned length with adjustments in it. */
export interface LiveSegment {
  readonly id: string;
  readonly index: number;
  readonly kind: SegmentKind;
  readonly title: string;
  readonly speakers: readonly LiveSpeaker[];
  readonly durationMs: number;
  readonly warnMs: number;
  readonly wrapMs: number;
}

/** A speaker's slot that is running inside the segment. */
export interface LiveTurn {
  readonly speakerId: string;
  readonly name: string;
  readonly durationMs: number;
  readonly warnMs: number;
  readonly wrapMs: number;
  readonly clock: Clock;
}

/** What comes next, and when it is expected to start (epoch ms, as of the view's `at`). */
export interface NextSegment {
  readonly id: string;
  readonly kind: SegmentKind;
  readonly title: string;
  readonly speakers: readonly LiveSpeaker[];
  readonly startsAt: number;
}

/** Over or under, as `expectedEnd - plannedEnd` (epoch ms) at the checkpoint, the segment `point`. */
export interface Schedule {
  readonly point: string;
  readonly plannedEnd: number;
  readonly expectedEnd: number;
}

/** What every live view holds, whoever it is for: the whole moment, never a difference (CONTRACT, Live view). */
export interface Moment {
  readonly v: 1;
  readonly show: string;
  /** Position in the show's log, 0 before any event. */
  readonly seq: number;
  /** Epoch ms by the server's time as of which `next` and `schedule` are given. */
  readonly at: number;
  readonly state: ShowState;
  readonly mode: Mode;
  readonly segment: LiveSegment | null;
  readonly clock: Clock | null;
  readonly turn: LiveTurn | null;
  readonly next: NextSegment | null;
  readonly schedule: Schedule;
  readonly blackout: readonly View[];
}

/** What a display gets: the moment, and the one message that is for it. */
export interface LiveView extends Moment {
  readonly message: Message | null;
  /** For the view `moderator`: as a controller gets it. */
  readonly turnsUsed?: TurnsUsed;
}

/** Time used so far by each speaker of the current segment, in ms by id, a running turn not counted. */
export type TurnsUsed = Readonly<Record<string, number>>;

/** What a controller gets: the moment, every message, and what the next undo and redo would do. */
export interface ControlView extends Moment {
  readonly messages: readonly Message[];
  readonly undo: UndoPreview;
  readonly turnsUsed: TurnsUsed;
}

/** The log entry that `undo` or `redo` would act on, in each lane; null where there is none. */
export interface UndoPreview {
  readonly run: Reversible;
  readonly programme: Reversible;
}

interface Reversible {
  readonly undo: EntrySummary | null;
  readonly redo: EntrySummary | null;
}

/** A log entry in few words: what it was, when (epoch ms) and by whose hand. */
export interface EntrySummary {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly by: string;
}
