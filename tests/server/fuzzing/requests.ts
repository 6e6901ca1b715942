import fc from 'fast-check';
import { expect } from 'vitest';
import type { RefusalCode } from '../../../machines/wire/answer.ts';
import { KEY } from '../serverProcess.ts';
import { anyCommand } from './commands.ts';
import { CODES, type Target } from './target.ts';
import { anyValue, oddNumber, oddText } from './values.ts';

const anySegment = fc.record(
  {
    id: oddText,
    kind: fc.constantFrom('keynote', 'panel', 'other', 'none'),
    title: fc.oneof(oddText, fc.constant('A title')),
    durationMs: fc.oneof(fc.integer({ min: 1, max: 86_400_000 }), anyValue),
    start: fc.oneof(fc.constantFrom('09:00', '23:59:59', '00:00', '24:00'), anyValue),
    startDay: fc.oneof(fc.integer({ min: 0, max: 366 }), anyValue),
    fixedStart: fc.boolean(),
    autoAdvance: fc.boolean(),
    skip: fc.boolean(),
    speakers: fc.array(fc.record({ name: oddText, turnMs: oddNumber }, { requiredKeys: ['name'] }), {
      maxLength: 3,
    }),
    more: anyValue,
  },
  { requiredKeys: ['kind', 'title', 'durationMs'] },
);

const anyProgramme = fc.record(
  {
    title: fc.oneof(oddText, fc.constant('Thrown')),
    timeZone: fc.oneof(fc.constantFrom('UTC', 'Pacific/Apia', 'America/St_Johns', 'Mars'), oddText),
    date: fc.oneof(fc.constantFrom('2026-03-29', '0000-01-01', '9999-12-31', '2026-02-30'), anyValue),
    place: anyValue,
    segments: fc.array(anySegment, { maxLength: 4 }),
  },
  { requiredKeys: ['title', 'timeZone', 'segments'] },
);

const anyPath = fc.oneof(
  fc.constantFrom(
    '/api/shows',
    '/api/import',
    '/api/import?format=json',
    '/api/import?format=text',
    '/api/shows/an-evening/commands',
    '/api/links',
    '/api/links/nobody',
    '/api/logos/none',
    '/api/qr?path=/speaker',
    '/api/shows/an-evening/export?format=csv',
    '/api/shows/an-evening/export?format=none',
    '/readyz',
  ),
  fc
    .tuple(
      oddText,
      fc.constantFrom(
        'live',
        'programme',
        'log',
        'log?format=csv',
        'go',
        'commands',
        'as-run',
        'chart',
        'report',
        'export?format=xlsx',
        'calendar.ics',
        'logo',
        'x',
      ),
    )
    .map(([show, what]) => `/api/shows/${encodeURIComponent(show.toWellFormed())}/${what}`),
);

/** Whatever is asked over HTTP is answered, and never with a fault of the server. */
export async function throwRequests({ server }: Target, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      anyPath,
      fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
      fc.constantFrom(`Bearer ${KEY}`, `Bearer ${KEY}`, `Bearer ${KEY}`, 'Bearer wrong', ''),
      fc.constantFrom(
        'application/json',
        'application/json',
        'text/plain',
        'application/json; charset=x',
        'nonsense',
      ),
      fc.oneof(
        anyProgramme.map((programme) => JSON.stringify(programme)),
        anyCommand(() => 0).map((command) => JSON.stringify(command)),
        fc.string({ unit: 'binary' }),
        fc.uint8Array(),
      ),
      async (path, method, authorization, type, body) => {
        const response = await fetch(server.url + path, {
          method,
          headers: { Authorization: authorization, 'Content-Type': type },
          body: method === 'GET' ? null : typeof body === 'string' ? body : new Uint8Array(body),
        });
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status < 400) return;
        expect(response.headers.get('Content-Type')).toContain('application/problem+json');
        const problem = JSON.parse(text) as { code: RefusalCode; status: number; detail: string };
        expect(CODES).toContain(problem.code);
        expect(problem).toMatchObject({
          status: response.status,
          detail: expect.stringMatching(/\S/) as string,
        });
      },
    ),
    { numRuns: runs },
  );
  // What has been stored can be shown, started and read again.
  const { body } = await server.get('/api/shows');
  for (const { show } of body['shows'] as { show: string }[]) {
    expect((await server.get(`/api/shows/${encodeURIComponent(show)}/live`)).status).toBe(200);
    expect((await server.get(`/api/shows/${encodeURIComponent(show)}/programme`)).status).toBe(200);
    expect(
      (
        await server.send(`/api/shows/${encodeURIComponent(show)}/go`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${KEY}` },
        })
      ).status,
    ).toBeLessThan(500);
  }
}
