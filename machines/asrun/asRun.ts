import type { Entry } from '../log/entry.ts';
import { isAside, isReversal } from '../log/lanes.ts';
import { eventOf, isRefusal, type Ledger, step } from '../log/ledger.ts';
import { standingEntries } from '../log/standingEntries.ts';
import { UnreadableLog } from '../log/unreadableLog.ts';
import { stageLength } from '../show/run.ts';
import { segmentOf } from '../show/order.ts';
import { planOf } from '../show/live.ts';
import type { SegmentKind } from '../programme/schema.ts';
import type { ShowContext } from '../show/context.ts';
import type { Mode } from '../wire/live.ts';
import { Stint, type StintReport } from './stint.ts';

/** One run of a show as it really was: what stood on stage, when, and by whose hand. Epoch ms. */
export interface RunReport {
  readonly run: number;
  readonly mode: Mode;
  readonly startedAt: number;
  readonly startedBy: string;
  /** When the last segment left the stage for good; null while the run goes on. */
  readonly endedAt: number | null;
  /** The programme as it was planned for this run, in order; what was inserted meanwhile is in it. */
  readonly planned: readonly PlannedPlace[];
  /** Each time that a segment had the stage, in the order in which it was so. */
  readonly stints: readonly StintReport[];
  /** What was pressed and taken back: it is in no stint. */
  readonly takenBack: readonly TakenBack[];
}

/** A segment where the plan of a run has it. Epoch ms. */
export interface PlannedPlace {
  readonly id: string;
  readonly kind: SegmentKind;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Whether it was to be skipped from the first, and takes no time in the plan. */
  readonly skipped: boolean;
}

/** An entry of the log that no longer counts, and who took it back when. */
export interface TakenBack {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly by: string;
  readonly takenBackAt: number;
  readonly takenBackBy: string;
}

/**
 * The as-run of every run in a log, from its first entry on; exact to the ms of the stamps, because it
 * is the fold of the log and nothing else. `ledger` is that of the show before any entry.
 * Throws UnreadableLog where the statechart refuses an entry.
 */
export function asRun(ledger: Ledger, entries: readonly Entry[]): RunReport[] {
  const standing = standingEntries(entries);
  const runs: OpenRun[] = [];
  let { snapshot } = ledger;
  for (const entry of standing) {
    const after = step(snapshot, eventOf(entry));
    if (isRefusal(after)) throw UnreadableLog.refused(entry, after);
    if (after.context.run > snapshot.context.run) runs.push(new OpenRun(after.context, entry));
    runs.at(-1)?.follow(snapshot.context, after.context, entry);
    snapshot = after;
  }
  const gone = goneFrom(entries, new Set(standing));
  return runs.map((run) => run.report(gone));
}

/** What was pressed and no longer counts, with the last undo that took each back. */
function goneFrom(entries: readonly Entry[], counts: ReadonlySet<Entry>): Gone[] {
  const undos = new Map(
    entries.flatMap((entry) =>
      isReversal(entry) && entry.type === 'undo' ? [[entry.args.takesBack, entry] as const] : [],
    ),
  );
  return entries.flatMap((entry) => {
    const undo = undos.get(entry.seq);
    return undo === undefined || isAside(entry.type) || isReversal(entry) || counts.has(entry)
      ? []
      : [{ entry, undo }];
  });
}

interface Gone {
  readonly entry: Entry;
  readonly undo: Entry;
}

/** A run while the log is being read. */
class OpenRun {
  readonly #opening: Entry;
  readonly #mode: Mode;
  readonly #stints: Stint[] = [];
  /** Whether each segment that has been in the plan was to be skipped when it came into it. */
  readonly #skipped = new Map<string, boolean>();
  #planned: readonly PlannedPlace[] = [];
  #onStage: Stint | null = null;
  #endedAt: number | null = null;

  constructor({ mode }: ShowContext, opening: Entry) {
    this.#mode = mode;
    this.#opening = opening;
  }

  follow(before: ShowContext, after: ShowContext, entry: Entry): void {
    if (after.run !== this.#opening.run) return;
    this.#keepPlan(after);
    if (after.clock !== null && after.lastAdvance !== before.lastAdvance) this.#change(after, entry);
    else if (before.clock !== null && after.clock === null) this.#leave(entry.at);
    else if (this.#onStage) {
      this.#onStage.follow(entry, stageLength(after) - stageLength(before), after.turn);
    }
    if (after.plan === null) this.#endedAt ??= entry.at;
  }

  report(gone: readonly Gone[]): RunReport {
    const { run, at, by } = this.#opening;
    return {
      run,
      mode: this.#mode,
      startedAt: at,
      startedBy: by,
      endedAt: this.#endedAt,
      planned: this.#planned,
      stints: this.#stints.map((stint) => stint.report()),
      takenBack: gone
        .filter(({ entry }) => entry.run === run)
        .map(({ entry, undo }) => ({
          seq: entry.seq,
          type: entry.type,
          at: entry.at,
          by: entry.by,
          takenBackAt: undo.at,
          takenBackBy: undo.by,
        })),
    };
  }

  /** The plan goes with a reset, and is the run's all the same. */
  #keepPlan({ plan, programme }: ShowContext): void {
    if (plan === null) return;
    const places = new Map(plan.map((place) => [place.id, place]));
    this.#planned = programme.segments.flatMap(({ id, kind, title, skip = false }) => {
      const place = places.get(id);
      if (!this.#skipped.has(id)) this.#skipped.set(id, skip);
      return place ? [{ ...place, kind, title, skipped: this.#skipped.get(id) ?? skip }] : [];
    });
  }

  #change(after: ShowContext, entry: Entry): void {
    this.#leave(entry.at);
    this.#endedAt = null;
    const segment = segmentOf(after, after.position);
    const planned = planOf(after, entry.at).find(({ id }) => id === segment?.id);
    if (!segment || !planned) return;
    this.#onStage = new Stint(segment, planned, entry);
    this.#stints.push(this.#onStage);
  }

  #leave(at: number): void {
    this.#onStage?.leave(at);
    this.#onStage = null;
    this.#endedAt = at;
  }
}
