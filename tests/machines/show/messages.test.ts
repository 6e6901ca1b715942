import { expect, test } from 'vitest';
import { messageFor } from '../../../machines/show/messages.ts';
import type { Message } from '../../../machines/wire/live.ts';
import { readCommand } from '../../../machines/wire/command.ts';
import { given, type Show, type Timed } from '../log/given.ts';
import { MINUTE, NINE } from './seminar.ts';

const START: Timed = [0, { type: 'show.start' }];

function messages(show: Show): readonly Message[] {
  return show.history.ledger.snapshot.context.messages;
}

test('a message has the id of its command, and each target holds one', () => {
  const { show } = given(
    [0, { type: 'message.show', to: 'speaker', text: 'Two minutes' }],
    [1, { type: 'message.show', to: 'room', text: 'Welcome', style: 'urgent', needsSeen: true }],
    [2, { type: 'message.show', to: 'speaker', text: 'One minute' }],
  );
  expect(messages(show)).toEqual([
    { id: 'command-2', to: 'room', text: 'Welcome', style: 'urgent', needsSeen: true },
    { id: 'command-3', to: 'speaker', text: 'One minute', style: 'info', needsSeen: false },
  ]);
});

test('a display gets the newest of those to all, to its view and to itself', () => {
  const { show } = given(
    [0, { type: 'message.show', to: 'device-1', text: 'You' }],
    [1, { type: 'message.show', to: 'all', text: 'Everybody' }],
    [2, { type: 'message.show', to: 'speaker', text: 'Speaker' }],
  );
  expect(messageFor(messages(show), { view: 'speaker', device: 'device-1' })?.text).toBe('Speaker');
  expect(messageFor(messages(show), { view: 'room', device: 'device-1' })?.text).toBe('Everybody');
  show.mustDo(3, { type: 'message.clear', to: 'all' });
  expect(messageFor(messages(show), { view: 'room', device: 'device-1' })?.text).toBe('You');
  expect(messageFor(messages(show), { view: 'room' })).toBeNull();
});

test('clear takes the message of one target, or all of them', () => {
  const two: Timed[] = [
    [0, { type: 'message.show', to: 'speaker', text: 'a' }],
    [0, { type: 'message.show', to: 'room', text: 'b' }],
  ];
  expect(messages(given(...two, [1, { type: 'message.clear', to: 'room' }]).show)).toHaveLength(1);
  expect(messages(given(...two, [1, { type: 'message.clear' }]).show)).toEqual([]);
  expect(messages(given(...two, [1, { type: 'message.clear', to: 'agenda' }]).show)).toHaveLength(2);
});

test('a message goes by itself, in an entry stamped with the time it was due', () => {
  const { show } = given(START, [1, { type: 'message.show', to: 'all', text: 'Soon', forMs: 90_000 }]);
  expect(messages(show)).toMatchObject([{ until: NINE + 2.5 * MINUTE }]);
  show.meetDeadlines(NINE + 10 * MINUTE);
  expect(messages(show)).toEqual([]);
  expect(show.log.at(-1)).toMatchObject({
    type: 'deadline.expire',
    at: NINE + 2.5 * MINUTE,
    by: 'automatic',
  });
});

test('the first acknowledgement is kept; a second, or one of a message that is gone, is refused', () => {
  const { show } = given([0, { type: 'message.show', to: 'all', text: 'Stop', needsSeen: true }]);
  show.mustDo(1, { type: 'message.seen', messageId: 'command-1', device: 'lectern' });
  expect(messages(show)).toMatchObject([{ seen: { device: 'lectern', at: NINE + MINUTE } }]);
  const again = { type: 'message.seen', messageId: 'command-1', device: 'wing' } as const;
  expect(show.ask(2, again)).toMatchObject({ code: 'refused' });
  show.mustDo(3, { type: 'message.clear' });
  expect(show.ask(4, again)).toMatchObject({ code: 'refused' });
});

test('blackout is of the audience’s views unless others are named', () => {
  const { show } = given([0, { type: 'screen.blackout', on: true }]);
  expect(show.moment().blackout).toEqual(['room', 'agenda']);
  show.mustDo(1, { type: 'screen.blackout', on: true, views: ['speaker'] });
  expect(show.moment().blackout).toEqual(['speaker', 'room', 'agenda']);
  show.mustDo(2, { type: 'screen.blackout', on: false, views: ['room'] });
  expect(show.moment().blackout).toEqual(['speaker', 'agenda']);
  show.mustDo(3, { type: 'screen.blackout', on: false });
  show.mustDo(4, { type: 'screen.blackout', on: false, views: ['speaker'] });
  expect(show.moment().blackout).toEqual([]);
});

test('messages and blackout live through reset and undo: they are cleared, not undone', () => {
  const { show } = given(
    [-1, { type: 'message.show', to: 'all', text: 'Hello' }],
    START,
    [1, { type: 'screen.blackout', on: true }],
    [2, { type: 'undo' }],
  );
  expect(show.moment()).toMatchObject({ state: 'standby', blackout: ['room', 'agenda'] });
  expect(messages(show)).toHaveLength(1);
  expect(show.ask(3, { type: 'undo' })).toMatchObject({
    code: 'refused',
    message: 'There is nothing to undo.',
  });
  show.mustDo(4, { type: 'show.start' });
  show.mustDo(5, { type: 'show.reset' });
  expect(messages(show)).toHaveLength(1);
  expect(show.moment().blackout).toEqual(['room', 'agenda']);
});

test.each([
  [{ type: 'message.show', to: 'all', text: '' }, 'text'],
  [{ type: 'message.show', to: 'all', text: '  \n ' }, 'text'],
  [{ type: 'message.show', to: 'all', text: 'x'.repeat(281) }, 'text'],
  [{ type: 'message.show', text: 'x' }, 'to'],
  [{ type: 'message.show', to: 'all', text: 'x', style: 'loud' }, 'style'],
  [{ type: 'message.show', to: 'all', text: 'x', forMs: 0 }, 'forMs'],
  [{ type: 'screen.blackout' }, 'on'],
  [{ type: 'screen.blackout', on: 'yes' }, 'on'],
  [{ type: 'screen.blackout', on: true, views: ['stage'] }, 'views.0'],
])('%j is invalid, and the message names the field', (command, field) => {
  const read = readCommand({ id: 'a', expectedSeq: 0, ...command });
  expect(read).toEqual({ problem: expect.stringContaining(`"${field}"`) as never });
});
