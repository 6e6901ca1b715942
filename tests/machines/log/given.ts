import { expect } from 'vitest';
import { type Decision, decide, reachOf, type Request } from '../../../machines/log/decide.ts';
import type { Entry } from '../../../machines/log/entry.ts';
import { beginHistory, type History, replay } from '../../../machines/log/history.ts';
import { openLedger } from '../../../machines/log/ledger.ts';
import type { ShowInput } from '../../../machines/show/context.ts';
import { nextDeadline } from '../../../machines/show/deadlines.ts';
import { momentOf } from '../../../machines/show/live.ts';
import type { Refusal, RefusalCode } from '../../../machines/wire/answer.ts';
import type { Moment } from '../../../machines/wire/live.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from '../show/seminar.ts';

/** An action and when it is asked for, in minutes after nine. */
export type Timed = readonly [minute: number, action: Request['action']];

/**
 * A show after what is given, without any infrastructure: deadlines are met as a server would meet
 * them. `when` asks for one thing more; `then` looks at the moment, `refused` at the refusal.
 */
export function given(...actions: Timed[]) {
  return givenIn(inputOf(SEMINAR), ...actions);
}

/** The same for any programme. */
export function givenIn(input: ShowInput, ...actions: Timed[]) {
  const show = new Show(input);
  for (const [minute, action] of actions) show.mustDo(minute, action);
  return {
    show,
    when: (minute: number, action: Request['action']) => outcome(show, show.ask(minute, action)),
  };
}

function outcome(show: Show, result: Decision | Refusal) {
  return {
    show,
    then(expected: Partial<Moment>) {
      if ('code' in result) throw new Error(`refused (${result.code}): ${result.message}`);
      expect(show.moment()).toMatchObject(expected);
      return show;
    },
    refused(code: RefusalCode, sentence?: RegExp) {
      if (!('code' in result)) throw new Error(`accepted as entry ${String(result.entry.seq)}`);
      expect(result.code).toBe(code);
      expect(result.message).toMatch(sentence ?? /\S+ \S+.*[.]$/);
      return show;
    },
  };
}

/** When every show was stored: nothing that a test asks for comes before it. */
const LONG_BEFORE = NINE - 400 * 24 * 60 * MINUTE;

/** One show and its whole log, driven by hand. */
export class Show {
  readonly input: ShowInput;
  readonly storedAt = LONG_BEFORE;
  readonly log: Entry[] = [];
  history: History;
  #ids = 0;

  constructor(input: ShowInput) {
    this.input = input;
    this.history = beginHistory(openLedger(input, LONG_BEFORE));
  }

  /** Meets deadlines due by then, then asks at the present seq. */
  ask(minute: number, action: Request['action'], expectedSeq?: number): Decision | Refusal {
    return this.askAt(NINE + Math.round(minute * MINUTE), action, expectedSeq);
  }

  /** The same by epoch ms. */
  askAt(epochMs: number, action: Request['action'], expectedSeq?: number): Decision | Refusal {
    const at = Math.max(epochMs, this.history.ledger.at);
    this.meetDeadlines(at);
    const id = `command-${String((this.#ids += 1))}`;
    const seq = expectedSeq ?? this.history.ledger.seq;
    if (this.#reachesBack(action)) this.history = this.reread();
    return this.#take(decide(this.history, { action, id, by: 'test', at, expectedSeq: seq }));
  }

  mustDo(minute: number, action: Request['action']): Entry {
    const result = this.ask(minute, action);
    if ('code' in result) throw new Error(`${action.type} refused (${result.code}): ${result.message}`);
    return result.entry;
  }

  meetDeadlines(until: number): void {
    for (;;) {
      const { ledger } = this.history;
      const deadline = nextDeadline(ledger.snapshot.context, ledger.quietUntil);
      if (deadline === null || deadline.due > until) return;
      const id = `${deadline.action.type} ${String(ledger.seq + 1)}`;
      const at = Math.max(deadline.due, ledger.at);
      const result = this.#take(decide(this.history, { action: deadline.action, id, by: 'automatic', at }));
      if ('code' in result) throw new Error(`the show refused its own deadline: ${result.message}`);
    }
  }

  /** The moment as of the last entry, or of a minute after nine. */
  moment(minute?: number): Moment {
    const { snapshot, seq, at } = this.history.ledger;
    return momentOf(snapshot, { show: 'test', seq, at: minute === undefined ? at : NINE + minute * MINUTE });
  }

  /** How a property that fails prints it. */
  toString(): string {
    const { segments } = this.input.programme;
    const entries = this.log.map(
      ({ seq, at, type, args }) => `${String(seq)} +${String(at - NINE)} ms ${type} ${JSON.stringify(args)}`,
    );
    return [JSON.stringify(segments), ...entries].join('\n');
  }

  /** The show as its whole log gives it. */
  reread(): History {
    return replay(openLedger(this.input, LONG_BEFORE), this.log);
  }

  /** Whether an undo or redo reaches for what is no longer in memory. */
  #reachesBack(action: Request['action']): boolean {
    const seq = reachOf(this.history, action);
    return seq !== 0 && seq <= this.history.checkpoints[0].seq;
  }

  #take(result: Decision | Refusal): Decision | Refusal {
    if ('code' in result) return result;
    this.history = result.history;
    this.log.push(result.entry);
    return result;
  }
}
