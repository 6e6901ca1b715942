import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { IMPORT_FORMATS } from '../../../machines/import/format.ts';
import type { RefusalCode } from '../../../machines/wire/answer.ts';
import { EVENING } from '../programmes.ts';
import { KEY } from '../serverProcess.ts';
import { mutated } from './mutated.ts';
import { CODES, type Target } from './target.ts';

const headers = { Authorization: `Bearer ${KEY}` };

const SEMINAR = join(import.meta.dirname, '..', '..', '..', 'server', 'sample', 'itu-miit-2025.txt');

const ICAL = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Zurich:20260302T090000\r\nDURATION:PT30M\r\nSUMMARY:Opening\\, with a comma\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

const SCHEDULE_XML = `<?xml version="1.0" encoding="UTF-8"?><schedule><conference><title>Days</title><time_zone_name>Europe/Zurich</time_zone_name></conference><day index="1" date="2026-03-02"><room name="Hall"><event id="7"><date>2026-03-02T09:00:00+01:00</date><start>09:00</start><duration>00:30</duration><title>Opening &amp; more</title><persons><person id="1">Ada</person></persons></event></room></day></schedule>`;

/** One file of each format that is read, written by the server itself where it writes it. */
async function seedsOf({ server, show }: Target): Promise<Uint8Array[]> {
  const exported = await Promise.all(
    ['csv', 'xlsx', 'text', 'json', 'schedule-json'].map(async (format) => {
      const response = await fetch(`${server.url}/api/shows/${show}/export?format=${format}`, { headers });
      return response.ok ? [new Uint8Array(await response.arrayBuffer())] : [];
    }),
  );
  const texts = [ICAL, SCHEDULE_XML, JSON.stringify(EVENING)].map((text) => new TextEncoder().encode(text));
  return [...exported.flat(), ...texts, new Uint8Array(readFileSync(SEMINAR))];
}

/** Where a body goes: to be read as any format, stored, made a link or a logo, or carried out. */
const anyDoor = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('', ...IMPORT_FORMATS.map((format) => `?format=${format}`))
      .map((query) => ['POST', `/api/import${query}`] as const),
  },
  fc.constantFrom(
    ['POST', '/api/shows'] as const,
    ['POST', '/api/links'] as const,
    ['PUT', '/api/shows/an-evening/logo'] as const,
    ['POST', '/api/shows/an-evening/commands'] as const,
  ),
);

/** Files and bodies with a few bytes changed: read, or refused with a code and a sentence, never a fault of the server. */
export async function throwBodies(target: Target, runs: number): Promise<void> {
  const { server } = target;
  const seeds = await seedsOf(target);
  expect(seeds.length).toBeGreaterThan(6);
  await fc.assert(
    fc.asyncProperty(
      anyDoor,
      fc.constantFrom('application/json', 'text/plain', 'text/csv; charset=utf-16', 'image/png'),
      mutated(seeds),
      async ([method, path], type, body) => {
        const response = await fetch(server.url + path, {
          method,
          headers: { ...headers, 'Content-Type': type },
          body: new Uint8Array(body),
        });
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status < 400) return;
        const problem = JSON.parse(text) as { code: RefusalCode; detail: string };
        expect(CODES).toContain(problem.code);
        expect(problem.detail).toMatch(/\S.*[.!]$/s);
      },
    ),
    { numRuns: runs },
  );
}
