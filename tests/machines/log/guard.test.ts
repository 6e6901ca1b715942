import { expect, test } from 'vitest';
import type { Action } from '../../../machines/wire/command.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import { given, givenIn, Show, type Timed } from './given.ts';
import { inputOf, MINUTE, SEMINAR } from '../show/seminar.ts';

const START: Timed = [0, { type: 'show.start' }];
const GO: Action = { type: 'segment.next' };

/** A moment some ms after a minute. */
function after(minute: number, ms: number): number {
  return minute + ms / MINUTE;
}

test.each<[string, Timed[]]>([
  ['a start', [START]],
  ['a start by GO', [[0, GO]]],
  [
    'a GO',
    [
      [-9, { type: 'show.start' }],
      [0, GO],
    ],
  ],
  [
    'a back',
    [
      [-9, { type: 'show.start' }],
      [-8, GO],
      [0, { type: 'segment.back' }],
    ],
  ],
  [
    'a goto',
    [
      [-9, { type: 'show.start' }],
      [0, { type: 'segment.goto', segmentId: 'keynote' }],
    ],
  ],
])('after %s a GO within 500 ms is taken for a bounce', (_, way) => {
  given(...way)
    .when(after(0, 0), GO)
    .refused('too-soon', /bounce/);
  given(...way)
    .when(after(0, 499), GO)
    .refused('too-soon');
  given(...way)
    .when(after(0, 500), GO)
    .then({ state: 'running' });
});

test('the guard looks at the last one, whatever came between', () => {
  given(START, [after(0, 100), { type: 'clock.hold' }], [after(0, 200), { type: 'clock.resume' }])
    .when(after(0, 499), GO)
    .refused('too-soon');
});

test('a GO that ended the show is one like the others: the next is a bounce, and refused only then', () => {
  const LAST: Timed[] = [START, [1, { type: 'segment.goto', segmentId: 'lunch' }], [2, GO]];
  given(...LAST)
    .when(after(2, 499), GO)
    .refused('too-soon', /bounce/);
  given(...LAST)
    .when(after(2, 500), GO)
    .refused('refused', /has ended/);
  given(...LAST, [after(2, 1), { type: 'show.reset' }])
    .when(after(2, 499), GO)
    .refused('too-soon');
});

test('so is an automatic advance that ended it', () => {
  const segments = [{ id: 'a', kind: 'video' as const, title: 'a', durationMs: MINUTE, autoAdvance: true }];
  const input = { programme: completeProgramme({ title: 't', timeZone: 'UTC', segments }), starts: {} };
  givenIn(input, START)
    .when(after(1, 1499), GO)
    .refused('too-soon', /by itself/);
  givenIn(input, START)
    .when(after(1, 1500), GO)
    .refused('refused', /has ended/);
});

test('only GO is guarded', () => {
  for (const action of [
    { type: 'segment.goto', segmentId: 'keynote' },
    { type: 'segment.end' },
    { type: 'clock.hold' },
    { type: 'show.end' },
    { type: 'undo' },
  ] as const) {
    given(START).when(after(0, 1), action).then({});
  }
  given(START, [after(0, 1), { type: 'segment.goto', segmentId: 'keynote' }])
    .when(after(0, 2), { type: 'segment.back' })
    .then({});
});

test('after an automatic advance it is 1500 ms', () => {
  const segments = ['a', 'b', 'c'].map((id) => ({
    id,
    kind: 'video' as const,
    title: id,
    durationMs: MINUTE,
    autoAdvance: true,
  }));
  const input = inputOf(completeProgramme({ title: 'By itself', timeZone: 'UTC', segments }));
  givenIn(input, START)
    .when(after(1, 0), GO)
    .refused('too-soon', /by itself/);
  givenIn(input, START)
    .when(after(1, 1499), GO)
    .refused('too-soon', /by itself/);
  const { show } = givenIn(input, START);
  show.mustDo(after(1, 1500), GO);
  expect(show.moment().segment?.id).toBe('c');
});

test('two people who press GO at the same moment go on by one segment', () => {
  const { show } = given(START);
  const { seq } = show.history.ledger;
  show.ask(5, GO, seq);
  expect(show.ask(5.1, GO, seq)).toMatchObject({ code: 'stale' });
  expect(show.ask(after(5, 10), GO)).toMatchObject({ code: 'too-soon' });
  expect(show.moment().segment?.id).toBe('opening');
});

test('stale is asked before too soon, and too soon before the statechart', () => {
  const { show } = given(START, [1, { type: 'show.end' }]);
  expect(show.ask(2, GO, 1)).toMatchObject({ code: 'stale' });
  const justEnded = given(
    [0, { type: 'show.start', segmentId: 'lunch' }],
    [after(0, 1), { type: 'show.end' }],
  );
  justEnded.when(after(0, 2), GO).refused('too-soon');
  justEnded.when(1, GO).refused('refused', /ended/);
});

test('a message, an acknowledgement and a blackout make nothing stale; everything else does', () => {
  const asides: Timed[] = [
    [1, { type: 'message.show', to: 'all', text: 'x', needsSeen: true, forMs: MINUTE }],
    [1, { type: 'message.seen', messageId: 'command-2', device: 'd' }],
    [2.5, { type: 'message.clear' }],
    [2.5, { type: 'screen.blackout', on: true }],
  ];
  const { show } = given(START, ...asides);
  expect(show.log.map(({ type }) => type)).toContain('deadline.expire');
  expect(show.ask(3, GO, 1)).toHaveProperty('entry');
  const others: Action[] = [
    { type: 'clock.hold' },
    { type: 'clock.adjust', byMs: 1 },
    { type: 'programme.move', segmentId: 'lunch' },
    { type: 'programme.replan', changes: [{ segmentId: 'lunch', skip: true }] },
    { type: 'undo' },
  ];
  for (const action of others) {
    const busy = given(START, [1, action]).show;
    expect(busy.ask(2, { type: 'show.start' }, 1)).toMatchObject({ code: 'stale' });
  }
});

test('stale holds for every command, and for one from a future that is not this log’s', () => {
  const { show } = given(START, [1, { type: 'clock.hold' }]);
  expect(show.ask(2, { type: 'clock.resume' }, 1)).toMatchObject({ code: 'stale' });
  expect(show.ask(2, { type: 'message.clear' }, 1)).toMatchObject({ code: 'stale' });
  expect(show.ask(2, { type: 'clock.resume' }, 3)).toMatchObject({ code: 'stale' });
  expect(show.ask(2, { type: 'clock.resume' }, 2)).toHaveProperty('entry');
});

test('a deadline that fell due comes first and makes a GO stale', () => {
  const programme = {
    ...SEMINAR,
    segments: SEMINAR.segments.map((segment) => ({ ...segment, autoAdvance: true })),
  };
  const show = new Show(inputOf(programme));
  show.mustDo(0, { type: 'show.start' });
  expect(show.ask(5, GO, 1)).toMatchObject({ code: 'stale' });
  expect(show.log.at(-1)).toMatchObject({ type: 'deadline.advance' });
});
