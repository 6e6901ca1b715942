import { expect, test } from 'vitest';
import type { Preview } from '../../../machines/import/preview.ts';
import { readProgrammes } from '../../../server/import/read.ts';
import { rowOf, workbookOf } from './workbook.ts';

async function read(bytes: Uint8Array): Promise<Preview | undefined> {
  const [preview] = await readProgrammes({ bytes }, { timeZone: 'Europe/Zurich', zoneIsKnown: true });
  return preview;
}

/** The segments: start, minutes, title. */
function segments(preview: Preview | undefined): unknown[] | undefined {
  return preview?.programme.segments.map(({ start, durationMs, title }) => [
    start,
    durationMs / 60_000,
    title,
  ]);
}

const time = (hours: number) => [hours / 24, 1] as const;

test('rows and cells that do not say where they stand, as some programs write them', async () => {
  const rows = [
    rowOf(1, ['Start', 'End', 'Title', 'Notes']),
    rowOf(2, [time(9), time(9.5), 'A', 'x']),
    '<row><c s="1"><v>0.4</v></c><c s="1"/><c t="inlineStr"><is><t>B</t></is></c></row>',
  ];
  const bare = rows.map((row) => row.replace(/ r="\w+"/g, ''));
  const preview = await read(workbookOf([['S', bare.join('')]]));
  expect(segments(preview)).toEqual([
    ['09:00', 30, 'A'],
    ['09:36', 30, 'B'],
  ]);
  expect(preview?.programme.segments[0]?.notes).toBe('x');
});

test('a column that its author hid is left out, and said', async () => {
  const rows =
    rowOf(1, ['Start', 'Old title', 'Length', 'Title', 'Internal', 'Empty']) +
    rowOf(2, [time(9), 'Was', [30, 0], 'Is', 'secret', '']);
  const hidden =
    '<cols><col min="2" max="2" hidden="1"/><col min="3" max="3" width="9"/><col min="5" max="16" hidden="true"/></cols>';
  const bytes = workbookOf([['S', `</sheetData>${hidden}<sheetData>${rows}`]]);
  const preview = await read(bytes);
  expect(preview?.programme.segments).toEqual([
    { kind: 'other', title: 'Is', start: '09:00', durationMs: 1_800_000 },
  ]);
  expect(preview?.findings.map(({ message }) => message)).toEqual(['3 columns are hidden and are left out.']);
});

test('times that a sheet adds up beyond midnight are of the next day', async () => {
  const rows =
    rowOf(1, ['Start', 'End', 'Title']) +
    rowOf(2, [time(22.5), time(24), 'A']) +
    rowOf(3, [time(24), time(24.5), 'B']) +
    rowOf(4, [time(24.5), [26 / 24, 4], 'C']) +
    rowOf(5, [time(26), time(26.25), 'D']);
  const preview = await read(workbookOf([['S', rows]]));
  expect(segments(preview)).toEqual([
    ['22:30', 90, 'A'],
    ['00:00', 30, 'B'],
    ['00:30', 90, 'C'],
    ['02:00', 15, 'D'],
  ]);
  expect(preview?.findings).toEqual([]);
});

test('what goes across the columns of rooms is in each of them', async () => {
  const rows =
    rowOf(1, ['Zeit', 'Saal A', 'Saal B', 'Saal C']) +
    rowOf(2, ['09:00-09:30', 'Vortrag A', 'Vortrag B', 'Vortrag C']) +
    rowOf(3, ['09:30-10:00', 'Gespräch', '', 'Vortrag D']);
  const merged = '<mergeCells count="2"><mergeCell ref="B3:C3"/><mergeCell ref="A9:B9"/></mergeCells>';
  const [, second, third] = await readProgrammes(
    {
      bytes: workbookOf([
        ['Liste', ''],
        ['S', `</sheetData>${merged}<sheetData>${rows}`],
      ]),
    },
    { timeZone: 'Europe/Zurich' },
  );
  expect(segments(second)).toEqual([
    ['09:00', 30, 'Vortrag B'],
    ['09:30', 30, 'Gespräch'],
  ]);
  expect(segments(third)).toEqual([
    ['09:00', 30, 'Vortrag C'],
    ['09:30', 30, 'Vortrag D'],
  ]);
});
