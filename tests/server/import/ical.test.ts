import { expect, test } from 'vitest';
import type { Preview } from '../../../machines/import/preview.ts';
import { readProgrammes } from '../../../server/import/read.ts';
import { bytesOf } from './workbook.ts';

const event = (lines: string) => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\n`;

/** The previews of a calendar of these events, with `timeZone` as the server's. */
async function read(events: string, timeZone = 'Europe/Zurich'): Promise<Preview[]> {
  const bytes = bytesOf(`BEGIN:VCALENDAR\r\n${events}END:VCALENDAR\r\n`);
  return readProgrammes({ bytes }, { timeZone, zoneIsKnown: true });
}

/** Each preview as its name and its segments: start, minutes, title. */
function table(previews: readonly Preview[]): unknown[] {
  return previews.map(({ name, programme }) => [
    name,
    ...programme.segments.map(({ start, durationMs, title }) => [start, durationMs / 60_000, title]),
  ]);
}

test('what changes one time is taken without the event that repeats, and changes no other event', async () => {
  const zone = ';TZID=Europe/Paris';
  const daily = (uid: string, title: string, more: string) =>
    event(`UID:${uid}\r\nSUMMARY:${title}\r\nDURATION:PT15M\r\n${more}`);
  const nine = `DTSTART${zone}:20260703T090000\r\nRRULE:FREQ=DAILY;COUNT=2`;
  const instead = (day: string, start: string) =>
    `RECURRENCE-ID${zone}:${day}T090000\r\nDTSTART${zone}:${start}`;
  const previews = await read(
    daily('0', 'First', `DTSTART${zone}:20260703T080000`) +
      daily('1', 'A', nine) +
      daily('2', 'B', nine) +
      daily('2', 'B, later', instead('20260703', '20260703T100000')) +
      daily('3', 'Invited', instead('20260704', '20260704T110000')) +
      daily('1', 'A, of another day', instead('20260720', '20260704T120000')),
  );
  expect(table(previews)).toEqual([
    ['2026-07-03', ['08:00', 15, 'First'], ['09:00', 15, 'A'], ['10:00', 15, 'B, later']],
    [
      '2026-07-04',
      ['09:00', 15, 'A'],
      ['09:00', 15, 'B'],
      ['11:00', 15, 'Invited'],
      ['12:00', 15, 'A, of another day'],
    ],
  ]);
});

test('a room is one however it is spelled, and what is online is a note and no room', async () => {
  const at = (hour: string, location: string) =>
    event(`SUMMARY:At ${hour}\r\nDTSTART:20260703T${hour}0000\r\nDURATION:PT1H\r\nLOCATION:${location}`);
  const [preview, ...others] = await read(
    at('09', 'Saal 1') +
      at('10', 'saal 1\\; Microsoft Teams Meeting') +
      at('11', 'https://zoom.example/j/123'),
  );
  expect(others).toEqual([]);
  expect(preview?.programme.place).toBe('Saal 1');
  expect(preview?.programme.segments.map(({ title, notes }) => [title, notes])).toEqual([
    ['At 09', undefined],
    ['At 10', 'Microsoft Teams Meeting'],
    ['At 11', 'https://zoom.example/j/123'],
  ]);
});

test('an invitation as Exchange writes it: a greeting is no speaker, a whole day no segment', async () => {
  const talk = 'SUMMARY:Talk\r\nDTSTART:20260703T090000\r\nDURATION:PT30M';
  const [preview] = await read(
    event(`${talk}\r\nDESCRIPTION:Dear Colleagues\\nAnn Lee will speak`) +
      event(`${talk}\r\nDESCRIPTION:Ann Lee\\, Director\\nBo Roe\\nBring slides`) +
      event(
        'SUMMARY:Conference\r\nDTSTART:20260703T000000\r\nDTEND:20260704T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ),
  );
  expect(preview?.programme.segments).toMatchObject([
    { title: 'Talk', notes: 'Dear Colleagues\nAnn Lee will speak' },
    { speakers: [{ name: 'Ann Lee', role: 'Director' }, { name: 'Bo Roe' }], notes: 'Bring slides' },
  ]);
  expect(preview?.findings.map(({ message }) => message)).toContain(
    '“Conference” is of whole days, without a time, and is left out.',
  );
});

test('the lines of an address stay apart in one', async () => {
  const [preview] = await read(
    event(
      'SUMMARY:A\r\nDTSTART:20260703T090000\r\nDURATION:PT1H\r\nLOCATION:The Hall\\n12 Main Street\\nNew York',
    ),
  );
  expect(preview?.programme.place).toBe('The Hall, 12 Main Street, New York');
});

test('dates beside a start add to it, and the last time of a rule counts in a zone that is only named', async () => {
  const start = (hour: string) => `DTSTART;TZID=Europe/Berlin:20260703T${hour}0000\r\nDURATION:PT15M`;
  const previews = await read(
    event(`SUMMARY:Dates\r\n${start('09')}\r\nRDATE;TZID=Europe/Berlin:20260704T140000`) +
      event(`SUMMARY:Same\r\n${start('10')}\r\nRDATE;TZID=Europe/Berlin:20260703T100000`) +
      event(`SUMMARY:Rule\r\n${start('11')}\r\nRRULE:FREQ=DAILY;UNTIL=20260704T090000Z`),
  );
  expect(table(previews)).toEqual([
    ['2026-07-03', ['09:00', 15, 'Dates'], ['10:00', 15, 'Same'], ['11:00', 15, 'Rule']],
    ['2026-07-04', ['11:00', 15, 'Rule'], ['14:00', 15, 'Dates']],
  ]);
});
