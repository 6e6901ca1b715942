import fc from 'fast-check';
import { expect, test } from 'vitest';
import { programmeSheet } from '../../../machines/export/sheet.ts';
import { importJson } from '../../../machines/import/json.ts';
import type { Preview } from '../../../machines/import/preview.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { Programme } from '../../../machines/programme/schema.ts';
import { BYTE_ORDER_MARK, csvOf } from '../../../server/export/csv.ts';
import { xlsxOf } from '../../../server/export/xlsx.ts';
import { readProgrammes } from '../../../server/import/read.ts';
import { anyProgramme } from '../../machines/export/anyProgramme.ts';

const options = { timeZone: 'Pacific/Auckland' };

function only(previews: readonly Preview[]): Programme {
  expect(previews).toHaveLength(1);
  const [preview] = previews;
  if (!preview) throw new Error('nothing was read');
  return completeProgramme(preview.programme);
}

test('JSON out and in again loses nothing', () => {
  fc.assert(
    fc.property(anyProgramme, (programme) => {
      expect(only(importJson(JSON.stringify(programme), options))).toEqual(programme);
    }),
  );
});

test('CSV out and in again loses nothing', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyProgramme, async (programme) => {
      const csv = BYTE_ORDER_MARK + csvOf(programmeSheet(programme).rows);
      const bytes = new TextEncoder().encode(csv);
      expect(only(await readProgrammes({ bytes }, options))).toEqual(programme);
    }),
  );
});

test('XLSX out and in again loses nothing', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyProgramme, async (programme) => {
      const bytes = await xlsxOf([programmeSheet(programme)]);
      expect(only(await readProgrammes({ bytes }, options))).toEqual(programme);
    }),
    { numRuns: 25 },
  );
});
