import { expect, test } from 'vitest';
import { suggestDurations } from '../../../machines/forecast/suggest.ts';
import { given, type Timed } from '../log/given.ts';
import { MINUTE, NINE } from './seminar.ts';

const REHEARSE: Timed = [-600, { type: 'show.start', mode: 'rehearsal', segmentId: 'opening' }];

test('a rehearsal starts from any segment and is marked so until it is reset', () => {
  const { show } = given(REHEARSE, [-590, { type: 'segment.next' }]);
  expect(show.moment()).toMatchObject({ mode: 'rehearsal', segment: { id: 'keynote' } });
  show.mustDo(-580, { type: 'show.end' });
  expect(show.moment()).toMatchObject({ mode: 'rehearsal', state: 'ended' });
  show.mustDo(-570, { type: 'show.reset' });
  expect(show.moment()).toMatchObject({ mode: 'live', state: 'standby' });
});

test('each entry says which run it belongs to, so a rehearsal is kept apart from the show', () => {
  const { show } = given(
    [-700, { type: 'programme.update', segmentId: 'video', changes: { title: 'Film' } }],
    REHEARSE,
    [-590, { type: 'segment.next' }],
    [-580, { type: 'show.reset' }],
    [0, { type: 'show.start' }],
    [5, { type: 'segment.next' }],
  );
  expect(show.log.map(({ run }) => run)).toEqual([0, 1, 1, 1, 2, 2]);
});

test('the show after a rehearsal is planned as if there had been none', () => {
  const rehearsed = given(
    REHEARSE,
    [-580, { type: 'show.reset' }],
    [0, { type: 'show.start' }],
  ).show.moment();
  const fresh = given([0, { type: 'show.start' }]).show.moment();
  expect({ ...rehearsed, seq: 0 }).toEqual({ ...fresh, seq: 0 });
});

test('what it really took is accepted as an ordinary replan, which stays for the show', () => {
  const changes = suggestDurations([
    { segmentId: 'opening', plannedMs: 20 * MINUTE, actualMs: 23.4 * MINUTE },
    { segmentId: 'keynote', plannedMs: 15 * MINUTE, actualMs: 15.1 * MINUTE },
  ]);
  const { show } = given(
    REHEARSE,
    [-580, { type: 'show.reset' }],
    [-570, { type: 'programme.replan', changes }],
    [0, { type: 'show.start' }],
    [5, { type: 'segment.next' }],
    [6, { type: 'show.reset' }],
    [7, { type: 'show.start', segmentId: 'opening' }],
  );
  expect(show.moment()).toMatchObject({
    segment: { durationMs: 23.5 * MINUTE },
    clock: { zeroAt: NINE + 30.5 * MINUTE },
  });
});

test('undo at the end of a rehearsal goes back into it, mode and all', () => {
  const { show } = given(REHEARSE, [-580, { type: 'show.reset' }], [-579, { type: 'undo' }]);
  expect(show.moment()).toMatchObject({ mode: 'rehearsal', state: 'running', segment: { id: 'opening' } });
});
