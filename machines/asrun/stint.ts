import type { Entry } from '../log/entry.ts';
import type { Segment, SegmentKind } from '../programme/schema.ts';
import type { Turn } from '../show/context.ts';
import type { PlannedSegment } from '../wire/programme.ts';

/** A stop of the clock; `to` is null while it lasts. Epoch ms. */
export interface HoldReport {
  readonly from: number;
  readonly to: number | null;
  readonly by: string;
}

/** Time given or taken while the segment had the stage, by a press or by an edit of its length. */
export interface AdjustmentReport {
  readonly at: number;
  readonly byMs: number;
  readonly by: string;
}

/** A speaker's turn as it really was. Epoch ms, durations in ms; holds are not counted as used. */
export interface TurnReport {
  readonly speakerId: string;
  readonly name: string;
  readonly plannedMs: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly usedMs: number | null;
  readonly overMs: number | null;
  readonly by: string;
}

/** One time that a segment had the stage. Epoch ms, durations in ms; what is not over yet is null. */
export interface StintReport {
  readonly segmentId: string;
  readonly kind: SegmentKind;
  readonly title: string;
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly plannedStart: number;
  readonly plannedEnd: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** From start to end, holds included. */
  readonly lengthMs: number | null;
  /** How long its clock was past zero when it left the stage; 0 where it was not. */
  readonly overrunMs: number | null;
  readonly heldMs: number;
  readonly by: string;
  readonly holds: readonly HoldReport[];
  readonly adjustments: readonly AdjustmentReport[];
  readonly turns: readonly TurnReport[];
}

/** The time that a segment has the stage, while the log is being read. */
export class Stint {
  readonly #segment: Segment;
  readonly #planned: PlannedSegment;
  readonly #opening: Entry;
  readonly #holds: HoldReport[] = [];
  readonly #adjustments: AdjustmentReport[] = [];
  readonly #turns: TurnReport[] = [];
  #lengthMs: number;
  #endedAt: number | null = null;

  constructor(segment: Segment, planned: PlannedSegment, opening: Entry) {
    this.#segment = segment;
    this.#planned = planned;
    this.#opening = opening;
    this.#lengthMs = segment.durationMs;
  }

  /** Takes in an entry that left the segment on stage: what it added to its length, and the turn after it. */
  follow({ type, at, by }: Entry, byMs: number, turn: Turn | null): void {
    if (byMs !== 0) this.#adjustments.push({ at, byMs, by });
    this.#lengthMs += byMs;
    if (type === 'clock.hold') this.#holds.push({ from: at, to: null, by });
    if (type === 'clock.resume') this.#closeHold(at);
    if (type === 'turn.start' || type === 'turn.next' || type === 'turn.end') {
      this.#closeTurn(at);
      if (turn) this.#openTurn(turn, at, by);
    }
  }

  /** The segment leaves the stage. */
  leave(at: number): void {
    this.#closeTurn(at);
    this.#closeHold(at);
    this.#endedAt = at;
  }

  report(): StintReport {
    const { id, kind, title, speakers = [] } = this.#segment;
    const startedAt = this.#opening.at;
    const endedAt = this.#endedAt;
    const heldMs = this.#heldBetween(startedAt, endedAt ?? Infinity);
    const lengthMs = endedAt === null ? null : endedAt - startedAt;
    return {
      segmentId: id,
      kind,
      title,
      speakers: speakers.map((speaker) => ({ id: speaker.id, name: speaker.name })),
      plannedStart: this.#planned.startsAt,
      plannedEnd: this.#planned.endsAt,
      startedAt,
      endedAt,
      lengthMs,
      overrunMs: lengthMs === null ? null : Math.max(0, lengthMs - heldMs - this.#lengthMs),
      heldMs,
      by: this.#opening.by,
      holds: this.#holds,
      adjustments: this.#adjustments,
      turns: this.#turns,
    };
  }

  #openTurn({ speakerId, durationMs }: Turn, startedAt: number, by: string): void {
    const speaker = this.#segment.speakers?.find(({ id }) => id === speakerId);
    const name = speaker?.name ?? speakerId;
    this.#turns.push({
      speakerId,
      name,
      plannedMs: durationMs,
      startedAt,
      endedAt: null,
      usedMs: null,
      overMs: null,
      by,
    });
  }

  #closeTurn(at: number): void {
    const turn = this.#turns.at(-1);
    if (turn?.endedAt !== null) return;
    const usedMs = at - turn.startedAt - this.#heldBetween(turn.startedAt, at);
    const overMs = Math.max(0, usedMs - turn.plannedMs);
    this.#turns.splice(-1, 1, { ...turn, endedAt: at, usedMs, overMs });
  }

  #closeHold(at: number): void {
    const hold = this.#holds.at(-1);
    if (hold?.to === null) this.#holds.splice(-1, 1, { ...hold, to: at });
  }

  /** How long the clock was held between two times; a hold that lasts counts up to `to` if that is finite. */
  #heldBetween(from: number, to: number): number {
    return this.#holds.reduce((sum, hold) => {
      const until = Math.min(hold.to ?? to, to);
      return Number.isFinite(until) ? sum + Math.max(0, until - Math.max(hold.from, from)) : sum;
    }, 0);
  }
}
