import {
  leftOn,
  moved,
  nextOf,
  onStage,
  placeOf,
  type Clock,
  type Item,
  type Stage,
  type Step,
} from './stage.ts';

/** What the contract says of the run: starts, advances, the clock, the end. */
export const RUN = {
  'show.start': (stage, { segmentId, mode, at }) => {
    const first = segmentId === undefined ? nextOf(stage) : stage.items[placeOf(stage, segmentId)];
    if (!first) return segmentId === undefined ? 'refused' : 'unknown-segment';
    if (stage.state !== 'standby') return 'refused';
    stage.mode = mode ?? 'live';
    stage.before = {};
    return takes(stage, first, at);
  },
  'segment.next': (stage, { at }) => {
    if (stage.state === 'ended') return 'refused';
    const next = nextOf(stage);
    if (stage.state === 'standby') {
      if (!next) return 'refused';
      stage.before = {};
    }
    if (next) return takes(stage, next, at);
    stage.wentAt = at;
    return rests(stage, 'ended');
  },
  'segment.end': (stage) => (onStage(stage) ? rests(stage, 'between') : 'refused'),
  'segment.back': (stage, { at }) => {
    if (stage.state === 'standby') return 'refused';
    const end = placeOf(stage, stage.at) + (onStage(stage) ? 0 : 1);
    const before = stage.items.slice(0, end).findLast(({ id, skip }) => !skip || id === stage.at);
    return before ? takes(stage, before, at) : 'refused';
  },
  'segment.goto': (stage, { segmentId, at }) => {
    const item = stage.items[placeOf(stage, segmentId)];
    if (!item) return 'unknown-segment';
    return isOn(stage) ? takes(stage, item, at) : 'refused';
  },
  'clock.hold': (stage, { at }) => {
    if (stage.state !== 'running') return 'refused';
    stage.state = 'held';
    return clocks(stage, (clock) => ({ leftMs: leftOn(clock, at) }));
  },
  'clock.resume': (stage, { at }) => {
    if (stage.state !== 'held') return 'refused';
    stage.state = 'running';
    return clocks(stage, (clock) => ({ zeroAt: at + leftOn(clock, at) }));
  },
  'clock.adjust': (stage, { byMs }) => {
    if (stage.clock === null || lengthOf(stage) + byMs < 0) return 'refused';
    stage.clock = moved(stage.clock, byMs);
    stage.addedMs += byMs;
    return null;
  },
  'clock.set': (stage, { leftMs, at }) => {
    if (stage.clock === null) return 'refused';
    const byMs = leftMs - leftOn(stage.clock, at);
    stage.clock = 'zeroAt' in stage.clock ? { zeroAt: at + leftMs } : { leftMs };
    stage.addedMs += byMs;
    stage.setMs += byMs;
    return null;
  },
  'show.end': (stage) => (isOn(stage) ? rests(stage, 'ended') : 'refused'),
  'show.reset': (stage) => {
    if (stage.state === 'standby') return 'refused';
    for (const item of stage.items) Object.assign(item, stage.before?.[item.id]);
    Object.assign(stage, { at: null, mode: 'live', before: null });
    return rests(stage, 'standby');
  },
} satisfies { [Type in RunType]: Step<Type> };

type RunType =
  | `show.${'start' | 'end' | 'reset'}`
  | `segment.${'next' | 'end' | 'back' | 'goto'}`
  | `clock.${'hold' | 'resume' | 'adjust' | 'set'}`;

/** The planned length of the segment on stage with adjustments in it. */
export function lengthOf(stage: Stage): number {
  return (onStage(stage)?.durationMs ?? 0) + stage.addedMs;
}

function isOn({ state }: Stage): boolean {
  return state === 'running' || state === 'held' || state === 'between';
}

function takes(stage: Stage, item: Item, at: number): null {
  rests(stage, 'running');
  Object.assign(stage, { at: item.id, clock: { zeroAt: at + item.durationMs }, wentAt: at });
  return null;
}

function rests(stage: Stage, state: Stage['state']): null {
  Object.assign(stage, { state, clock: null, addedMs: 0, setMs: 0, turn: null, used: {} });
  return null;
}

function clocks(stage: Stage, change: (clock: Clock) => Clock): null {
  if (stage.clock) stage.clock = change(stage.clock);
  if (stage.turn) stage.turn.clock = change(stage.turn.clock);
  return null;
}
