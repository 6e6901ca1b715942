import fc from 'fast-check';
import { expect } from 'vitest';
import type { DisplaysView } from '../../../machines/wire/display.ts';
import { mutated } from './mutated.ts';
import { expectUnharmed, type Target } from './target.ts';

/** What an honest display, a controller with a key that is wrong, and Engine.IO itself say. */
const HONEST = [
  '40/display,{"view":"room","show":"an-evening","device":"frame","name":"A frame","lang":"en"}',
  '42/display,1["time"]',
  '42/display,["status",{"rttMs":4,"errorMs":2,"seq":1,"visible":true,"awake":true,"width":1920,"height":1080}]',
  '42/display,2["seen",{"messageId":"x"}]',
  '41/display,',
  '43/display,3["an answer"]',
  '451-/display,["status",{"_placeholder":true,"num":0}]',
  '40/control,{"key":"wrong","name":"Nobody"}',
  '42/control,4["command",{"id":"x","expectedSeq":1,"type":"segment.next"}]',
  '42/control,5["direct",{"device":"frame","do":"identify"}]',
  '42/control,6["baton",{"do":"take"}]',
  '2probe',
  '3',
  '5',
].map((text) => new TextEncoder().encode(text));

/** How many frames one connection sends at most. */
const PER_CONNECTION = 10;

/**
 * Half-right frames over bare WebSockets, as text and as bytes: nothing happens to the show, nobody else is
 * thrown out, and the moment that the others see stays what it was.
 */
export async function throwFrames(target: Target, runs: number): Promise<void> {
  const { server, desk, display, show } = target;
  const before = await server.get(`/api/shows/${show}/log`);
  const { clock, seq } = display.live;
  const frame = fc.tuple(mutated(HONEST), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: PER_CONNECTION }), async (frames) => {
      await send(server.url, frames);
    }),
    { numRuns: Math.ceil(runs / PER_CONNECTION) * 2 },
  );
  await expectUnharmed(target);
  expect((await server.get(`/api/shows/${show}/log`)).body).toEqual(before.body);
  expect(display.live).toMatchObject({ clock, seq });
  await expect
    .poll(() => desk.all<DisplaysView>('displays').some(({ gone }) => gone?.includes('frame')), {
      timeout: 10_000,
    })
    .toBe(true);
}

/** Enters as a display, then says all this; resolves when the server has hung up, or after a moment. */
function send(url: string, frames: readonly (readonly [Uint8Array, boolean])[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    socket.onopen = () => {
      socket.send(new TextDecoder().decode(HONEST[0]));
    };
    socket.onmessage = ({ data }) => {
      if (!String(data).includes('["live"')) return;
      socket.onmessage = null;
      for (const [bytes, asBytes] of frames) {
        socket.send(asBytes ? new Uint8Array(bytes) : new TextDecoder().decode(bytes));
      }
      setTimeout(() => {
        socket.close();
      }, 20);
    };
    socket.onerror = () => undefined;
    socket.onclose = () => {
      resolve();
    };
  });
}
