import { expect, test } from 'vitest';
import { readCommand } from '../../../machines/wire/command.ts';
import { given, type Show, type Timed } from '../log/given.ts';
import { MINUTE, NINE } from './seminar.ts';

/** The first panel on stage at 09:40: Ms Li with a planned turn of 5 min, Mr Rossi and Ms Diallo without. */
const PANEL: Timed[] = [[40, { type: 'show.start', segmentId: 'panel-1' }]];

const START_LI: Timed = [41, { type: 'turn.start', speakerId: 'li' }];

function used(show: Show): Record<string, number> {
  return { ...show.history.ledger.snapshot.context.turnsUsed };
}

test('a planned turn runs for its length, beside the clock of the segment', () => {
  given(...PANEL)
    .when(41, { type: 'turn.start', speakerId: 'li' })
    .then({
      clock: { zeroAt: NINE + 78 * MINUTE },
      turn: {
        speakerId: 'li',
        name: 'Ms Li',
        durationMs: 5 * MINUTE,
        warnMs: MINUTE,
        wrapMs: 15_000,
        clock: { zeroAt: NINE + 46 * MINUTE },
      },
    });
});

test('who has no planned turn gets the fair share of what is left', () => {
  const { show } = given(...PANEL, START_LI, [46, { type: 'turn.next' }]);
  // 32 min are left at 09:46, for two people who weigh the same.
  expect(show.moment().turn).toMatchObject({ speakerId: 'rossi', durationMs: 16 * MINUTE });
  show.mustDo(56, { type: 'turn.next' });
  expect(show.moment().turn).toMatchObject({ speakerId: 'diallo', durationMs: 22 * MINUTE });
});

test('in an overrun there is nothing to share, so it is an equal part of the whole', () => {
  given(...PANEL)
    .when(80, { type: 'turn.start', speakerId: 'rossi' })
    .then({ turn: expect.objectContaining({ durationMs: (38 / 3) * MINUTE }) as never });
});

test('the thresholds of a short turn are never over half of it', () => {
  given(...PANEL, [40, { type: 'clock.set', leftMs: 3000 }])
    .when(40, { type: 'turn.start', speakerId: 'rossi' })
    .then({ turn: expect.objectContaining({ durationMs: 1000, warnMs: 500, wrapMs: 500 }) as never });
});

test('hold stops both clocks, resume starts both', () => {
  const { show } = given(...PANEL, START_LI, [43, { type: 'clock.hold' }]);
  expect(show.moment()).toMatchObject({
    clock: { leftMs: 35 * MINUTE },
    turn: { clock: { leftMs: 3 * MINUTE } },
  });
  show.mustDo(50, { type: 'clock.resume' });
  expect(show.moment()).toMatchObject({
    clock: { zeroAt: NINE + 85 * MINUTE },
    turn: { clock: { zeroAt: NINE + 53 * MINUTE } },
  });
});

test('a turn that starts while the clock is held is held too', () => {
  given(...PANEL, [41, { type: 'clock.hold' }])
    .when(42, { type: 'turn.start', speakerId: 'li' })
    .then({ state: 'held', turn: expect.objectContaining({ clock: { leftMs: 5 * MINUTE } }) as never });
});

test('an adjustment and a set clock move the segment alone', () => {
  const { show } = given(...PANEL, START_LI, [42, { type: 'clock.adjust', byMs: -10 * MINUTE }]);
  expect(show.moment()).toMatchObject({
    clock: { zeroAt: NINE + 68 * MINUTE },
    turn: { durationMs: 5 * MINUTE, clock: { zeroAt: NINE + 46 * MINUTE } },
  });
  show.mustDo(43, { type: 'clock.set', leftMs: MINUTE });
  expect(show.moment().turn).toMatchObject({ clock: { zeroAt: NINE + 46 * MINUTE } });
});

test('the time used is kept, overrun and all, and not that of a hold', () => {
  const { show } = given(
    ...PANEL,
    START_LI,
    [43, { type: 'clock.hold' }],
    [50, { type: 'clock.resume' }],
    [56, { type: 'turn.end' }],
  );
  expect(show.moment().turn).toBeNull();
  expect(used(show)).toEqual({ li: 8 * MINUTE });
});

test('a speaker may return, and the time adds up', () => {
  const { show } = given(
    ...PANEL,
    START_LI,
    [43, { type: 'turn.end' }],
    [50, { type: 'turn.start', speakerId: 'li' }],
  );
  expect(show.moment().turn).toMatchObject({ durationMs: 5 * MINUTE });
  show.mustDo(51, { type: 'turn.end' });
  expect(used(show)).toEqual({ li: 3 * MINUTE });
});

test('next goes through those who have not spoken, in order, and then is refused', () => {
  const { show } = given(...PANEL, [41, { type: 'turn.start', speakerId: 'rossi' }]);
  show.mustDo(45, { type: 'turn.next' });
  expect(show.moment().turn?.speakerId).toBe('li');
  show.mustDo(46, { type: 'turn.next' });
  expect(show.moment().turn?.speakerId).toBe('diallo');
  expect(used(show)).toEqual({ rossi: 4 * MINUTE, li: MINUTE });
  expect(show.ask(47, { type: 'turn.next' })).toMatchObject({
    code: 'refused',
    message: 'Everybody has spoken.',
  });
});

test.each([
  { type: 'segment.next' },
  { type: 'segment.back' },
  { type: 'segment.end' },
  { type: 'segment.goto', segmentId: 'panel-1' },
  { type: 'show.end' },
  { type: 'show.reset' },
] as const)('%o ends the turn and forgets what was used', (action) => {
  const { show } = given(...PANEL, START_LI, [45, { type: 'turn.next' }], [46, action]);
  expect(show.moment().turn).toBeNull();
  expect(used(show)).toEqual({});
});

test('undo of a change of segment brings the turn back with its clock', () => {
  given(...PANEL, START_LI, [42, { type: 'segment.next' }])
    .when(43, { type: 'undo' })
    .then({ turn: expect.objectContaining({ clock: { zeroAt: NINE + 46 * MINUTE } }) as never });
});

test('a turn needs a speaker of this segment', () => {
  given(...PANEL)
    .when(41, { type: 'turn.start', speakerId: 'nobody' })
    .refused('unknown-speaker', /"nobody"/);
  const elsewhere = given([0, { type: 'show.start' }]);
  elsewhere.when(1, { type: 'turn.start', speakerId: 'li' }).refused('unknown-speaker');
  elsewhere.when(1, { type: 'turn.next' }).refused('refused', /no speakers/);
  elsewhere.when(1, { type: 'turn.end' }).refused('refused', /floor/);
  expect(readCommand({ id: 'a', expectedSeq: 0, type: 'turn.start' })).toEqual({
    problem: expect.stringContaining('"speakerId"') as never,
  });
});

test('whoever has the floor cannot be edited away; others can', () => {
  const changes = { speakers: [{ id: 'rossi', name: 'Mr Rossi' }] };
  given(...PANEL, START_LI)
    .when(42, { type: 'programme.update', segmentId: 'panel-1', changes })
    .refused('refused', /floor/);
  given(...PANEL, START_LI, [43, { type: 'turn.next' }])
    .when(44, { type: 'programme.update', segmentId: 'panel-1', changes })
    .then({ turn: expect.objectContaining({ speakerId: 'rossi' }) as never });
});
