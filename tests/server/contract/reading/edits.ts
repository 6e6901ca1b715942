import { lengthOf } from './run.ts';
import { moved, onStage, placeOf, type Item, type Stage, type Step } from './stage.ts';

/** What the contract says of edits of the programme, and of a replan. */
export const EDITS = {
  'programme.insert': (stage, { segment, after }) => {
    if (!isPlace(stage, after)) return 'unknown-segment';
    if (placeOf(stage, segment.id ?? null) >= 0) return 'refused';
    return put(stage, segment as Item, after);
  },
  'programme.remove': (stage, { segmentId }) => {
    const place = placeOf(stage, segmentId);
    if (place < 0) return 'unknown-segment';
    if (onStage(stage)?.id === segmentId || stage.items.length === 1) return 'refused';
    if (stage.at === segmentId) stage.at = stage.items[place - 1]?.id ?? null;
    stage.items.splice(place, 1);
    if (stage.before) Reflect.deleteProperty(stage.before, segmentId);
    return null;
  },
  'programme.move': (stage, { segmentId, after }) => {
    const item = stage.items[placeOf(stage, segmentId)];
    if (!item || !isPlace(stage, after)) return 'unknown-segment';
    if (after === segmentId) return 'refused';
    stage.items.splice(placeOf(stage, segmentId), 1);
    return put(stage, item, after);
  },
  'programme.update': (stage, { segmentId, changes }) => {
    const item = stage.items[placeOf(stage, segmentId)];
    if (!item) return 'unknown-segment';
    if (isTooMuch(stage, item, changes)) return 'refused';
    lengthen(stage, item, changes.durationMs);
    for (const [field, value] of Object.entries(changes)) {
      if (stage.before?.[segmentId]) Reflect.deleteProperty(stage.before[segmentId], field);
      if (value === null) Reflect.deleteProperty(item, field);
      else Object.assign(item, { [field]: value });
    }
    return null;
  },
  'programme.replan': (stage, { changes }) => {
    const firstLeft = stage.state === 'standby' ? 0 : placeOf(stage, stage.at) + (onStage(stage) ? 0 : 1);
    for (const change of changes) {
      const item = stage.items[placeOf(stage, change.segmentId)];
      if (!item) return 'unknown-segment';
      if (placeOf(stage, item.id) < firstLeft || isTooMuch(stage, item, change)) return 'refused';
    }
    for (const { segmentId, ...change } of changes) {
      const item = stage.items[placeOf(stage, segmentId)];
      if (!item) continue;
      const { durationMs, skip = false } = item;
      if (stage.before) stage.before[segmentId] = { durationMs, skip, ...stage.before[segmentId] };
      lengthen(stage, item, change.durationMs);
      Object.assign(item, change);
    }
    return null;
  },
} satisfies { [Type in `programme.${'insert' | 'remove' | 'move' | 'update' | 'replan'}`]: Step<Type> };

function isPlace(stage: Stage, after: string | undefined): boolean {
  return after === undefined || placeOf(stage, after) >= 0;
}

/** Without a place it is the first. */
function put(stage: Stage, item: Item, after: string | undefined): null {
  stage.items.splice(after === undefined ? 0 : placeOf(stage, after) + 1, 0, structuredClone(item));
  return null;
}

/** The segment on stage is not made shorter than nothing. */
function isTooMuch(stage: Stage, item: Item, { durationMs }: { durationMs?: number }): boolean {
  if (onStage(stage) !== item || durationMs === undefined) return false;
  return lengthOf(stage) - item.durationMs + durationMs < 0;
}

/** A new length of the segment on stage moves its zero. */
function lengthen(stage: Stage, item: Item, durationMs: number | undefined): void {
  if (durationMs === undefined || stage.clock === null || onStage(stage) !== item) return;
  stage.clock = moved(stage.clock, durationMs - item.durationMs);
}
