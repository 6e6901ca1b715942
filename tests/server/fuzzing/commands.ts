import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../../../machines/log/entry.ts';
import type { Answer } from '../../../machines/wire/answer.ts';
import type { CommandType } from '../../../machines/wire/command.ts';
import { CODES, type Target } from './target.ts';
import { anyValue, oddText } from './values.ts';

const COMMAND_TYPES: readonly CommandType[] = [
  'show.start',
  'segment.next',
  'segment.end',
  'segment.back',
  'segment.goto',
  'clock.hold',
  'clock.resume',
  'clock.adjust',
  'clock.set',
  'turn.start',
  'turn.next',
  'turn.end',
  'show.end',
  'show.reset',
  'undo',
  'redo',
  'message.show',
  'message.clear',
  'screen.blackout',
  'programme.insert',
  'programme.update',
  'programme.remove',
  'programme.move',
  'programme.describe',
  'programme.edit',
  'programme.replan',
];

const fields = [
  'id',
  'expectedSeq',
  'type',
  'segmentId',
  'speakerId',
  'byMs',
  'leftMs',
  'to',
  'text',
  'on',
  'views',
];
const fieldName = fc.oneof(
  fc.constantFrom(...fields, 'mode', 'lane', 'segment', 'changes', 'after', 'forMs'),
  oddText,
);

/** Of no form at all, nearly right, or right but for what it asks. */
export function anyCommand(seq: () => number): fc.Arbitrary<unknown> {
  const right = fc.record(
    {
      id: fc.uuid(),
      expectedSeq: fc.constantFrom(0, 0, 0, -1).map((by) => seq() + by),
      type: fc.constantFrom(...COMMAND_TYPES),
    },
    { requiredKeys: ['id', 'expectedSeq', 'type'] },
  );
  const argumentsOfSome = fc.dictionary(fieldName, anyValue, { maxKeys: 3, noNullPrototype: true });
  const reasonable = fc.constantFrom<object>(
    {},
    { segmentId: 'b' },
    { segmentId: 'nobody' },
    { speakerId: 'ada' },
    { byMs: 60_000 },
    { byMs: -43_200_000 },
    { leftMs: 0 },
    { to: 'all', text: 'Hello' },
    { to: 'all' },
    { on: true },
    { on: false, views: ['overlay'] },
    { lane: 'programme' },
    { segmentId: 'c', changes: { notes: null } },
    { segmentId: 'a', after: 'c' },
    { segment: { kind: 'other', title: 'More', durationMs: 1000 }, after: 'a' },
    { changes: [{ segmentId: 'c', durationMs: 30_000 }] },
  );
  return fc.oneof(
    { weight: 1, arbitrary: anyValue },
    { weight: 1, arbitrary: fc.dictionary(fieldName, anyValue, { noNullPrototype: true }) },
    { weight: 3, arbitrary: fc.tuple(right, reasonable).map(([base, more]) => ({ ...base, ...more })) },
    { weight: 3, arbitrary: fc.tuple(right, argumentsOfSome).map(([base, more]) => ({ ...base, ...more })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(right, reasonable, fc.constantFrom('id', 'expectedSeq', 'type'))
        .map(([base, more, missing]) => ({ ...base, ...more, [missing]: undefined })),
    },
  );
}

/** Each is answered with a code of the contract or carried out, and the log holds exactly what was carried out. */
export async function throwCommands({ server, desk, show }: Target, runs: number): Promise<void> {
  let seq = desk.live.seq;
  const accepted = new Map<number, string>();
  await fc.assert(
    fc.asyncProperty(
      anyCommand(() => seq),
      async (command) => {
        const answer = (await desk.ask('command', command)) as Answer;
        if (!answer.ok) {
          expect(CODES).toContain(answer.code);
          expect(answer).toEqual({
            ok: false,
            code: answer.code,
            message: expect.stringMatching(/\S.*[.!]$/s) as string,
            seq,
          });
          expect(answer.code).not.toBe('unavailable');
        } else if (answer.seq > seq) {
          seq = answer.seq;
          accepted.set(seq, (command as { id: string }).id);
        }
      },
    ),
    { numRuns: runs },
  );
  const { body } = await server.get(`/api/shows/${show}/log`);
  const log = body as unknown as Entry[];
  expect(log).toHaveLength(seq);
  for (const [at, id] of accepted) expect(log[at - 1]?.id).toBe(id);
  expect(accepted.size).toBeGreaterThan(runs / 100);
  await server.close();
  await server.open();
  expect((await server.get(`/api/shows/${show}/log`)).body).toEqual(body);
}
