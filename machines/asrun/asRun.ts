import type { Entry } from '../log/entry.ts';
import { isAside, isReversal } from '../log/lanes.ts';
import { eventOf, isRefusal, type Ledger, step } from '../log/ledger.ts';
import { standingEntries } from '../log/standingEntries.ts';
import { UnreadableLog } from '../log/unreadableLog.ts';
import { stageLength } from '../show/run.ts';
import { segmentOf } from '../show/order.ts';
import { planOf } from '../show/live.ts';
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
  /** Each time that a segment had the stage, in the order in which it was so. */
  readonly stints: readonly StintReport[];
  /** What was pressed and taken back: it is in no stint. */
  readonly takenBack: readonly TakenBack[];
}

/** An entry of the log that no longer counts. */
export interface TakenBack {
  readonly seq: number;
  readonly type: string;
  readonly at: number;
  readonly by: string;
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
  const counts = new Set(standing);
  const gone = entries.filter((entry) => !isReversal(entry) && !isAside(entry.type) && !counts.has(entry));
  return runs.map((run) => run.report(gone));
}

/** A run while the log is being read. */
class OpenRun {
  readonly #opening: Entry;
  readonly #mode: Mode;
  readonly #stints: Stint[] = [];
  #onStage: Stint | null = null;
  #endedAt: number | null = null;

  constructor({ mode }: ShowContext, opening: Entry) {
    this.#mode = mode;
    this.#opening = opening;
  }

  follow(before: ShowContext, after: ShowContext, entry: Entry): void {
    if (after.run !== this.#opening.run) return;
    if (after.lastAdvance !== before.lastAdvance) this.#change(after, entry);
    else if (before.clock !== null && after.clock === null) this.#leave(entry.at);
    else if (this.#onStage) {
      this.#onStage.follow(entry, stageLength(after) - stageLength(before), after.turn);
    }
    if (after.plan === null) this.#endedAt ??= entry.at;
  }

  report(gone: readonly Entry[]): RunReport {
    const { run, at, by } = this.#opening;
    return {
      run,
      mode: this.#mode,
      startedAt: at,
      startedBy: by,
      endedAt: this.#endedAt,
      stints: this.#stints.map((stint) => stint.report()),
      takenBack: gone.flatMap((entry) =>
        entry.run === run ? [{ seq: entry.seq, type: entry.type, at: entry.at, by: entry.by }] : [],
      ),
    };
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
