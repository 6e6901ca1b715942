import fc from 'fast-check';
import type { Request } from '../../../machines/log/decide.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { SEGMENT_KINDS, type SegmentDraft } from '../../../machines/programme/schema.ts';
import type { ProgrammeEdit } from '../../../machines/wire/command.ts';
import { VIEWS } from '../../../machines/wire/views.ts';
import { inputOf, MINUTE, NINE } from '../show/seminar.ts';
import { Show } from './given.ts';

/** An action, and how long after the one before it is asked for, in ms. */
export interface Step {
  readonly waitMs: number;
  readonly action: Request['action'];
}

/** First of all a show is started: without it most of what follows would be refused. */
const START: Step = { waitMs: 0, action: { type: 'show.start' } };

const IDS = ['a', 'b', 'c', 'd', 'e'];
const SPEAKERS = ['x', 'y', 'z'];

const sometimes = <T>(value: T) => fc.constantFrom<(T | undefined)[]>(value, undefined, undefined);
const id = fc.constantFrom(...IDS);
const duration = fc.oneof(
  fc.constantFrom(MINUTE, 5 * MINUTE, 20 * MINUTE),
  fc.integer({ min: 1, max: 30 * MINUTE }),
);
const start = fc.constantFrom('08:30', '09:00', '09:20', '10:00', '23:50', '00:10');
const speakers = fc
  .subarray(SPEAKERS)
  .map((names) => names.map((name) => ({ id: name, name, ...(name === 'x' && { turnMs: 2 * MINUTE }) })));

const segment: fc.Arbitrary<SegmentDraft> = fc
  .record({
    kind: fc.constantFrom(...SEGMENT_KINDS),
    durationMs: duration,
    start: fc.option(start, { freq: 2, nil: undefined }),
    fixedStart: sometimes(true),
    hardOut: sometimes(true),
    skip: sometimes(true),
    autoAdvance: fc.constantFrom(true, undefined),
    droppable: sometimes(true),
    minMs: fc.option(fc.integer({ min: 1, max: 10 * MINUTE }), { freq: 3, nil: undefined }),
    speakers,
  })
  .map((fields) => withoutUndefined({ title: 'Item', ...fields }));

/** What an editor does to the programme at one place. */
const edit: fc.Arbitrary<ProgrammeEdit> = fc.oneof(
  fc
    .tuple(segment, id, fc.option(id, { nil: undefined }))
    .map(([draft, as, after]) =>
      withoutUndefined({ type: 'programme.insert' as const, segment: { ...draft, id: as }, after }),
    ),
  fc.tuple(id, segment).map(([segmentId, { kind: _kind, title: _title, ...changes }]) => ({
    type: 'programme.update' as const,
    segmentId,
    changes,
  })),
  fc
    .record(
      { title: fc.constantFrom('Any', 'Other'), place: fc.constantFrom('Room A', null) },
      { requiredKeys: ['title'] },
    )
    .map((changes) => ({ type: 'programme.describe' as const, changes })),
  fc.record({ type: fc.constant('programme.remove' as const), segmentId: id }),
  fc.record(
    { type: fc.constant('programme.move' as const), segmentId: id, after: id },
    { requiredKeys: ['type', 'segmentId'] },
  ),
);

/** What a stage manager presses in a run, editors do beside it, and anybody may show. */
const action: fc.Arbitrary<Request['action']> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ type: 'segment.next' } as const) },
  fc.record(
    { type: fc.constant('show.start' as const), segmentId: id, mode: fc.constantFrom('live', 'rehearsal') },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('segment.back', 'segment.end', 'show.end', 'show.reset') }),
  fc.record({ type: fc.constant('segment.goto' as const), segmentId: id }),
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('clock.hold', 'clock.resume') }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('clock.adjust' as const), byMs: adjustment() }) },
  fc.record({ type: fc.constant('clock.set' as const), leftMs: fc.nat(20 * MINUTE) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('turn.next', 'turn.end') }) },
  fc.record({ type: fc.constant('turn.start' as const), speakerId: fc.constantFrom(...SPEAKERS) }),
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constantFrom('undo', 'undo', 'redo'),
      lane: fc.constantFrom('run', 'run', 'programme'),
    }),
  },
  fc
    .record({
      to: fc.constantFrom('all', 'speaker'),
      forMs: fc.option(fc.integer({ min: 1, max: 10 * MINUTE }), { nil: undefined }),
    })
    .map((fields) => withoutUndefined({ type: 'message.show' as const, text: 'x', ...fields })),
  fc.record({ type: fc.constant('message.clear' as const) }),
  fc.record(
    {
      type: fc.constant('screen.blackout' as const),
      on: fc.boolean(),
      views: fc.subarray([...VIEWS], { minLength: 1 }),
    },
    { requiredKeys: ['type', 'on'] },
  ),
  edit,
  { weight: 2, arbitrary: fc.array(edit, { minLength: 1, maxLength: 4 }).map(asOne) },
  {
    weight: 2,
    arbitrary: fc
      .uniqueArray(
        fc.record(
          { segmentId: id, durationMs: duration, skip: fc.boolean() },
          { requiredKeys: ['segmentId', 'durationMs'] },
        ),
        { selector: ({ segmentId }) => segmentId, minLength: 1, maxLength: 3 },
      )
      .map((changes) => ({ type: 'programme.replan' as const, changes })),
  },
);

const wait = fc.oneof(
  fc.constantFrom(0, 1, 499, 500, 1500, MINUTE, 5 * MINUTE),
  fc.nat(3000),
  fc.nat(10 * MINUTE),
  fc.nat(3 * 60 * MINUTE),
);

/** One thing that anybody asks for, and when. */
export const anyStep: fc.Arbitrary<Step> = fc.record({ waitMs: wait, action });

/** A show over a programme of up to five segments, after its start and up to `maxLength` things more were asked for; many are refused. */
export function anyShow(maxLength = 25): fc.Arbitrary<Show> {
  const drafts = fc.array(segment, { minLength: 1, maxLength: IDS.length });
  const date = fc.constantFrom('2025-07-11', '2025-10-26', undefined);
  const steps = fc.array(anyStep, { maxLength, size: 'max' }).map((asked) => [START, ...asked]);
  return fc.tuple(drafts, date, steps).map(([segments, day, asked]) => {
    const programme = completeProgramme({
      title: 'Any',
      timeZone: 'Europe/Zurich',
      ...(day !== undefined && { date: day }),
      segments: segments.map((draft, index) => ({ ...draft, id: IDS[index] ?? '' })),
    });
    const show = new Show(inputOf(programme));
    let at = NINE - 10 * MINUTE;
    for (const step of asked) {
      at = Math.max(at, show.history.ledger.at) + step.waitMs;
      show.askAt(at, step.action);
    }
    return show;
  });
}

function asOne(edits: ProgrammeEdit[]) {
  return { type: 'programme.edit' as const, edits };
}

function adjustment() {
  return fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }).filter((byMs) => byMs !== 0);
}

function withoutUndefined<Fields extends object>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };
}
