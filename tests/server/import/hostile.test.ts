import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ImportError } from '../../../machines/import/error.ts';
import type { ImportFormat } from '../../../machines/import/format.ts';
import { ImportDesk } from '../../../server/import/importDesk.ts';
import { Hosted } from '../hosted.ts';
import { KEY } from '../serverProcess.ts';
import { bytesOf, rowOf, workbookOf } from './workbook.ts';

const options = { timeZone: 'Europe/Zurich' };
const desk = new ImportDesk();
const ready = () => desk.read({ bytes: bytesOf('09:00-10:00 Opening\n') }, options);
const head = 'BEGIN:VCALENDAR\r\n';
const foot = 'END:VCALENDAR\r\n';
const event = (more: string) =>
  `BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20250711T090000Z\r\n${more}END:VEVENT\r\n`;

afterAll(() => {
  desk.close();
});

/** A packed file that says of a sheet that it is of 100 bytes, and unpacks to 200 MB. */
function lying(): Uint8Array {
  const data = deflateRawSync(Buffer.alloc(200_000_000));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(data.length, 0);
  sizes.writeUInt32LE(100, 4);
  sizes.copy(local, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  sizes.copy(central, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

const doctype =
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><schedule>&c;</schedule>';

/** What it is, its bytes, what is said of it, and the format that was named, if one was. */
const REFUSED: readonly (readonly [string, () => Uint8Array, RegExp, ImportFormat?])[] = [
  ['nothing', () => bytesOf(''), /is empty/],
  ['a binary named .csv', () => Uint8Array.from({ length: 100_000 }, (_, at) => (at * at * 31) % 251), /not text/, 'csv'],
  ['a binary', () => Uint8Array.from({ length: 100_000 }, (_, at) => (at * at * 31) % 251), /not text/],
  ['a PDF', () => bytesOf('%PDF-1.7\n'), /PDF/],
  ['an old Excel file', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /\.xlsx/],
  ['a Word document', () => zipSync({ 'word/document.xml': bytesOf('<a/>') }), /Word/],
  ['a packed file of nothing', () => zipSync({}), /no workbook/],
  ['text named .xlsx', () => bytesOf('09:00 Opening'), /no workbook/, 'xlsx'],
  ['half a workbook', () => workbookOf([['S', rowOf(1, ['09:00', 'Opening'])]]).subarray(0, 700), /damaged/],
  ['a bomb', () => zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200_000_000) }), /far larger/],
  ['a bomb that lies about its size', lying, /damaged/],
  ['a cell at the far end', () => workbookOf([['S', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']]), /far outside/],
  ['a row that no sheet has', () => workbookOf([['S', '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>']]), /far outside/],
  ['a workbook with entities', () => workbookOf([], { 'xl/worksheets/sheet1.xml': bytesOf(doctype) }), /entities/],
  ['XML with entities', () => bytesOf(doctype), /entities/],
  ['XML that would read a file', () => bytesOf('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><schedule>&b;</schedule>'), /entities/, 'schedule-xml'],
  ['XML without a bottom', () => bytesOf(`<schedule>${'<a>'.repeat(500_000)}`), /too deep/],
  ['XML that never closes', () => bytesOf(`<schedule>${'<a b="'.repeat(800_000)}`), /not whole/],
  ['XML whose ends do not fit', () => bytesOf('<schedule><day></schedule></day>'), /not well formed/],
  ['five megabytes of events in XML', () => bytesOf(`<schedule><day date="2025-07-11"><room name="x">${'<event><title>t</title></event>'.repeat(150_000)}</room></day></schedule>`), /far more events/],
  ['five megabytes of events in JSON', () => bytesOf(`{"schedule":{"conference":{"days":[{"rooms":{"a":[${'{"title":"x","start":"09:00"},'.repeat(150_000)}{}]}}]}}}`), /far more events/],
  ['JSON without a bottom', () => bytesOf('['.repeat(2_000_000)), /JSON/],
  ['a schedule of nothing', () => bytesOf('{"schedule":{"conference":{}}}'), /no schedule/],
  ['five megabytes of text', () => bytesOf('09:00 Opening\n'.repeat(370_000)), /far longer/],
  ['five megabytes of CSV', () => bytesOf(`Start,Title\n${'09:00,Opening\n'.repeat(370_000)}`), /far more/],
  ['five megabytes of commas', () => bytesOf(','.repeat(5_000_000)), /far more cells/, 'csv'],
  ['five megabytes of quotation marks', () => bytesOf(`Start,Title\n${'"'.repeat(5_000_000)}`), /quotation marks/],
  ['a cell of five megabytes', () => bytesOf(`Start,Title\n09:00,"${'x'.repeat(5_000_000)}"\n`), /cannot be read/],
  ['a table without a time', () => bytesOf('Name,Phone,City\nAda,1,Oslo\nBo,2,Rome\nCy,3,Bern\n'), /No column/, 'csv'],
  ['five megabytes of calendar', () => bytesOf(head + event('').repeat(70_000) + foot), /far more events/],
  ['a calendar that repeats for ever', () => bytesOf(head + event('RRULE:FREQ=DAILY;COUNT=99999\r\n').repeat(200) + foot), /far more events/],
  ['a time zone whose clocks change every second', () => bytesOf(`${head}BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n${event('').replace('DTSTART:', 'DTSTART;TZID=Z:').replace('00Z', '00')}${foot}`), /time zone/],
  ['half a calendar', () => bytesOf(`${head}BEGIN:VEVENT\r\nSUMMARY:x`), /cannot be read/],
  ['a calendar of whole days', () => bytesOf(`${head}BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART;VALUE=DATE:20250711\r\nEND:VEVENT\r\n${foot}`), /no event with a time/],
]; // prettier-ignore

const CASES = REFUSED.map(([name, bytes, sentence, format]) => ({ name, bytes, sentence, format }));

test.each(CASES)('$name: one sentence', { timeout: 20_000 }, async ({ bytes, sentence, format }) => {
  const source = { bytes: bytes(), format };
  await ready();
  const failure: unknown = await desk.read(source, options).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ImportError);
  // What takes too long has a sentence of its own, so that this one came soon.
  expect(String(failure)).toMatch(sentence);
});

const READ: readonly (readonly [string, () => Uint8Array])[] = [
  ['thousands of columns', () => bytesOf(`Start,Title,${','.repeat(5_000)}\n09:00,Opening,${'x,'.repeat(5_000)}\n`)],
  ['huge cells', () => bytesOf(`Time,Title,Speakers,Notes\n${`"${'1:1'.repeat(3_000)}","${'('.repeat(3_000)}","${'Aa '.repeat(3_000)}","${'- '.repeat(3_000)}"\n`.repeat(100)}`)],
  ['a row without an end', () => workbookOf([['S', `${rowOf(1, ['09:00-09:30', 'Opening'])}<row r="99999999999"></row>`]])],
  ['a day that never comes', () => bytesOf(head + event('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n') + event('') + foot)],
  ['an event of every second', () => bytesOf(head + event('RRULE:FREQ=SECONDLY\r\n') + event('') + foot)],
]; // prettier-ignore

test.each(READ)('%s: read, and not given up', { timeout: 20_000 }, async (_, bytes) => {
  const source = { bytes: bytes() };
  await ready();
  expect(await desk.read(source, options)).not.toHaveLength(0);
});

test('a file that takes for ever is given up, and the next one is read', { timeout: 20_000 }, async () => {
  const impatient = new ImportDesk({ limitMs: 1 });
  const endless = { bytes: bytesOf('09:00 Opening\n'.repeat(400)) };
  await expect(impatient.read(endless, options)).rejects.toThrow(/too long/);
  impatient.close();
  expect(await ready()).toHaveLength(1);
});

test('how long the process takes to start is not the fault of a file', { timeout: 60_000 }, async () => {
  const small = { bytes: bytesOf('09:00-10:00 Opening\n') };
  const first = new ImportDesk({ limitMs: 30_000 });
  const began = performance.now();
  await first.read(small, options);
  const startMs = performance.now() - began;
  first.close();
  // Far longer than such a file is read in, and shorter than a process starts in, on this machine as it is now.
  const hasty = new ImportDesk({ limitMs: startMs / 2 });
  expect(await hasty.read(small, options)).toHaveLength(1);
  hasty.close();
});

test('a file that takes all memory is given up, and the next one is read', { timeout: 20_000 }, async () => {
  const narrow = new ImportDesk({ limitMb: 24, limitMs: 15_000 });
  const large = { bytes: bytesOf(`{"title":"x","segments":[${'{"a":{}},'.repeat(500_000)}{}]}`) };
  await expect(narrow.read(large, options)).rejects.toThrow(/too much memory/);
  expect(await narrow.read({ bytes: bytesOf('09:00-10:00 Opening\n') }, options)).toHaveLength(1);
  narrow.close();
});

let server: Hosted;
beforeAll(async () => {
  server = await Hosted.start();
});
afterAll(() => server.remove());

test('the server answers others while it reads, and serves on', { timeout: 20_000 }, async () => {
  const send = (body: Uint8Array) =>
    fetch(`${server.url}/api/import`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${KEY}` },
      body: Buffer.from(body),
    });
  await send(bytesOf('09:00-10:00 Opening\n'));
  const slow = [
    send(bytesOf('['.repeat(2_000_000))),
    send(workbookOf([['S', Array.from({ length: 500 }, (_, index) => rowOf(index + 1, ['09:00-10:00', 'x'.repeat(300)])).join('')]])),
    send(bytesOf(`Start,Title\n${'"'.repeat(5_000_000)}`)),
  ]; // prettier-ignore
  let longest = 0;
  const done = new AbortController();
  const watch = (async () => {
    while (!done.signal.aborted) {
      const began = performance.now();
      await fetch(`${server.url}/api/time`);
      longest = Math.max(longest, performance.now() - began);
    }
  })();
  const answers = await Promise.all(slow);
  done.abort();
  await watch;
  expect(answers.map(({ status }) => status)).toEqual([400, 200, 400]);
  // Its own part is to take in a body; the reading is another process's.
  expect(longest).toBeLessThan(500);
  expect(server.errors).toEqual([]);
});
