import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../machines/import/findings.ts';
import { isStorable, type Preview } from '../../../machines/import/preview.ts';
import { readProgrammes } from '../../../server/import/read.ts';
import { bytesOf, rowOf, workbookOf } from './workbook.ts';

/** A row of a programme as it is printed: start, end, length, title; empty where it is not printed. */
type Row = readonly [start: string, end: string, length: string, title: string];

const HEAD: Row = ['Start', 'End', 'Length', 'Title'];

/** The same rows as lines of text, under a title and an empty line. */
function asText(rows: readonly Row[]): Uint8Array {
  const lines = rows.map(([start, end, length, title]) =>
    [[start, end].filter(Boolean).join('-'), title, length && `(${length})`].filter(Boolean).join(' '),
  );
  return bytesOf(['Day of tests', '', ...lines, ''].join('\n'));
}

/** The same rows as CSV, a title and the head above them. */
function asCsv(rows: readonly Row[]): Uint8Array {
  return bytesOf([['Day of tests'], HEAD, ...rows].map((cells) => `${cells.join(',')}\r\n`).join(''));
}

/** The same rows as a workbook, times as the numbers that a spreadsheet makes of them. */
function asXlsx(rows: readonly Row[]): Uint8Array {
  const written = rows.map((cells, index) =>
    rowOf(
      index + 3,
      cells.map((cell, column) => (column < 2 ? timeOf(cell) : cell)),
    ),
  );
  return workbookOf([['Sheet1', [rowOf(1, ['Day of tests']), rowOf(2, [...HEAD]), ...written].join('')]]);
}

function timeOf(cell: string): string | readonly [number, number] {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(cell) ?? [];
  return hours === undefined ? cell : ([(Number(hours) * 60 + Number(minutes)) / 1440, 1] as const);
}

const FORMATS = { text: asText, csv: asCsv, xlsx: asXlsx };

/** What it is, its rows, the findings as `code@segment:row` (rows from 1), and whether it may be stored. */
const CASES: readonly (readonly [string, readonly Row[], readonly string[], boolean])[] = [
  ['nothing to doubt', [['09:00', '09:30', '', 'A'], ['09:30', '10:00', '', 'B']], [], true],
  ['an end before its start that the item before tells', [['10:00', '10:56', '', 'A'], ['11:56', '11:00', '', 'B'], ['11:00', '11:20', '', 'C']], ['ends-before-start@1:2 start'], true],
  ['an end before its start that the item after tells', [['10:00', '09:30', '', 'A'], ['10:30', '11:00', '', 'B']], ['ends-before-start@0:1 end'], true],
  ['an end before its start that nothing tells', [['10:00', '10:30', '', 'A'], ['10:30', '09:45', '', 'B']], ['ends-before-start@1:2'], false],
  ['two items at once', [['10:00', '10:30', '', 'A'], ['10:20', '10:40', '', 'B'], ['10:40', '10:50', '', 'C']], ['overlap@1:2'], true],
  ['an item out of order', [['10:00', '10:30', '', 'A'], ['09:20', '09:40', '', 'B']], ['overlap@1:2'], true],
  ['a gap', [['10:00', '10:30', '', 'A'], ['10:50', '11:00', '', 'B'], ['11:00', '11:10', '', 'C']], ['gap@1:2'], true],
  ['the same item twice', [['10:00', '10:30', '', 'A'], ['10:30', '10:40', '', 'B'], ['10:30', '10:40', '', 'B'], ['10:40', '11:00', '', 'C']], ['duplicate@2:3 skip'], true],
  ['an item without a title', [['10:00', '10:30', '', 'A'], ['10:30', '10:40', '', ''], ['10:40', '11:00', '', 'C']], ['no-title@1:2'], false],
  ['a time that is none', [['10:00', '10:30', '', 'A'], ['25:61', '', '', 'B']], ['no-time@1:2'], false],
  ['a time that is none, and the item after tells', [['10:00', '25:61', '', 'A'], ['10:30', '11:00', '', 'B']], ['no-time@0:1 end'], true],
  ['times counted on beyond midnight', [['22:00', '24:00', '', 'A'], ['24:00', '25:30', '', 'B'], ['25:30', '26:00', '', 'C']], ['no-time@1:2 end', 'no-time@2:3 start', 'no-time@2:3 end'], true],
  ['an item without a time', [['10:00', '10:30', '', 'A'], ['10:30', '10:50', '', 'B'], ['', '', '', 'Break'], ['11:00', '11:10', '', 'C']], ['no-time@2:3 durationMs'], true],
  ['a last item without an end', [['10:00', '10:30', '', 'A'], ['10:30', '', '', 'B']], ['no-time@1:2 durationMs'], true],
  ['a length with two readings', [['10:00', '10:30', '', 'A'], ['10:30', '', '1:30', 'B']], ['ambiguous-duration@1:2'], false],
  ['a length with two readings, and the next start tells', [['10:00', '', '1:30', 'A'], ['11:30', '12:00', '', 'B']], ['ambiguous-duration@0:1 durationMs'], true],
  ['a length and times that do not fit', [['10:00', '10:30', '45 min', 'A'], ['10:30', '11:00', '', 'B']], ['ambiguous-duration@0:1 durationMs'], true],
  ['no time of day at all', [['', '', '10 min', 'A'], ['', '', '20 min', 'B']], ['no-time'], true],
]; // prettier-ignore

const LINES_ABOVE = 2;

describe.each(Object.entries(FORMATS))('in %s', (_, written) => {
  test.each(CASES)('%s', async (_, rows, findings, storable) => {
    const preview = await only(written(rows), { timeZone: 'Europe/Zurich', zoneIsKnown: true });
    expect(preview.findings.map(inShort)).toEqual(findings);
    expect(isStorable(preview)).toBe(storable);
    expect(preview.programme.title).toBe('Day of tests');
  });

  test('no zone is doubted once, with the zone of the server', async () => {
    const preview = await only(written([['10:00', '10:30', '', 'A']]), { timeZone: 'Asia/Tokyo' });
    expect(preview.findings).toMatchObject([
      { code: 'no-zone', proposal: { field: 'timeZone', value: 'Asia/Tokyo' }, applied: true },
    ]);
  });

  test('overlap and gap carry no proposal, and the start after a gap becomes fixed', async () => {
    const { programme, findings } = await only(
      written([['10:00', '10:30', '', 'A'], ['10:20', '10:40', '', 'B'], ['11:00', '11:10', '', 'C']]),
      { timeZone: 'UTC', zoneIsKnown: true },
    ); // prettier-ignore
    expect(findings.map(({ code, proposal }) => [code, proposal])).toEqual([
      ['overlap', undefined],
      ['gap', undefined],
    ]);
    expect(programme.segments.map(({ fixedStart }) => fixedStart)).toEqual([undefined, undefined, true]);
  });
});

async function only(
  bytes: Uint8Array,
  options: { timeZone: string; zoneIsKnown?: boolean },
): Promise<Preview> {
  const previews = await readProgrammes({ bytes }, options);
  expect(previews).toHaveLength(1);
  const [preview] = previews;
  if (!preview) throw new Error('nothing was read');
  return preview;
}

/** A finding as `code@segment:row field`, the row counted from the first item, the field that a proposal changes. */
function inShort({ code, segmentIndex, line, proposal, applied }: Finding): string {
  const place = segmentIndex === undefined ? '' : `@${String(segmentIndex)}`;
  const row = line === undefined ? '' : `:${String(line - LINES_ABOVE)}`;
  expect(applied).toBe(proposal && true);
  return `${code}${place}${row}${proposal ? ` ${proposal.field}` : ''}`;
}
