import { io, type Socket } from 'socket.io-client';
import type { Action } from '../../machines/wire/command.ts';
import type { FromControl, FromDisplay, ToControl, ToDisplay } from '../../machines/wire/events.ts';
import { KEY } from '../browser/server.ts';

type Control = Socket<ToControl, FromControl>;
type Display = Socket<ToDisplay, FromDisplay>;

/** What a controller and a display have in common when they connect. */
interface Greeted {
  once(event: 'live', listener: (view: { seq: number }) => void): unknown;
  once(event: 'connect_error', listener: (error: Error) => void): unknown;
}

/** How long one press took, in ms: until its answer, which is durable, and until the last screen had it. */
export interface Press {
  answeredMs: number;
  everywhereMs: number;
}

/** Connects one controller and so many screens over WebSocket, and presses hold and resume in turn. */
export async function press(address: string, screens: number, presses: number): Promise<Press[]> {
  const options = { transports: ['websocket'], forceNew: true };
  const control: Control = io(`${address}/control`, { ...options, auth: { key: KEY } });
  const displays: Display[] = Array.from({ length: screens }, (_, index) =>
    io(`${address}/display`, { ...options, auth: { view: index % 2 === 0 ? 'speaker' : 'room' } }),
  );
  try {
    const [first] = await Promise.all([firstView(control), ...displays.map(firstView)]);
    let seq = await send(control, first.seq, { type: 'show.start' });
    const taken: Press[] = [];
    for (let index = 0; index < presses; index++) {
      const startedAt = performance.now();
      const everywhere = Promise.all(displays.map((display) => reached(display, seq + 1)));
      seq = await send(control, seq, { type: index % 2 === 0 ? 'clock.hold' : 'clock.resume' });
      const answeredMs = performance.now() - startedAt;
      await everywhere;
      taken.push({ answeredMs, everywhereMs: performance.now() - startedAt });
    }
    await send(control, seq, { type: 'show.reset' });
    return taken;
  } finally {
    for (const socket of [control, ...displays]) socket.disconnect();
  }
}

/** The view that greets a new connection. Rejects if the connection is refused. */
function firstView(socket: Greeted): Promise<{ seq: number }> {
  return new Promise((resolve, reject) => {
    socket.once('live', resolve);
    socket.once('connect_error', reject);
  });
}

/** Resolves when the display has a live view at least as new. */
function reached(display: Display, seq: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (view: { seq: number }): void => {
      if (view.seq < seq) return;
      display.off('live', look);
      resolve();
    };
    display.on('live', look);
  });
}

/** Sends a command and resolves to the position of its entry. Rejects with the reason of a refusal. */
async function send(control: Control, expectedSeq: number, action: Action): Promise<number> {
  const answer = await control.emitWithAck('command', { id: crypto.randomUUID(), expectedSeq, ...action });
  if (!answer.ok) throw new Error(answer.message);
  return answer.seq;
}
