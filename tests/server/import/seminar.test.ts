import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isStorable, type Preview } from '../../../machines/import/preview.ts';
import type { ProgrammeDraft } from '../../../machines/programme/schema.ts';
import { readProgrammes } from '../../../server/import/read.ts';

const options = { timeZone: 'Europe/Zurich', zoneIsKnown: true };
const folder = join(import.meta.dirname, '../../fixtures/seminar');
const text = readFileSync(join(import.meta.dirname, '../../../server/sample/itu-miit-2025.txt'));
const files = readdirSync(folder);

test('there is one of each', () => {
  const endings = files.map((file) => file.slice('seminar.'.length)).sort();
  expect(endings).toEqual(['csv', 'html', 'ics', 'md', 'schedule.json', 'schedule.xml', 'xlsx']);
});

test.each(files)('%s is the seminar', async (file) => {
  const [expected] = await readProgrammes({ bytes: text }, options);
  const previews = await readProgrammes({ bytes: readFileSync(join(folder, file)) }, options);
  expect(previews).toHaveLength(1);
  const [preview] = previews;
  expect(preview?.name).toBe(expected?.name);
  expect(preview?.programme).toEqual(expected?.programme satisfies ProgrammeDraft | undefined);
  expect(preview && isStorable(preview)).toBe(true);
  expect(preview && codesOf(preview)).toEqual(
    // A format with a length in it cannot hold the end that the others print before the start.
    /ics|schedule/.test(file) ? ['gap'] : ['ends-before-start', 'gap'],
  );
});

function codesOf({ findings }: Preview): string[] {
  return findings.map(({ code }) => code);
}
