import { expect, test } from 'vitest';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { SegmentDraft } from '../../../machines/programme/schema.ts';
import type { Action } from '../../../machines/wire/command.ts';
import { given, givenIn, type Show, type Timed } from '../log/given.ts';
import { inputOf, MINUTE, NINE, SEMINAR } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];
const BREAK: SegmentDraft = { kind: 'break', title: 'Coffee', durationMs: 10 * MINUTE };

function ids(show: Show): string[] {
  return show.history.ledger.snapshot.context.programme.segments.map(({ id }) => id);
}

function planned(show: Show, id: string) {
  return show.history.ledger.snapshot.context.plan?.find((segment) => segment.id === id);
}

test('an insert gets an id from its title and comes after the one named', () => {
  const { show } = given([0, { type: 'programme.insert', segment: BREAK, after: 'keynote' }]);
  expect(ids(show).slice(2, 5)).toEqual(['keynote', 'coffee', 'panel-1']);
});

test('without a place an insert comes first', () => {
  const { show } = given([0, { type: 'programme.insert', segment: BREAK }]);
  expect(ids(show)[0]).toBe('coffee');
});

test('inserts before and after the segment on stage leave its clock alone and count where they should', () => {
  const { show } = given(
    START,
    [5, { type: 'segment.next' }],
    [6, { type: 'programme.insert', segment: BREAK, after: 'video' }],
    [7, { type: 'programme.insert', segment: { ...BREAK, title: 'Tea' }, after: 'opening' }],
  );
  expect(show.moment()).toMatchObject({
    segment: { id: 'opening', index: 2 },
    clock: { zeroAt: NINE + 25 * MINUTE },
    next: { id: 'tea', startsAt: NINE + 25 * MINUTE },
  });
  show.mustDo(25, { type: 'segment.next' });
  expect(show.moment().segment?.id).toBe('tea');
});

test('a new segment during a run is planned where it was put, and the plan of the others stays', () => {
  const { show } = given(START, [1, { type: 'programme.insert', segment: BREAK, after: 'opening' }]);
  expect(planned(show, 'coffee')).toMatchObject({ startsAt: NINE + 25 * MINUTE, endsAt: NINE + 35 * MINUTE });
  expect(planned(show, 'keynote')).toMatchObject({ startsAt: NINE + 25 * MINUTE });
  expect(show.moment().schedule).toMatchObject({
    plannedEnd: NINE + 120 * MINUTE,
    expectedEnd: NINE + 130 * MINUTE,
  });
});

test('the current segment’s new length moves its zero, and its adjustments stay', () => {
  const { show } = given(
    START,
    [1, { type: 'clock.adjust', byMs: MINUTE }],
    [2, { type: 'programme.update', segmentId: 'video', changes: { durationMs: 8 * MINUTE } }],
  );
  expect(show.moment()).toMatchObject({
    segment: { durationMs: 9 * MINUTE },
    clock: { zeroAt: NINE + 9 * MINUTE },
  });
});

test('a held one has as much more left', () => {
  given(START, [1, { type: 'clock.hold' }])
    .when(2, { type: 'programme.update', segmentId: 'video', changes: { durationMs: 8 * MINUTE } })
    .then({ state: 'held', clock: { leftMs: 7 * MINUTE } });
});

test('another title, kind and speakers show at once; null takes a field away', () => {
  const { show } = given(
    [40, { type: 'show.start', segmentId: 'panel-1' }],
    [
      41,
      {
        type: 'programme.update',
        segmentId: 'panel-1',
        changes: { title: 'Panel one', kind: 'keynote', speakers: null },
      },
    ],
  );
  expect(show.moment().segment).toMatchObject({ title: 'Panel one', kind: 'keynote', speakers: [] });
  expect(show.history.ledger.snapshot.context.programme.segments[3]).not.toHaveProperty('speakers');
});

test('a planned time that is edited moves the plan of that segment alone', () => {
  const { show } = given(START, [
    1,
    { type: 'programme.update', segmentId: 'lunch', changes: { start: '11:30' } },
  ]);
  expect(planned(show, 'lunch')).toMatchObject({ startsAt: NINE + 150 * MINUTE });
  expect(planned(show, 'closing')).toMatchObject({ startsAt: NINE + 116 * MINUTE });
});

test('a move changes what is next, not what runs', () => {
  const { show } = given(START, [1, { type: 'programme.move', segmentId: 'closing', after: 'video' }]);
  expect(show.moment()).toMatchObject({ segment: { id: 'video' }, next: { id: 'closing' } });
  show.mustDo(2, { type: 'programme.move', segmentId: 'video', after: 'panel-2' });
  expect(show.moment()).toMatchObject({ segment: { id: 'video', index: 5 }, next: { id: 'lunch' } });
  show.mustDo(3, { type: 'programme.move', segmentId: 'lunch' });
  expect(ids(show)[0]).toBe('lunch');
  expect(show.moment().next).toBeNull();
});

test('the current segment is not removed; one that has been is', () => {
  given(START)
    .when(1, { type: 'programme.remove', segmentId: 'video' })
    .refused('refused', /on stage/);
  const { show } = given(
    START,
    [5, { type: 'segment.next' }],
    [6, { type: 'programme.remove', segmentId: 'video' }],
  );
  expect(show.moment().segment).toMatchObject({ id: 'opening', index: 0 });
  expect(show.ask(7, { type: 'segment.back' })).toMatchObject({ code: 'refused' });
});

test.each<Action>([
  { type: 'programme.update', segmentId: 'opening', changes: { skip: true } },
  { type: 'programme.replan', changes: [{ segmentId: 'opening', skip: true }] },
])('to skip what is on stage by $type counts from the next time on', (skip) => {
  const { show } = given(START, [5, { type: 'segment.next' }]);
  const { clock, segment, next, schedule } = show.moment();
  show.mustDo(6, skip);
  expect(show.moment()).toMatchObject({ state: 'running', clock, segment, next, schedule });
  show.mustDo(7, { type: 'segment.end' });
  expect(show.moment().next).toEqual(expect.objectContaining({ id: 'keynote' }));
  show.mustDo(8, { type: 'segment.goto', segmentId: 'video' });
  expect(show.moment().next).toEqual(expect.objectContaining({ id: 'keynote' }));
});

test('where nothing runs, the segment that ran last may go, and the show goes on after it', () => {
  const { show } = given(
    START,
    [5, { type: 'segment.next' }],
    [6, { type: 'segment.end' }],
    [7, { type: 'programme.remove', segmentId: 'opening' }],
  );
  expect(show.moment()).toMatchObject({ state: 'between', next: { id: 'keynote' } });
  show.mustDo(8, { type: 'segment.back' });
  expect(show.moment().segment?.id).toBe('video');
});

test('with the first one gone too, the show begins again at the front', () => {
  const { show } = given(
    START,
    [3, { type: 'segment.end' }],
    [4, { type: 'programme.remove', segmentId: 'video' }],
  );
  expect(show.moment()).toMatchObject({ state: 'between', next: { id: 'opening' } });
  expect(show.ask(5, { type: 'segment.back' })).toMatchObject({ code: 'refused' });
  show.mustDo(5, { type: 'segment.next' });
  expect(show.moment().segment?.id).toBe('opening');
});

test.each<[Action, 'refused' | 'unknown-segment', RegExp]>([
  [{ type: 'programme.insert', segment: BREAK, after: 'gone' }, 'unknown-segment', /"gone"/],
  [{ type: 'programme.insert', segment: { ...BREAK, id: 'video' } }, 'refused', /"video" already/],
  [{ type: 'programme.update', segmentId: 'gone', changes: { title: 'x' } }, 'unknown-segment', /"gone"/],
  [{ type: 'programme.remove', segmentId: 'gone' }, 'unknown-segment', /"gone"/],
  [{ type: 'programme.move', segmentId: 'gone' }, 'unknown-segment', /"gone"/],
  [{ type: 'programme.move', segmentId: 'video', after: 'gone' }, 'unknown-segment', /"gone"/],
  [{ type: 'programme.move', segmentId: 'video', after: 'video' }, 'refused', /itself/],
])('%o is refused: %s', (action, code, sentence) => {
  given(START, [1, { type: 'programme.remove', segmentId: 'lunch' }])
    .when(2, action)
    .refused(code, sentence);
});

test('two speakers of one segment cannot have the same id', () => {
  const speakers = [
    { id: 'a', name: 'A' },
    { id: 'a', name: 'B' },
  ];
  given()
    .when(0, { type: 'programme.insert', segment: { ...BREAK, speakers } })
    .refused('refused', /same id/);
  given()
    .when(0, { type: 'programme.update', segmentId: 'video', changes: { speakers } })
    .refused('refused', /same id/);
});

test('an insert after a segment that has gone is refused', () => {
  given([0, { type: 'programme.remove', segmentId: 'keynote' }])
    .when(1, { type: 'programme.insert', segment: BREAK, after: 'keynote' })
    .refused('unknown-segment', /"keynote"/);
});

test('the 501st segment is refused, and a programme keeps its last one', () => {
  const segments = Array.from({ length: 500 }, (_, index) => ({ ...BREAK, title: `Item ${String(index)}` }));
  givenIn(inputOf(completeProgramme({ title: 'Long', timeZone: 'UTC', segments })))
    .when(0, { type: 'programme.insert', segment: BREAK })
    .refused('refused', /500/);
  givenIn(inputOf(completeProgramme({ title: 'Short', timeZone: 'UTC', segments: [BREAK] })))
    .when(0, { type: 'programme.remove', segmentId: 'coffee' })
    .refused('refused', /at least one/);
});

test('edits are possible before, between and after', () => {
  const rename: Action = { type: 'programme.update', segmentId: 'keynote', changes: { title: 'Words' } };
  for (const way of [
    [],
    [START, [1, { type: 'segment.end' }]],
    [START, [1, { type: 'show.end' }]],
  ] as Timed[][]) {
    const { show } = given(...way, [2, rename]);
    expect(show.history.ledger.snapshot.context.programme.segments[2]?.title).toBe('Words');
  }
});

test('what is said of the whole show changes at once, in any state, and is taken back in its lane', () => {
  const organiser = { name: 'Union', accent: '#0a7cff' };
  const { show } = given(START, [
    1,
    { type: 'programme.describe', changes: { title: 'Forum', place: null, organiser } },
  ]);
  const programme = () => show.history.ledger.snapshot.context.programme;
  expect(programme()).toMatchObject({ title: 'Forum', organiser });
  expect(programme()).not.toHaveProperty('place');
  expect(show.moment().segment?.id).toBe('video');
  show.mustDo(2, { type: 'programme.describe', changes: { organiser: null } });
  expect(programme()).not.toHaveProperty('organiser');
  show.mustDo(3, { type: 'undo', lane: 'programme' });
  expect(programme()).toMatchObject({ title: 'Forum', organiser });
  show.mustDo(4, { type: 'undo', lane: 'programme' });
  expect(programme()).toMatchObject({ place: 'Geneva, Switzerland' });
  expect(programme()).not.toHaveProperty('organiser');
});

test('several edits together are one entry, each seeing what those before it did, and one undo', () => {
  const { show } = given(START);
  const before = show.history.ledger.snapshot.context;
  const entry = show.mustDo(1, {
    type: 'programme.edit',
    edits: [
      { type: 'programme.update', segmentId: 'panel-1', changes: { durationMs: 20 * MINUTE } },
      { type: 'programme.insert', segment: { ...BREAK, id: 'air', start: '10:00' }, after: 'panel-1' },
      { type: 'programme.update', segmentId: 'air', changes: { durationMs: 18 * MINUTE } },
      { type: 'programme.move', segmentId: 'closing', after: 'air' },
      { type: 'programme.remove', segmentId: 'panel-2' },
      { type: 'programme.describe', changes: { place: 'Hall B' } },
    ],
  });
  expect(ids(show)).toEqual(['video', 'opening', 'keynote', 'panel-1', 'air', 'closing', 'lunch']);
  expect(planned(show, 'air')).toMatchObject({ startsAt: NINE + 60 * MINUTE });
  expect(show.history.ledger.snapshot.context.programme.place).toBe('Hall B');
  expect(show.mustDo(2, { type: 'undo', lane: 'programme' }).args).toMatchObject({ takesBack: entry.seq });
  expect(show.history.ledger.snapshot.context).toEqual(before);
});

test('of several edits together all happen or none, and the refusal names the one that cannot', () => {
  const { show, when } = given(START);
  const { history } = show;
  when(1, {
    type: 'programme.edit',
    edits: [
      { type: 'programme.describe', changes: { title: 'Other' } },
      { type: 'programme.remove', segmentId: 'video' },
    ],
  }).refused('refused', /^Edit 2 of 2 is not possible\. .*on stage/);
  expect(show.history).toBe(history);
  when(1, {
    type: 'programme.edit',
    edits: [
      { type: 'programme.remove', segmentId: 'lunch' },
      { type: 'programme.update', segmentId: 'lunch', changes: { title: 'Late' } },
    ],
  }).refused('unknown-segment', /2 of 2/);
  const others = SEMINAR.segments
    .slice(1)
    .map(({ id }) => ({ type: 'programme.remove' as const, segmentId: id }));
  const { when: last } = given();
  last(0, {
    type: 'programme.edit',
    edits: [...others, { type: 'programme.remove', segmentId: 'video' }],
  }).refused('refused', /7 of 7.*at least one/);
});

test('the length of the segment on stage counts from all the edits together', () => {
  given(START)
    .when(1, {
      type: 'programme.edit',
      edits: [
        { type: 'programme.update', segmentId: 'video', changes: { durationMs: 8 * MINUTE } },
        { type: 'programme.update', segmentId: 'video', changes: { durationMs: 6 * MINUTE } },
      ],
    })
    .then({ clock: { zeroAt: NINE + 6 * MINUTE } });
});
