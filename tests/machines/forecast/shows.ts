import fc from 'fast-check';
import type { Planned, Situation } from '../../../machines/forecast/situation.ts';
import type { RecoverySegment } from '../../../machines/forecast/stretch.ts';
import { planFrom } from '../../../machines/programme/plan.ts';
import { SEGMENT_KINDS } from '../../../machines/programme/schema.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Epoch ms around which the shows of the properties are planned. */
const EPOCH = Date.UTC(2025, 6, 11, 7);

/** A show at some moment of some run of it. */
export interface Moment {
  readonly planned: Planned<RecoverySegment>;
  readonly live: Situation;
  readonly now: number;
}

const mostly = { freq: 4, nil: undefined };
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, mostly);

const segment = fc
  .record({
    kind: fc.constantFrom(...SEGMENT_KINDS),
    durationMs: fc.oneof(
      fc.integer({ min: 1, max: 40 }).map((minutes) => minutes * MINUTE),
      fc.integer({ min: 1, max: 3 * HOUR }),
    ),
    gapMs: fc.oneof(
      fc.constant(0),
      fc.integer({ min: -5, max: 30 }).map((minutes) => minutes * MINUTE),
    ),
    fixedStart: fc.boolean(),
    hardOut: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
    skip: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
    droppable: fc.boolean(),
    minMs: sometimes(fc.integer({ min: 0, max: HOUR })),
    priority: sometimes(fc.integer({ min: 1, max: 5 })),
    replannedMs: sometimes(fc.integer({ min: 1, max: HOUR })),
  })
  .map(({ minMs, priority, ...rest }) => ({
    ...rest,
    ...(minMs === undefined ? {} : { minMs }),
    ...(priority === undefined ? {} : { priority }),
  }));

/** Any show of up to `maxLength` segments at any moment, planned with gaps and overlaps, some replanned since. */
export function moments(maxLength: number): fc.Arbitrary<Moment> {
  return fc
    .record({
      drafts: fc.array(segment, { minLength: 1, maxLength, size: 'max' }),
      position: fc.nat(),
      state: fc.constantFrom('standby', 'running', 'held', 'between', 'ended'),
      leftMs: fc.double({ min: -2 * HOUR, max: 3 * HOUR, noNaN: true }),
      lateMs: fc.double({ min: -HOUR, max: 2 * HOUR, noNaN: true }),
      adjustedMs: fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
    })
    .map(({ drafts, position, state, leftMs, lateMs, adjustedMs }) => {
      const starts: Record<string, number> = {};
      let cursor = EPOCH;
      const original = drafts.map(({ gapMs, ...draft }, index) => {
        const id = `s${String(index)}`;
        if (gapMs !== 0 || index === 0) starts[id] = cursor + gapMs;
        cursor = (starts[id] ?? cursor) + (draft.skip ? 0 : draft.durationMs);
        return { ...draft, id, title: id };
      });
      const plan = planFrom(original, starts, EPOCH);
      const segments = original.map(({ replannedMs, ...rest }) => ({
        ...rest,
        durationMs: replannedMs ?? rest.durationMs,
      }));
      const index = position % segments.length;
      const current = segments[index];
      const now = (plan[index]?.startsAt ?? EPOCH) + lateMs;
      const nextFrom = (from: number) => segments.slice(from).find(({ skip }) => !skip) ?? null;
      const planned = { programme: { segments }, plan };
      if (state === 'ended') return { planned, live: { state, segment: null, clock: null, next: null }, now };
      if (state === 'standby' || state === 'between') {
        const next = nextFrom(state === 'standby' ? 0 : index);
        return { planned, live: { state, segment: null, clock: null, next }, now };
      }
      const clock = state === 'running' ? { zeroAt: now + leftMs } : { leftMs };
      const onStage = current && { id: current.id, durationMs: Math.max(0, current.durationMs + adjustedMs) };
      return { planned, live: { state, segment: onStage ?? null, clock, next: nextFrom(index + 1) }, now };
    });
}
