import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../../machines/wire/answer.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import { VIEWS } from '../../../machines/wire/views.ts';
import { ControlLine, DisplayLine } from '../line.ts';
import { KEY, ServerProcess, temporaryFolder } from '../serverProcess.ts';
import { Account } from './reading/account.ts';
import { anyCommands, ITEMS } from './reading/anyCommand.ts';
import { faceIn, faceOf } from './reading/face.ts';
import type { Stage } from './reading/stage.ts';

/** How long after a start or an advance a GO is too soon, in ms, and how near that a test does not look. */
const GUARD_MS = 500;
const BLUR_MS = 60;

interface Lines {
  readonly desks: readonly ControlLine[];
  readonly screens: readonly DisplayLine[];
}

async function post(url: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
  const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

/** Two controllers, and a display of every view that is called after it. */
async function connect(url: string, show: string): Promise<Lines> {
  const open = <Opened extends { close(): void }>(line: Opened): Opened => {
    onTestFinished(() => {
      line.close();
    });
    return line;
  };
  return {
    desks: [open(await ControlLine.open(url, { show })), open(await ControlLine.open(url, { show }))],
    screens: await Promise.all(
      VIEWS.map(async (view) => open(await DisplayLine.open(url, { show, view, device: `at-${view}` }))),
    ),
  };
}

/** Everybody shows what the reading says; a display that comes now is shown the same. */
async function expectAgreement(url: string, show: string, { desks, screens }: Lines, account: Account) {
  const { seq, stage } = account;
  const face = faceOf(stage);
  for (const desk of desks) {
    await desk.until<LiveView>('live', (live) => live.seq >= seq);
    expect({ ...faceIn(desk.live), seq: desk.live.seq }).toEqual({ ...face, seq });
    expect(desk.live.messages).toEqual(stage.messages);
    expect(desk.live.turnsUsed).toEqual(stage.used);
  }
  for (const [index, screen] of screens.entries()) {
    await screen.until<LiveView>('live', (live) => live.seq >= seq);
    expect({ ...faceIn(screen.live), seq: screen.live.seq }).toEqual({ ...face, seq });
    expect(screen.live.message).toEqual(messageAt(stage, VIEWS[index] ?? ''));
  }
  if (seq % 7 !== 0) return;
  const late = await DisplayLine.open(url, { show, view: 'room', device: 'at-room' });
  late.close();
  expect(late.heard.map(({ event }) => event)).toEqual(['programme', 'live']);
  expect({ ...faceIn(late.live), message: late.live.message }).toEqual({
    ...face,
    message: messageAt(stage, 'room'),
  });
}

function messageAt({ messages }: Stage, view: string) {
  return messages.findLast(({ to }) => [view, `at-${view}`, 'all'].includes(to)) ?? null;
}

test.each([1, 2])(
  'through commands of every kind, and kills, everybody shows what the contract says (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const data = temporaryFolder();
    let server = await ServerProcess.start(data, { flags: ['--no-sample'] });
    const programme = { title: 'A walk', timeZone: 'Asia/Kathmandu', segments: ITEMS };
    const show = String((await post(server.url, '/api/shows', programme))['show']);
    const account = new Account(ITEMS);
    let lines = await connect(server.url, show);
    const accepted: { command: object; answer: Answer }[] = [];

    for (const [index, action] of anyCommands(220, seed).entries()) {
      if (index % 100 === 99) {
        await server.end('SIGKILL');
        server = await ServerProcess.start(data, { flags: ['--no-sample'] });
        lines = await connect(server.url, show);
        await expectAgreement(server.url, show, lines, account);
        for (const { command, answer } of accepted.slice(-10)) {
          expect(await lines.desks[0]?.command(command)).toEqual(answer);
        }
      }
      const sinceGo = Date.now() - account.stage.wentAt;
      const isNear = Math.abs(sinceGo - GUARD_MS) < BLUR_MS;
      if (action.type === 'segment.next' && (isNear || index % 2 === 0)) {
        await wait(Math.max(0, GUARD_MS + BLUR_MS - sinceGo));
      }
      const isGuarded = action.type === 'segment.next' && Date.now() - account.stage.wentAt < GUARD_MS;
      const isOld = index % 20 === 19 && account.changed > 0;
      const expectedSeq = isOld ? account.changed - 1 : index % 3 === 0 ? account.changed : account.seq;
      const refusal = isOld ? 'stale' : isGuarded ? 'too-soon' : account.refusalOf(action);
      const id = randomUUID();
      const command = { id, expectedSeq, ...action };
      const desk = lines.desks[index % 2];
      const answer =
        index % 5 === 0
          ? ((await post(server.url, `/api/shows/${show}/commands`, command)) as unknown as Answer)
          : await desk?.command(command);
      const step = `${String(index)}: ${JSON.stringify(action)} in ${account.stage.state}`;
      if (refusal === undefined) {
        expect(answer, step).toMatchObject({ ok: true, seq: account.seq + 1 });
        if (!answer?.ok) return;
        account.enter(action, id, answer.at);
        accepted.push({ command, answer });
      } else {
        expect(answer, step).toMatchObject({ ok: false, code: refusal, seq: account.seq });
      }
      await expectAgreement(server.url, show, lines, account);
    }
    expect(accepted.length).toBeGreaterThan(60);
  },
);
