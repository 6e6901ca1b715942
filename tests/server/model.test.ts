import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clocks, MACHINE_CLOCKS } from '../../server/clock/clocks.ts';
import { momentOf } from '../../machines/show/live.ts';
import type { Answer } from '../../machines/wire/answer.ts';
import type { Action } from '../../machines/wire/command.ts';
import type { ControlView } from '../../machines/wire/live.ts';
import { Show } from '../machines/log/given.ts';
import { ALPHABET, eventOf, everyState, SMALL, SMALL_INPUT } from '../machines/show/model.ts';
import { Hosted } from './hosted.ts';
import { ControlLine } from './line.ts';

/** Between two commands, in ms: more than the guard of GO. */
const STEP_MS = 1000;

let passedMs = 0;

/** The clocks of this machine, and what was made to pass on all of them. */
const clocks: Clocks = {
  wall: () => MACHINE_CLOCKS.wall() + passedMs,
  monotonic: () => MACHINE_CLOCKS.monotonic() + passedMs,
  uptime: () => MACHINE_CLOCKS.uptime() + passedMs,
};

let server: Hosted;

beforeAll(async () => {
  server = await Hosted.start({}, clocks);
});

afterAll(() => server.remove());

/** The ways to every state; messages and blackout, which change nothing else, only alone. */
const PATHS = everyState()
  .filter(({ state }) => {
    const { stage, ...asides } = state.value;
    const plain = asides.messages === 'quiet' && asides.blackout === 'lit';
    return plain || stage === 'standby';
  })
  .map(({ steps }) =>
    steps.map(({ event }) => event).filter(({ type }) => (type as string) !== 'xstate.init'),
  )
  .map((events) => events.map(({ at: _at, id: _id, ...action }) => action as Action));

/** The moment that a controller was shown, without what only controllers are told. */
function momentIn({ messages: _messages, undo: _undo, turnsUsed: _used, ...moment }: ControlView) {
  return moment;
}

function stampOf(answer: Answer): number {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.at;
}

/** Walks one way on a show of its own, then asks for all that is refused where it ends. */
async function walk(actions: readonly Action[]): Promise<number> {
  const show = await server.add(SMALL);
  const control = await ControlLine.open(server.url, { show });
  const model = new Show(SMALL_INPUT);
  for (const action of actions) {
    passedMs += STEP_MS;
    const { type, ...args } = action;
    const answer = await control.give(type, args);
    expect(model.askAt(stampOf(answer), action)).toHaveProperty('entry');
    const { snapshot, seq } = model.history.ledger;
    const view = await control.until<ControlView>('live', (live) => live.seq === seq);
    expect(momentIn(view), JSON.stringify(actions)).toEqual(momentOf(snapshot, { show, seq, at: view.at }));
  }
  passedMs += STEP_MS;
  const { snapshot, seq } = model.history.ledger;
  const refused = ALPHABET.filter((action) => !snapshot.can(eventOf(action)));
  const answers = await Promise.all(refused.map(({ type, ...args }) => control.give(type, args)));
  for (const [index, answer] of answers.entries()) {
    const { type, ...args } = refused[index] ?? { type: '' };
    expect(answer, `${type} ${JSON.stringify(args)} after ${JSON.stringify(actions)}`).toMatchObject({
      ok: false,
      seq,
    });
  }
  expect(control.live.seq).toBe(seq);
  control.close();
  return refused.length;
}

test('every state is reached over real sockets, looks as the statechart says, and refuses what it refuses', async () => {
  let refused = 0;
  for (const actions of PATHS) refused += await walk(actions);
  expect(PATHS.length).toBeGreaterThan(80);
  expect(refused).toBeGreaterThan(1000);
  expect(server.errors).toEqual([]);
}, 120_000);
