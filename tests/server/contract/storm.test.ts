import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../../machines/log/entry.ts';
import type { Answer } from '../../../machines/wire/answer.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine, DisplayLine } from '../line.ts';
import { Account, type Known } from './reading/account.ts';
import { anyCommands, ITEMS } from './reading/anyCommand.ts';
import { faceIn, faceOf } from './reading/face.ts';

/** What was sent, and what was answered. */
interface Sent {
  readonly id: string;
  readonly expectedSeq: number;
  readonly action: Known;
  readonly answer: Answer;
}

const ROUNDS = 40;
const AT_ONCE = 12;

let server: Hosted;
let show: string;
let desks: ControlLine[];
let screen: DisplayLine;
const sent: Sent[] = [];

beforeAll(async () => {
  server = await Hosted.start();
  show = await server.add({ title: 'A storm', timeZone: 'UTC', segments: structuredClone([...ITEMS]) });
  desks = await Promise.all([0, 1, 2].map(() => ControlLine.open(server.url, { show })));
  screen = await DisplayLine.open(server.url, { show, view: 'speaker' });
  const actions = anyCommands(ROUNDS * AT_ONCE, 3);
  for (let round = 0; round < ROUNDS; round += 1) {
    const atOnce = actions.slice(round * AT_ONCE, (round + 1) * AT_ONCE);
    await Promise.all(atOnce.map((action, index) => send(action, index, round)));
    if (round % 4 === 0) await wait(510);
  }
}, 60_000);

afterAll(async () => {
  desks.forEach((desk) => {
    desk.close();
  });
  screen.close();
  await server.remove();
});

/** Over a socket or HTTP, by what this controller has seen, by what it foresees, or by what is long past. */
async function send(action: Known, index: number, round: number): Promise<void> {
  const desk = desks[index % desks.length];
  if (!desk) return;
  const { seq } = desk.live;
  const expectedSeq = index % 5 === 4 ? seq + (round % 4) : index % 7 === 6 ? Math.max(0, seq - 1) : seq;
  const id = randomUUID();
  const command = { id, expectedSeq, ...action };
  const answer =
    index % 6 === 5
      ? ((await server.post(`/api/shows/${show}/commands`, command)).body as unknown as Answer)
      : await desk.command(command);
  sent.push({ id, expectedSeq, action, answer });
}

function acceptedAt(seq: number): Sent | undefined {
  return sent.find(({ answer }) => answer.ok && answer.seq === seq);
}

test('of a storm of commands the log holds what was accepted, and nothing else', async () => {
  const log = (await server.get(`/api/shows/${show}/log`)).body as unknown as Entry[];
  expect(log.length).toBeGreaterThan(50);
  expect(sent.filter(({ answer }) => answer.ok)).toHaveLength(log.length);
  for (const [index, entry] of log.entries()) {
    const accepted = acceptedAt(index + 1);
    expect(entry).toMatchObject({ seq: index + 1, id: accepted?.id, type: accepted?.action.type });
    expect(accepted?.answer).toMatchObject({ at: entry.at });
    expect(entry.at).toBeGreaterThanOrEqual(log[index - 1]?.at ?? 0);
  }
  await screen.until<{ seq: number }>('live', ({ seq }) => seq === log.length);
  await desks[0]?.until<Entry>('logged', ({ seq }) => seq === log.length);
  expect(desks[0]?.all('logged')).toEqual(log);
});

test('every answer is the one that the contract has for the moment at which it was given', () => {
  const account = new Account(ITEMS);
  const seen = new Set<string>();
  for (;;) {
    for (const { action, expectedSeq, answer } of sent) {
      if (answer.ok || answer.seq !== account.seq) continue;
      seen.add(answer.code);
      const about = `${JSON.stringify(action)} at ${String(account.seq)} in ${account.stage.state}`;
      if (account.isStale(expectedSeq)) expect(answer.code, about).toBe('stale');
      else if (answer.code === 'too-soon') expect(action.type, about).toBe('segment.next');
      else expect(answer.code, about).toBe(account.refusalOf(action));
    }
    const accepted = acceptedAt(account.seq + 1);
    if (!accepted?.answer.ok) break;
    const { action, id, expectedSeq, answer } = accepted;
    expect(account.isStale(expectedSeq)).toBe(false);
    if (action.type === 'segment.next') {
      expect(answer.at - account.stage.wentAt).toBeGreaterThanOrEqual(500);
    }
    account.enter(action, id, answer.at);
  }
  expect(account.seq).toBe(sent.filter(({ answer }) => answer.ok).length);
  for (const desk of desks) expect(faceIn(desk.live)).toEqual(faceOf(account.stage));
  expect([...seen]).toEqual(expect.arrayContaining(['stale', 'refused', 'unknown-segment']));
});

test('a display misses nothing: every seq once and in order, each programme before the view of its seq', () => {
  const seqs = screen.all<{ seq: number }>('live').map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from(seqs, (_, seq) => seq));
  screen.heard.forEach(({ event, payload }, index) => {
    if (event !== 'programme') return;
    const following = screen.heard.slice(index).find((heard) => heard.event === 'live');
    expect((following?.payload as { seq: number }).seq).toBe((payload as { seq: number }).seq);
  });
});
