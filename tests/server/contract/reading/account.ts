import type { RefusalCode } from '../../../../machines/wire/answer.ts';
import type { Action } from '../../../../machines/wire/command.ts';
import { EDITS } from './edits.ts';
import { RUN } from './run.ts';
import { SCREENS } from './screens.ts';
import { onStage, type Item, type Stage, standby, type Step, type Told } from './stage.ts';
import { TURNS } from './turns.ts';

/** The commands that the reading knows. */
export type Known = Exclude<Action, { type: 'programme.describe' | 'programme.edit' }>;

type Lane = 'run' | 'programme';

interface Line {
  readonly told: Told;
  readonly lane: Lane | null;
  isTaken: boolean;
}

const STEPS = { ...RUN, ...TURNS, ...SCREENS, ...EDITS };

/** The book that the reading keeps of a show: what was accepted, and what the show is by that. */
export class Account {
  readonly #items: readonly Item[];
  readonly #lines: Line[] = [];
  readonly #undone: Record<Lane, Line[]> = { run: [], programme: [] };
  stage: Stage;
  seq = 0;
  /** The seq of the last entry that was no message or blackout. */
  changed = 0;

  constructor(items: readonly Item[]) {
    this.#items = items;
    this.stage = standby(items);
  }

  /** Whether a command that saw `expectedSeq` has seen all that counts. */
  isStale(expectedSeq: number): boolean {
    return expectedSeq < this.changed || expectedSeq > this.seq;
  }

  /** Why a command is not accepted now; undefined where it is. */
  refusalOf(action: Known): RefusalCode | undefined {
    if (action.type === 'undo' || action.type === 'redo') {
      return this.#reversed(action.type, action.lane ?? 'run') ? undefined : 'refused';
    }
    const outcome = stepped(this.stage, { ...action, at: 0, id: '' });
    return typeof outcome === 'string' ? outcome : undefined;
  }

  /** Enters a command that was accepted. */
  enter(action: Known, id: string, at: number): void {
    this.seq += 1;
    const lane = laneOf(action);
    if (lane !== null) this.changed = this.seq;
    if (action.type === 'undo' || action.type === 'redo') {
      this.#reverse(action.type, action.lane ?? 'run');
      return;
    }
    const told = { ...action, at, id };
    const stage = stepped(this.stage, told);
    if (typeof stage === 'string') throw new Error(`${action.type} was accepted: ${stage}`);
    this.stage = stage;
    this.#lines.push({ told, lane, isTaken: false });
    if (lane !== null) this.#undone[lane] = [];
  }

  /** What the show would be, and the line that this is about; undefined where it is not possible. */
  #reversed(type: 'undo' | 'redo', lane: Lane): { line: Line; stage: Stage } | undefined {
    const line =
      type === 'undo'
        ? this.#lines.findLast((other) => other.lane === lane && !other.isTaken)
        : this.#undone[lane].at(-1);
    if (!line) return undefined;
    let stage = standby(this.#items);
    for (const other of this.#lines) {
      const isTaken = other === line ? type === 'undo' : other.isTaken;
      if (isTaken) continue;
      const next = stepped(stage, other.told);
      if (typeof next === 'string') return undefined;
      stage = next;
    }
    // The show went by an edit that something else would be on stage without.
    const isOther = seenOn(stage) !== seenOn(this.stage);
    return lane === 'programme' && isOther ? undefined : { line, stage };
  }

  #reverse(type: 'undo' | 'redo', lane: Lane): void {
    const reversed = this.#reversed(type, lane);
    if (!reversed) throw new Error(`${type} was accepted.`);
    reversed.line.isTaken = type === 'undo';
    if (type === 'undo') this.#undone[lane].push(reversed.line);
    else this.#undone[lane].pop();
    this.stage = reversed.stage;
  }
}

function laneOf({ type }: Known): Lane | null {
  if (type.startsWith('message.') || type === 'screen.blackout') return null;
  return type.startsWith('programme.') && type !== 'programme.replan' ? 'programme' : 'run';
}

function stepped(stage: Stage, told: Told): Stage | RefusalCode {
  const next = structuredClone(stage);
  const step = STEPS[told.type] as Step<Told['type']>;
  return step(next, told) ?? next;
}

function seenOn(stage: Stage): string {
  return JSON.stringify([stage.state, onStage(stage)?.id, stage.turn?.person.id]);
}
