import { expect, it } from 'vitest';
import { tooLargeForSocket } from '../../../client/lib/link/largecommand.ts';
import type { Command } from '../../../machines/wire/command.ts';

const FRAME = 256 * 1024;

function insertOf(notes: string): Command {
  const segment = { kind: 'other' as const, title: 'x', durationMs: 1, notes };
  return { id: 'x', expectedSeq: 0, type: 'programme.insert', segment };
}

it('leaves what a frame may hold to the socket, in whatever script it is', () => {
  expect(tooLargeForSocket({ id: 'x', expectedSeq: 0, type: 'segment.next' })).toBeNull();
  for (const letter of ['n', 'é', '題', '😀']) {
    const most = insertOf(letter.repeat(59_000 / letter.length));
    expect(tooLargeForSocket(most)).toBeNull();
    expect(Buffer.byteLength(JSON.stringify(most))).toBeLessThan(FRAME);
  }
});

it('takes what is larger out, as it is sent', () => {
  const command = insertOf('題'.repeat(60_000));
  expect(JSON.parse(tooLargeForSocket(command) ?? '')).toEqual(command);
});
