import fc from 'fast-check';
import { io } from 'socket.io-client';
import { expect } from 'vitest';
import type { RefusalCode } from '../../../machines/wire/answer.ts';
import { VIEWS } from '../../../machines/wire/views.ts';
import { KEY } from '../serverProcess.ts';
import { CODES, type Target } from './target.ts';
import { anyValue, oddText } from './values.ts';

const anyAuth = fc.oneof(
  fc.dictionary(fc.constantFrom('show', 'view', 'key', 'name', 'device', 'lang', 'more'), anyValue, {
    noNullPrototype: true,
  }),
  fc.record(
    {
      show: fc.oneof(oddText, fc.constant('an-evening')),
      view: fc.oneof(fc.constantFrom<string>(...VIEWS), oddText),
      key: fc.oneof(fc.constant(KEY), anyValue),
      name: anyValue,
      device: oddText,
    },
    { requiredKeys: ['view'] },
  ),
);

/** Whoever knocks is let in or told why not, with a code; the show and its countdown stay what they were. */
export async function throwHandshakes(target: Target, runs: number): Promise<void> {
  const { server, desk, display, show } = target;
  const { clock, seq } = desk.live;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/display', '/control'), anyAuth, async (namespace, auth) => {
      const socket = io(server.url + namespace, {
        auth,
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
      });
      const refusal = await new Promise<(Error & { data?: { code: RefusalCode; detail: string } }) | null>(
        (resolve) => {
          socket.once('live', () => resolve(null));
          socket.once('connect_error', resolve);
        },
      );
      socket.disconnect();
      if (!refusal) return;
      expect(CODES).toContain(refusal.message);
      expect(refusal.data).toEqual({
        code: refusal.message,
        detail: expect.stringMatching(/\S.*\.$/s) as string,
      });
    }),
    { numRuns: runs },
  );
  expect(display.live).toMatchObject({ clock, seq });
  expect((await server.get(`/api/shows/${show}/live`)).body).toMatchObject({ clock, seq });
}
