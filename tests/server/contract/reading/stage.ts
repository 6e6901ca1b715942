import type { Action } from '../../../../machines/wire/command.ts';
import type { RefusalCode } from '../../../../machines/wire/answer.ts';
import type { Message, Mode, ShowState } from '../../../../machines/wire/live.ts';
import type { View } from '../../../../machines/wire/views.ts';

/**
 * A second reading of the public contract: what it says of commands, written down once more and as plainly as can
 * be, with nothing of the product in it but the types of the wire.
 */

/** A speaker; in these programmes everybody has an id and a planned turn. */
export interface Person {
  id: string;
  name: string;
  turnMs: number;
}

/** A segment, as far as commands are about it. */
export interface Item {
  id: string;
  kind: 'keynote' | 'other';
  title: string;
  durationMs: number;
  skip?: boolean;
  warnMs?: number;
  speakers?: Person[];
}

export type Clock = { zeroAt: number } | { leftMs: number };

/** A show as the contract has it. Times in epoch ms, durations in ms. */
export interface Stage {
  items: Item[];
  state: ShowState;
  mode: Mode;
  /** The segment that has the stage, or had it last. */
  at: string | null;
  clock: Clock | null;
  /** What was added to its length, and what of that a set clock took off. */
  addedMs: number;
  setMs: number;
  turn: { person: Person; clock: Clock } | null;
  used: Record<string, number>;
  messages: Message[];
  dark: View[];
  /** Lengths and skips before they were replanned in this run; null in standby. */
  before: Record<string, { durationMs?: number; skip?: boolean }> | null;
  /** The last start or advance, for the guard of GO. */
  wentAt: number;
}

/** A command that was accepted, with its stamp and its id; undo and redo are not told to a stage. */
export type Told = Exclude<Action, { type: 'undo' | 'redo' | 'programme.describe' | 'programme.edit' }> & {
  at: number;
  id: string;
};

export type ToldOf<Type extends Told['type']> = Extract<Told, { type: Type }>;

/** Changes a stage as a command says; or says why it is not accepted. */
export type Step<Type extends Told['type']> = (stage: Stage, told: ToldOf<Type>) => RefusalCode | null;

/** A show in standby, before its first command. */
export function standby(items: readonly Item[]): Stage {
  return {
    items: structuredClone([...items]),
    state: 'standby',
    mode: 'live',
    at: null,
    clock: null,
    addedMs: 0,
    setMs: 0,
    turn: null,
    used: {},
    messages: [],
    dark: [],
    before: null,
    wentAt: -Infinity,
  };
}

export function placeOf({ items }: Stage, id: string | null): number {
  return items.findIndex((item) => item.id === id);
}

/** The segment that has the stage now. */
export function onStage(stage: Stage): Item | undefined {
  return stage.clock === null ? undefined : stage.items[placeOf(stage, stage.at)];
}

/** What comes after the segment that has, or had, the stage. */
export function nextOf(stage: Stage): Item | undefined {
  return stage.items.slice(placeOf(stage, stage.at) + 1).find(({ skip }) => !skip);
}

export function leftOn(clock: Clock, at: number): number {
  return 'zeroAt' in clock ? clock.zeroAt - at : clock.leftMs;
}

export function moved(clock: Clock, byMs: number): Clock {
  return 'zeroAt' in clock ? { zeroAt: clock.zeroAt + byMs } : { leftMs: clock.leftMs + byMs };
}
