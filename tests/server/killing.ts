import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import type { Answer } from '../../machines/wire/answer.ts';
import type { ControlView } from '../../machines/wire/live.ts';
import { ControlLine, DisplayLine } from './line.ts';
import { EVENING } from './programmes.ts';
import { KEY, ServerProcess } from './serverProcess.ts';

const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };

/** What is pressed in turn: each makes sense after the one before it, round and round. */
const PRESSES: readonly [string, object][] = [
  ['show.start', {}],
  ['message.show', { to: 'all', text: 'Stay in your seats', needsSeen: true }],
  ['clock.adjust', { byMs: 60_000 }],
  ['segment.goto', { segmentId: 'b' }],
  ['turn.start', { speakerId: 'ada' }],
  ['clock.hold', {}],
  ['message.show', { to: 'speaker', text: 'One minute' }],
  ['clock.resume', {}],
  ['screen.blackout', { on: true }],
  ['programme.update', { segmentId: 'c', changes: { title: 'Finale' } }],
  ['programme.describe', { changes: { place: 'Hall B' } }],
  ['programme.edit', { edits: [{ type: 'programme.move', segmentId: 'c', after: 'a' }] }],
  ['undo', {}],
  ['clock.set', { leftMs: 90_000 }],
  ['message.clear', { to: 'speaker' }],
  ['screen.blackout', { on: false }],
  ['segment.back', {}],
  ['show.reset', {}],
];

/** How many presses are on their way when the server is killed; the first ones may be answered, the rest not. */
const AT_ONCE = 4;

/**
 * Kills the server as soon as it has answered, so many times, and starts it again over the same folder:
 * what it had answered must be there, in its place, and the moment the same.
 */
export async function killAndLookAgain(data: string, kills: number): Promise<void> {
  const answered = new Map<string, Answer>();
  let server = await ServerProcess.start(data, { flags: ['--no-sample'] });
  await fetch(`${server.url}/api/shows`, { method: 'POST', headers, body: JSON.stringify(EVENING) });
  for (let kill = 0; kill < kills; kill += 1) {
    const desk = await ControlLine.open(server.url);
    const before = await pressOn(desk, kill, answered);
    await server.end('SIGKILL');
    desk.close();

    server = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const log = await logOf(server);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const kept = new Map(log.map(({ id, seq, at }) => [id, { ok: true, seq, at }]));
    for (const [id, answer] of answered) expect(kept.get(id)).toEqual(answer);
    // One more may have become durable whose answer was lost on its way: then the moment is that one's.
    if (log.length === before.seq) await expectSameMoment(server, before);
  }
}

/** Presses until some presses are on their way at once, and resolves with the first answer to those. */
async function pressOn(desk: ControlLine, kill: number, answered: Map<string, Answer>): Promise<ControlView> {
  const press = async (seq: number): Promise<Answer> => {
    const [type, args] = PRESSES[seq % PRESSES.length] ?? ['show.reset', {}];
    const id = randomUUID();
    const answer = await desk.command({ id, expectedSeq: seq, type, ...args });
    if (answer.ok) answered.set(id, answer);
    return answer;
  };
  const { seq } = desk.live;
  // Each time a little further, so that the kills fall on every press.
  for (let step = 0; step <= kill % 3; step += 1) expect(await press(seq + step)).toMatchObject({ ok: true });
  const reached = seq + (kill % 3) + 1;
  const view = await desk.until<ControlView>('live', (live) => live.seq === reached);
  if (kill % 2 === 0) return view;
  const atOnce = Array.from({ length: AT_ONCE }, (_, index) => press(reached + index));
  atOnce.forEach((answer) => void answer.catch(() => undefined));
  await Promise.race(atOnce);
  return view;
}

async function logOf({ url }: ServerProcess): Promise<Entry[]> {
  const shows = (await (await fetch(`${url}/api/shows`)).json()) as { shows: { show: string }[] };
  const show = shows.shows[0]?.show ?? '';
  return (await (await fetch(`${url}/api/shows/${show}/log`, { headers })).json()) as Entry[];
}

async function expectSameMoment({ url }: ServerProcess, before: ControlView): Promise<void> {
  const [desk, room] = await Promise.all([ControlLine.open(url), DisplayLine.open(url, { view: 'room' })]);
  const { at: _at, next: _next, schedule: _schedule, ...moment } = before;
  expect(desk.live).toMatchObject(moment);
  expect(room.live.message).toEqual(before.messages.find(({ to }) => to === 'all') ?? null);
  expect(room.live.clock).toEqual(before.clock);
  desk.close();
  room.close();
}
