import fc from 'fast-check';
import { VIEWS } from '../../../../machines/wire/views.ts';
import type { Known } from './account.ts';
import type { Item, Person } from './stage.ts';

const PEOPLE: readonly Person[] = [
  { id: 'ada', name: 'Ada', turnMs: 90_000 },
  { id: 'li', name: '李', turnMs: 20_000 },
  { id: 'bo', name: 'Bo', turnMs: 1 },
];

/** A programme with what makes commands differ: skipped ones at the edge, people, very short and very long ones. */
export const ITEMS: readonly Item[] = [
  item('a', { skip: true }),
  item('b', { speakers: [...PEOPLE] }),
  item('c', { durationMs: 3, speakers: PEOPLE.slice(0, 1) }),
  item('d', { skip: true }),
  item('e', { warnMs: 0 }),
  item('f', { durationMs: 86_400_000 }),
];

const segmentId = fc.constantFrom('a', 'b', 'b', 'c', 'd', 'e', 'e', 'f', 'n1', 'n2', 'gone');
const newId = fc.constantFrom('n1', 'n2', 'n3', 'n4', 'a');
const durationMs = fc.constantFrom(1, 1_000, 600_000, 700_001, 86_400_000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const screen = fc.constantFrom('speaker', 'room', 'all', 'at-room', 'elsewhere');
const lane = maybe(fc.constantFrom('run', 'programme'));
const plain = (...types: readonly string[]) => fc.constantFrom(...types).map((type) => ({ type }));
const of = (type: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), ...fields }).map(withoutGaps);

const changes = fc
  .record(
    {
      durationMs,
      skip: fc.constantFrom(true, false, null),
      title: fc.constantFrom('Other', '<b>Other</b>', '其他'),
      warnMs: fc.constantFrom(null, 0, 5_000),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0);

const anyAction = fc.oneof(
  { weight: 6, arbitrary: plain('segment.next', 'clock.hold', 'clock.resume') },
  { weight: 3, arbitrary: plain('segment.end', 'segment.back', 'turn.next', 'turn.end') },
  { weight: 1, arbitrary: plain('show.end', 'show.reset') },
  {
    weight: 3,
    arbitrary: of('show.start', {
      segmentId: maybe(segmentId),
      mode: maybe(fc.constantFrom('live', 'rehearsal')),
    }),
  },
  { weight: 2, arbitrary: of('segment.goto', { segmentId }) },
  {
    weight: 2,
    arbitrary: of('clock.adjust', {
      byMs: fc.constantFrom(1, -1, 60_000, -60_000, -600_000, 43_200_000, -43_200_000),
    }),
  },
  { weight: 1, arbitrary: of('clock.set', { leftMs: fc.constantFrom(0, 1, 60_000, 300_000, 86_400_000) }) },
  { weight: 2, arbitrary: of('turn.start', { speakerId: fc.constantFrom('ada', 'li', 'bo', 'gone') }) },
  { weight: 4, arbitrary: of('undo', { lane }) },
  { weight: 2, arbitrary: of('redo', { lane }) },
  {
    weight: 1,
    arbitrary: of('message.show', {
      to: screen,
      text: fc.constantFrom('Hello', '<b>Hello</b>', '你好', 'x'.repeat(280), '😀'.repeat(280)),
      style: maybe(fc.constantFrom('info', 'urgent')),
      needsSeen: maybe(fc.boolean()),
    }),
  },
  { weight: 1, arbitrary: of('message.clear', { to: maybe(screen) }) },
  {
    weight: 1,
    arbitrary: of('screen.blackout', {
      on: fc.boolean(),
      views: maybe(fc.array(fc.constantFrom(...VIEWS), { minLength: 1, maxLength: 3 })),
    }),
  },
  {
    weight: 1,
    arbitrary: of('programme.insert', {
      segment: fc.record({ id: newId, durationMs }).map((fields) => item(fields.id, fields)),
      after: maybe(segmentId),
    }),
  },
  { weight: 2, arbitrary: of('programme.update', { segmentId, changes }) },
  { weight: 1, arbitrary: of('programme.remove', { segmentId }) },
  { weight: 1, arbitrary: of('programme.move', { segmentId, after: maybe(segmentId) }) },
  {
    weight: 2,
    arbitrary: of('programme.replan', {
      changes: fc.uniqueArray(
        fc.oneof(of('', { segmentId, durationMs }), of('', { segmentId, skip: fc.boolean() })).map(untyped),
        { minLength: 1, maxLength: 2, selector: (change) => change['segmentId'] },
      ),
    }),
  },
) as fc.Arbitrary<unknown> as fc.Arbitrary<Known>;

/** So many commands, the same for the same seed: of every type, with arguments that are right, at a bound, or of nothing. */
export function anyCommands(count: number, seed: number): Known[] {
  return fc.sample(anyAction, { numRuns: count, seed });
}

function item(id: string, more: Partial<Item> = {}): Item {
  return { id, kind: 'keynote', title: `Segment ${id}`, durationMs: 600_000, ...more };
}

function withoutGaps(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function untyped({ type: _type, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return fields;
}
