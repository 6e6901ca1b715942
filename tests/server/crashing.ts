import fc from 'fast-check';
import { expect } from 'vitest';
import type { Entry } from '../../machines/log/entry.ts';
import { replay } from '../../machines/log/history.ts';
import { openLedger } from '../../machines/log/ledger.ts';
import { completeProgramme } from '../../machines/programme/identify.ts';
import { momentOf } from '../../machines/show/live.ts';
import type { Answer } from '../../machines/wire/answer.ts';
import type { Command } from '../../machines/wire/command.ts';
import type { LiveView } from '../../machines/wire/live.ts';
import { anyStep } from '../machines/log/anyShow.ts';
import { ControlLine } from './line.ts';
import { programmeOf, segment } from './programmes.ts';
import { KEY, ServerProcess } from './serverProcess.ts';

const SHOW = 'a-test';

/** Some go on by themselves, and soon, so that the show writes to its log too. */
const PROGRAMME = programmeOf([
  segment('a', { durationMs: 150, autoAdvance: true }),
  segment('b', {
    kind: 'panel',
    speakers: [
      { id: 'x', name: 'X' },
      { id: 'y', name: 'Y' },
    ],
  }),
  segment('c', { durationMs: 80, autoAdvance: true }),
  segment('d', { hardOut: true }),
  segment('e', { kind: 'closing' }),
]);

/** The longest time, in ms, that a server lives before it is killed. */
const LONGEST_LIFE_MS = 250;

/** How many controllers give commands at the same time. */
const HANDS = 3;

interface Sent {
  readonly command: Command;
  /** Undefined where the server was killed before it answered. */
  readonly answer: Answer | undefined;
}

/** What came of so many kills. */
export interface Survived {
  kills: number;
  /** Commands that were accepted, and that the server was killed over before it answered. */
  acknowledged: number;
  unanswered: number;
  /** Of the unanswered ones, those that had been kept nevertheless. */
  kept: number;
}

/**
 * Kills a server, with SIGKILL, at a random moment of random commands from several hands, `times` times over
 * the folder `data`, and holds each time what the next one knows against what was acknowledged.
 */
export async function crash(data: string, times: number, seed: number): Promise<Survived> {
  const survived: Survived = { kills: 0, acknowledged: 0, unanswered: 0, kept: 0 };
  let server = await start(data);
  await store(server);
  for (let time = 0; time < times; time += 1) {
    const life = `sequence ${String(time)} of seed ${String(seed)}`;
    const sent = await liveAndDie(server, seed + time);
    server = await start(data);
    await expectKept(server, sent, life, survived);
  }
  const { entries } = await stateOf(server);
  expect(entries.length).toBeGreaterThan(times);
  await server.end('SIGKILL');
  return survived;
}

function start(data: string): Promise<ServerProcess> {
  return ServerProcess.start(data, { flags: ['--no-sample'] });
}

async function store(server: ServerProcess): Promise<void> {
  const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${server.url}/api/shows`, {
    method: 'POST',
    headers,
    body: JSON.stringify(PROGRAMME),
  });
  expect(await response.json()).toEqual({ show: SHOW });
}

/** Several hands give one command after another until the server is killed; what each gave, the last one perhaps unanswered. */
async function liveAndDie(server: ServerProcess, seed: number): Promise<Sent[]> {
  const [lifeMs = 0] = fc.sample(fc.nat(LONGEST_LIFE_MS), { seed, numRuns: 1 });
  const hands = await Promise.all(Array.from({ length: HANDS }, () => ControlLine.open(server.url)));
  setTimeout(() => {
    server.signal('SIGKILL');
  }, lifeMs);
  const sent = await Promise.all(
    hands.map((control, hand) => press(control, `${String(seed)}-${String(hand)}`)),
  );
  hands.forEach((control) => {
    control.close();
  });
  return sent.flat();
}

async function press(control: ControlLine, name: string): Promise<Sent[]> {
  const cut = new Promise<undefined>((resolve) =>
    control.socket.once('disconnect', () => resolve(undefined)),
  );
  const seed = Number(name.replace('-', ''));
  const actions = fc.sample(anyStep, { seed, numRuns: 2000 }).map(({ action }) => action);
  const sent: Sent[] = [];
  for (const [index, action] of actions.entries()) {
    const expectedSeq = control.live.seq;
    const command = { ...action, id: `${name}-${String(index)}`, expectedSeq } as Command;
    const answer = await Promise.race([control.command(command).catch(() => undefined), cut]);
    sent.push({ command, answer });
    if (!answer) break;
  }
  await cut;
  return sent;
}

/**
 * All that was acknowledged is there, once, as it was acknowledged; besides it at most the commands that were
 * not answered. Given again, an acknowledged one gets the same answer, and nothing happens twice.
 */
async function expectKept(
  server: ServerProcess,
  sent: readonly Sent[],
  life: string,
  survived: Survived,
): Promise<void> {
  const { entries, live } = await stateOf(server);
  const ids = new Set(entries.map(({ id }) => id));
  expect(ids.size, life).toBe(entries.length);
  for (const { command, answer } of sent) {
    if (!answer) continue;
    const entry = entries.find(({ id }) => id === command.id);
    if (answer.ok) expect(entry, life).toMatchObject({ seq: answer.seq, at: answer.at, type: command.type });
    else expect(entry, life).toBeUndefined();
  }
  const acknowledged = sent.filter(({ answer }) => answer?.ok);
  const unanswered = sent.filter(({ answer }) => !answer);
  const kept = unanswered.filter(({ command }) => ids.has(command.id));
  survived.kills += 1;
  survived.acknowledged += acknowledged.length;
  survived.unanswered += unanswered.length;
  survived.kept += kept.length;

  const input = { programme: completeProgramme(PROGRAMME), starts: {} };
  const { ledger } = replay(openLedger(input, 0), entries);
  const { message: _message, ...moment } = live;
  expect(moment, life).toEqual(momentOf(ledger.snapshot, { show: SHOW, seq: ledger.seq, at: live.at }));

  const control = await ControlLine.open(server.url);
  for (const { command, answer } of acknowledged.slice(-HANDS)) {
    expect(await control.command(command), life).toEqual(answer);
  }
  for (const { command } of kept) {
    const entry = entries.find(({ id }) => id === command.id);
    expect(await control.command(command), life).toEqual({ ok: true, seq: entry?.seq, at: entry?.at });
  }
  control.close();
}

/** The log and the view of its end; asked again where the show went on by itself in between. */
async function stateOf(server: ServerProcess): Promise<{ entries: Entry[]; live: LiveView }> {
  for (;;) {
    const headers = { Authorization: `Bearer ${KEY}` };
    const log = await fetch(`${server.url}/api/shows/${SHOW}/log`, { headers });
    const entries = (await log.json()) as Entry[];
    const response = await fetch(`${server.url}/api/shows/${SHOW}/live`);
    const live = (await response.json()) as LiveView;
    if (live.seq === entries.length) return { entries, live };
  }
}
