import { unzipSync, zipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Preview } from '../../../machines/import/preview.ts';
import { readProgrammes, type Source } from '../../../server/import/read.ts';
import { bytesOf, rowOf, workbookOf } from './workbook.ts';

const options = { timeZone: 'Europe/Zurich', zoneIsKnown: true };

async function read(bytes: Uint8Array, more: Partial<Source> = {}): Promise<Preview[]> {
  return readProgrammes({ bytes, ...more }, options);
}

/** Each preview as its name and its segments: start, minutes, title. */
function table(previews: readonly Preview[]): unknown[] {
  return previews.map(({ name, programme }) => [
    name,
    ...programme.segments.map(({ start, durationMs, title }) => [start, durationMs / 60_000, title]),
  ]);
}

const codes = (previews: readonly Preview[]) =>
  previews.flatMap(({ findings }) => findings.map(({ code, line }) => `${code}:${String(line ?? '')}`));

describe('CSV', () => {
  const french =
    'Congrès;;;\nHeure;Durée;Intitulé;Intervenants\n09h00;15 min;Mot d’accueil;Mme Hélène Dupré, directrice\n09h15;45;Café;\n';
  const windows1252 = Uint8Array.from(french.replace('’', '\u0092'), (letter) => letter.charCodeAt(0));
  const little = Buffer.from(french, 'utf16le');

  test.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf(french)],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${french}`)],
    ['UTF-16', Buffer.from(`\uFEFF${french}`, 'utf16le')],
    ['UTF-16, high bytes first', Buffer.from(`\uFEFF${french}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', little],
    ['Windows-1252', windows1252],
  ])('in %s', async (_, bytes) => {
    const [preview] = await read(bytes, { format: 'csv' });
    expect(preview?.programme).toMatchObject({
      title: 'Congrès',
      segments: [
        {
          start: '09:00',
          durationMs: 900_000,
          title: 'Mot d’accueil',
          kind: 'opening',
          speakers: [{ name: 'Mme Hélène Dupré', role: 'directrice' }],
        },
        { start: '09:15', durationMs: 2_700_000, title: 'Café' },
      ],
    });
    expect(preview?.columns).toEqual([
      { column: 1, header: 'Heure', field: 'time' },
      { column: 2, header: 'Durée', field: 'duration' },
      { column: 3, header: 'Intitulé', field: 'title' },
      { column: 4, header: 'Intervenants', field: 'speakers' },
    ]);
  });

  test('with its separator named, in UTF-16, and in the character set of Chinese spreadsheets', async () => {
    const named = '\uFEFFsep=;\r\n"Début";"Titre";"Remarques"\r\n"20h00";"Mot";"plateau; B"\r\n';
    const [french] = await read(Buffer.from(named, 'utf16le'));
    expect(french?.programme.segments).toMatchObject([{ start: '20:00', title: 'Mot', notes: 'plateau; B' }]);
    // 时间,内容 and 开幕式 in GB 18030.
    const chinese = Buffer.from('cab1bce42cc4dac8dd0a30393a30302d30393a33302cbfaac4bbcabd0a', 'hex');
    const [gb] = await read(chinese);
    expect(gb?.programme.segments).toMatchObject([{ start: '09:00', kind: 'opening', title: '开幕式' }]);
  });

  test('minutes with a comma, and a column that says what its people do', async () => {
    const [preview] = await read(
      bytesOf('Titre;Durée (min);Animateur·rice\nMot;7,5;Léa\nDébat;90;Jo Roy, journaliste\n'),
    );
    expect(preview?.programme.segments).toMatchObject([
      { durationMs: 450_000, speakers: [{ name: 'Léa', role: 'Animateur·rice' }] },
      { durationMs: 5_400_000, speakers: [{ name: 'Jo Roy', role: 'journaliste' }] },
    ]);
  });

  test('starts with their distance from UTC', async () => {
    const source = bytesOf(
      'start,title\n2026-07-03T09:00:00Z,A\n2026-07-03T09:30:00Z,B\n2026-07-03T12:00:00+02:00,C\n',
    );
    const [preview] = await read(source);
    expect([preview?.programme.date, preview?.programme.timeZone]).toEqual(['2026-07-03', 'UTC']);
    expect(codes(preview ? [preview] : [])).toContain('no-zone:4');
  });

  test('without a head, by what the columns hold', async () => {
    const previews = await read(
      bytesOf('19:00;19:05;Doors;\n19:05;19:15;Welcome;Jamie Fox\n19:15;19:45;Award;Rita Ora\n'),
    );
    expect(previews[0]?.columns?.map(({ field }) => field)).toEqual(['start', 'end', 'title', 'speakers']);
    expect(table(previews)).toEqual([
      ['Untitled programme', ['19:00', 5, 'Doors'], ['19:05', 10, 'Welcome'], ['19:15', 30, 'Award']],
    ]);
  });

  test('with columns as a person says', async () => {
    const source = bytesOf('A,B,C,D\n09:00,x,Opening,5\n10:00,y,Closing,10\n');
    const byName = await read(source, {
      format: 'csv',
      columns: { A: 'start', C: 'title', D: 'duration', B: 'room' },
    });
    const byNumber = await read(source, {
      format: 'csv',
      columns: { 1: 'start', 3: 'title', 4: 'duration', 2: 'notes' },
    });
    expect(table(byName)).toEqual([
      ['x', ['09:00', 5, 'Opening']],
      ['y', ['10:00', 10, 'Closing']],
    ]);
    expect(byNumber[0]?.programme.segments[0]).toMatchObject({ start: '09:00', durationMs: 300_000 });
    await expect(read(source, { format: 'csv', columns: { A: 'nonsense' } })).rejects.toThrow(/no field/);
  });

  test('a column that a person says is the one of titles takes the place of the one that was taken for it', async () => {
    const source = bytesOf('Start;Titel;Dauer;Zweit\n09:00;Eins;10;Uno\n');
    const columns = (preview: Preview | undefined) => preview?.columns?.map(({ field }) => field);
    for (const told of [{ 4: 'title' }, { Zweit: 'title' }]) {
      const [preview] = await read(source, { columns: told });
      expect(preview?.programme.segments).toMatchObject([{ title: 'Uno', notes: 'Titel: Eins' }]);
      expect(columns(preview)).toEqual(['start', null, 'duration', 'title']);
    }
    const [both] = await read(source, { columns: { 2: 'title', 4: 'title' } });
    expect(both?.programme.segments).toMatchObject([{ title: 'Eins', notes: 'Zweit: Uno' }]);
    const [outside] = await read(source, { columns: { 99: 'title' } });
    expect(columns(outside)).toEqual(['start', 'title', 'duration', null]);
  });

  test('times under the names that programmes for conferences give them', async () => {
    const [preview] = await read(
      bytesOf('Session Title,Session Start,Session End\nA,2025-07-11 09:00,2025-07-11 09:15\n'),
    );
    expect(table(preview ? [preview] : [])).toEqual([['2025-07-11', ['09:00', 15, 'A']]]);
    const scheduled = await read(
      bytesOf('Title,Scheduled At,Scheduled Duration\nA,"13 Jul 2025 09:00 AM",30\n'),
    );
    expect(table(scheduled)).toEqual([['13 Jul 2025', ['09:00', 30, 'A']]]);
    const together = await read(
      bytesOf('Date & time;Titre\n11.07.2025 09:00-09:30;A\n2025-07-11 09:30 - 2025-07-11 10:15;B\n'),
    );
    expect(table(together)).toEqual([['11.07.2025', ['09:00', 30, 'A'], ['09:30', 45, 'B']]]);
  });

  test('times with their dates, beside a column of days too, and through the night', async () => {
    const beside = await read(
      bytesOf('Date,Start,End,Title\n2025-07-11,2025-07-11 09:00,2025-07-11 09:30,A\n'),
    );
    expect(table(beside)).toEqual([['2025-07-11', ['09:00', 30, 'A']]]);
    const night = await read(
      bytesOf(
        'Start,End,Title\n2025-07-11 23:00,2025-07-12 00:15,A\n2025-07-12 00:15,2025-07-12 01:00,B\n2025-07-12 09:00,2025-07-12 10:00,C\n',
      ),
    );
    expect(table(night)).toEqual([
      ['2025-07-11', ['23:00', 75, 'A'], ['00:15', 45, 'B']],
      ['2025-07-12', ['09:00', 60, 'C']],
    ]);
  });

  test.each(['2025-07-12 10:30', '2025-07-13 09:00', '2025-07-10 11:00'])(
    'an end that is not within a day of its start is said: %s',
    async (end) => {
      const previews = await read(bytesOf(`Start,End,Title\n2025-07-11 10:00,${end},A\n`));
      expect(codes(previews)).toEqual(expect.arrayContaining(['unreadable-line:2', 'no-time:2']));
    },
  );

  test('a column that is not known becomes notes, one of flags is read', async () => {
    const [preview] = await read(
      bytesOf('Start,Item,Length,Mic,Fixed,Hard out,Prio,Min\n20:00,Opener,5,2 hand,x,no,high,3\n'),
    );
    expect(preview?.programme.segments).toEqual([
      {
        kind: 'other',
        title: 'Opener',
        start: '20:00',
        durationMs: 300_000,
        fixedStart: true,
        hardOut: false,
        minMs: 180_000,
        notes: 'Prio: high\nMic: 2 hand',
      },
    ]);
  });

  test('days and rooms are programmes of their own', async () => {
    const previews = await read(
      bytesOf(
        'Day,Time,Session,Room\nFri 3 July 2026,9:00-10:00,Opening,A\n,10:00-11:00,Talk,B\nSat 4 July 2026,9:00-10:00,Close,A\n',
      ),
    );
    expect(previews.map(({ programme }) => [programme.date, programme.place])).toEqual([
      ['2026-07-03', 'A'],
      ['2026-07-03', 'B'],
      ['2026-07-04', 'A'],
    ]);
  });

  test('a formula is text', async () => {
    const [preview] = await read(
      bytesOf('Start,Title,Length\n9:00,"=HYPERLINK(""http://x"",""y"")",5\n9:05,\'=1+1,5\n'),
    );
    expect(preview?.programme.segments.map(({ title }) => title)).toEqual([
      '=HYPERLINK("http://x","y")',
      '=1+1',
    ]);
  });

  test('times that are none, ends before starts, two at once and no time at all are findings with their rows', async () => {
    const previews = await read(
      bytesOf(
        'Start,End,Item\n09:00,09:30,A\n25:61,10:00,B\n10:00,09:45,C\n10:15,10:30,D\n10:20,10:40,E\n,,F\n,,G\n',
      ),
    );
    expect(codes(previews)).toEqual(
      expect.arrayContaining(['no-time:3', 'ends-before-start:4', 'overlap:6', 'no-time:7', 'no-time:8']),
    );
  });

  test('1:30 is asked, with 45:00 beside it read, by the column named minutes', async () => {
    const asked = await read(bytesOf('Item,Length\nFilm,1:30\nTalk,5:00\n'));
    expect(
      asked[0]?.findings.filter(({ code, applied }) => code === 'ambiguous-duration' && !applied),
    ).toHaveLength(2);
    const told = await read(bytesOf('Item,Length (mm:ss)\nFilm,1:30\nTalk,5:00\n'));
    expect(told[0]?.programme.segments.map(({ durationMs }) => durationMs)).toEqual([90_000, 300_000]);
    expect(codes(told)).not.toContain('ambiguous-duration:2');
  });
});

describe('XLSX', () => {
  const clock = (hours: number, minutes: number) => [(hours * 60 + minutes) / 1440, 1] as const;
  const length = (minutes: number) => [minutes / 1440, 4] as const;

  test('each sheet is a programme; one without any is left out, and said', async () => {
    const previews = await read(
      workbookOf([
        [
          'Day 1 - 3 July 2026',
          rowOf(1, ['DemoCon']) +
            rowOf(3, ['Start', 'Length', 'Session']) +
            rowOf(4, [clock(9, 0), length(30), 'Opening']),
        ],
        [
          'Day 2 - 4 July 2026',
          rowOf(1, ['Start', 'Length', 'Session']) + rowOf(2, [clock(9, 5), length(90), 'Second day']),
        ],
        ['Contacts', rowOf(1, ['Name', 'Phone']) + rowOf(2, ['Ann', '123'])],
      ]),
    );
    expect(table(previews)).toEqual([
      ['Day 1 - 3 July 2026', ['09:00', 30, 'Opening']],
      ['Day 2 - 4 July 2026', ['09:05', 90, 'Second day']],
    ]);
    expect(previews.map(({ programme }) => [programme.title, programme.date])).toEqual([
      ['DemoCon', '2026-07-03'],
      ['DemoCon', '2026-07-04'],
    ]);
    expect(previews[0]?.findings.some(({ message }) => message.includes('left out'))).toBe(true);
  });

  test('a start with its date', async () => {
    const previews = await read(
      workbookOf([
        [
          'Sheet1',
          rowOf(1, ['Start', 'End', 'What']) +
            rowOf(2, [[46207.375, 3], [46207.4166666667, 3], 'A']) +
            rowOf(3, [[46208.375, 3], [46208.4166666667, 3], 'B']),
        ],
      ]),
    );
    expect(table(previews)).toEqual([
      ['2026-07-04', ['09:00', 60, 'A']],
      ['2026-07-05', ['09:00', 60, 'B']],
    ]);
  });

  test('times in a plain number format, a sum below, and a head with endings for everybody', async () => {
    const previews = await read(
      workbookOf([
        [
          'Sheet1',
          rowOf(1, ['Début', 'Durée', 'Intitulé', 'Intervenant·e·s']) +
            rowOf(2, [[0.375, 0], [0.0208333333, 0], 'Mot', 'Mme Anne Roux, directrice']) +
            rowOf(3, [[930, 0], [0.0416666667, 0], 'Débat']) +
            rowOf(4, ['', [0.0625, 0], 'Total']),
        ],
      ]),
    );
    expect(table(previews)).toEqual([['Untitled programme', ['09:00', 30, 'Mot'], ['09:30', 60, 'Débat']]]);
    expect(previews[0]?.programme.segments[0]?.speakers).toEqual([
      { name: 'Mme Anne Roux', role: 'directrice' },
    ]);
    expect(codes(previews)).toEqual(['no-title:', 'unreadable-line:4']);
  });

  test('dates and times that are written out are those of the programme, wherever the server stands', async () => {
    const written = (place: string, iso: string) => `<c r="${place}" t="d"><v>${iso}</v></c>`;
    const bytes = workbookOf([
      [
        'S',
        rowOf(1, ['Start', 'End', 'Title']) +
          `<row r="2">${written('A2', '2025-07-11T09:00:00')}${written('B2', '2025-07-11T09:30:00')}<c r="C2" t="str"><v>A</v></c></row>` +
          `<row r="3">${written('A3', '2025-07-11T09:30:00')}${written('B3', '10:15:00')}<c r="C3" t="str"><v>B</v></c></row>`,
      ],
    ]);
    const zone = process.env['TZ'];
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    process.env['TZ'] = 'America/New_York';
    expect(table(await read(bytes))).toEqual([['S', ['09:00', 30, 'A'], ['09:30', 45, 'B']]]);
  });

  test('what its author hid is left out, and said', async () => {
    const rows =
      rowOf(1, ['Start', 'Session']) +
      rowOf(2, [clock(9, 0), 'Opening']) +
      rowOf(3, [clock(9, 30), 'Last year']).replace('<row ', '<row hidden="1" ') +
      rowOf(4, [clock(9, 30), 'Talk']) +
      rowOf(5, [clock(10, 0), 'End']);
    const bytes = workbookOf([
      ['Programme', rows],
      ['Draft', rowOf(1, ['Start', 'Session']) + rowOf(2, [clock(8, 0), 'Draft'])],
    ]);
    const files = unzipSync(bytes);
    const listed = new TextDecoder()
      .decode(files['xl/workbook.xml'])
      .replace('<sheet name="Draft"', '<sheet name="Draft" state="hidden"');
    const previews = await read(zipSync({ ...files, 'xl/workbook.xml': bytesOf(listed) }));
    expect(table(previews)).toEqual([['Programme', ['09:00', 30, 'Opening'], ['09:30', 30, 'Talk']]]);
    expect(previews[0]?.findings.map(({ message }) => message)).toEqual([
      'One row is hidden and is left out.',
      'One sheet is hidden and is left out.',
    ]);
  });

  test('a day for all rows beside a column for each room', async () => {
    const previews = await read(
      workbookOf([
        [
          'Sheet1',
          rowOf(1, ['Day', 'Start', 'End', 'Room A', 'Room B']) +
            rowOf(2, [[46272, 2], clock(9, 0), clock(9, 30), 'Opening plenary']) +
            rowOf(3, ['', clock(9, 30), clock(10, 0), 'A1', 'B1']),
        ],
      ]),
    );
    expect(previews.map(({ programme }) => [programme.date, programme.place])).toEqual([
      ['2026-09-07', 'Room A'],
      ['2026-09-07', 'Room B'],
    ]);
    expect(previews.map(({ programme }) => programme.segments.map(({ title }) => title))).toEqual([
      ['Opening plenary', 'A1'],
      ['Opening plenary', 'B1'],
    ]);
  });

  test('500 segments are read within a second', { timeout: 20_000 }, async () => {
    const rows = Array.from({ length: 500 }, (_, index) =>
      rowOf(index + 2, [
        clock(Math.floor(index / 60), index % 60),
        length(1),
        `Segment ${String(index)}`,
        'Ann Lee, Director, ITU',
        'x'.repeat(200),
      ]),
    );
    const bytes = workbookOf([
      ['S', rowOf(1, ['Start', 'Length', 'Title', 'Speakers', 'Notes']) + rows.join('')],
    ]);
    await read(workbookOf([['S', rowOf(1, ['Start', 'Title']) + rowOf(2, [clock(9, 0), 'x'])]]));
    const began = process.cpuUsage();
    const [preview] = await read(bytes);
    const { user, system } = process.cpuUsage(began);
    expect(preview?.programme.segments).toHaveLength(500);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});

describe('iCalendar', () => {
  const event = (lines: string) => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\n`;
  const calendar = (events: string, more = '') =>
    bytesOf(`BEGIN:VCALENDAR\r\n${more}${events}END:VCALENDAR\r\n`);
  const at = (zone: string, time: string) => `DTSTART${zone}:20260703T${time}\r\nDURATION:PT30M`;

  test.each<[string, string, string, string]>([
    ['a named zone', ';TZID=Asia/Shanghai', 'Asia/Shanghai', '09:00'],
    ['a zone by its Windows name', ';TZID=W. Europe Standard Time', 'Europe/Zurich', '09:00'],
    ['a zone at the end of a path', ';TZID=/mozilla.org/20050126_1/Europe/Paris', 'Europe/Paris', '09:00'],
    ['no zone', '', 'Europe/Zurich', '09:00'],
  ])('%s', async (_, zone, expected, start) => {
    const [preview] = await read(calendar(event(`SUMMARY:x\r\n${at(zone, '090000')}`)));
    expect([preview?.programme.timeZone, preview?.programme.segments[0]?.start]).toEqual([expected, start]);
  });

  test('UTC is shown as on the clocks of the server, and said', async () => {
    const bytes = calendar(event(`SUMMARY:x\r\n${at('', '090000Z')}`));
    const [preview] = await readProgrammes({ bytes }, { timeZone: 'Europe/Zurich' });
    expect(preview?.programme.segments[0]?.start).toBe('11:00');
    expect(preview?.findings.filter(({ code }) => code === 'no-zone')).toHaveLength(1);
  });

  test('a zone of its own counts as it says', async () => {
    const own =
      'BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';
    const [preview] = await read(calendar(event(`SUMMARY:x\r\n${at(';TZID=Ours', '120000')}`), own));
    expect(preview?.programme.segments[0]?.start).toBe('08:30');
  });

  test('what repeats is taken on the days of the others, moved and cancelled ones too, and the rest is said', async () => {
    const zone = ';TZID=Europe/Paris';
    const previews = await read(
      calendar(
        event(
          `UID:1\r\nSUMMARY:Daily\r\nDTSTART${zone}:20260629T083000\r\nDURATION:PT15M\r\nRRULE:FREQ=DAILY\r\nEXDATE${zone}:20260704T083000`,
        ) +
          event(`UID:2\r\nSUMMARY:First\r\nDTSTART${zone}:20260703T093000\r\nDURATION:PT1H`) +
          event(
            `UID:3\r\nSUMMARY:Last\r\nDTSTART;TZID=America/New_York:20260705T060000\r\nDURATION:PT1H\r\nSTATUS:CANCELLED`,
          ) +
          event(
            `UID:1\r\nRECURRENCE-ID${zone}:20260703T083000\r\nSUMMARY:Late daily\r\nDTSTART${zone}:20260703T090000\r\nDURATION:PT15M`,
          ),
      ),
    );
    expect(table(previews)).toEqual([
      ['2026-07-03', ['09:00', 15, 'Late daily'], ['09:30', 60, 'First']],
      ['2026-07-05', ['08:30', 15, 'Daily'], ['12:00', 60, 'Last']],
    ]);
    expect(previews[1]?.programme.segments[1]?.skip).toBe(true);
    expect(
      previews.flatMap(({ findings }) => findings).some(({ message }) => message.includes('repeats; only')),
    ).toBe(true);
  });

  test('a time that is none is never turned into another', async () => {
    const zone = ';TZID=Europe/Berlin';
    const [preview] = await read(
      calendar(
        event(`SUMMARY:A\r\nDTSTART${zone}:20261024T250000\r\nDTEND${zone}:20261024T100000`) +
          event(`SUMMARY:B\r\nDTSTART${zone}:20261024T130000\r\nDTEND${zone}:20261024T136100`) +
          event(`SUMMARY:C\r\nDTSTART${zone}:20261024T140000\r\nDURATION:PT10M`) +
          event(`SUMMARY:D\r\nDTSTART${zone}:20261331T140000`) +
          event('SUMMARY:E'),
      ),
    );
    expect(table(preview ? [preview] : [])).toEqual([
      ['2026-10-24', [undefined, 0, 'A'], ['13:00', 60, 'B'], ['14:00', 10, 'C']],
    ]);
    const found = preview?.findings.map(({ severity, code, line }) => `${severity} ${code}:${String(line)}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'error no-time:1',
        'error no-time:2',
        'warning unreadable-line:4',
        'warning unreadable-line:5',
      ]),
    );
  });

  test('an event that the library cannot work out is left out, and the others are read', async () => {
    const [preview] = await read(
      calendar(
        event('SUMMARY:A\r\nDTSTART:2026x703T090000') +
          event('SUMMARY:B\r\nDTSTART:20260703T090000\r\nDURATION:PT30M') +
          event('SUMMARY:C\r\nDTSTART:20260703T100000\r\nRRULE:FREQ=WEEKLY;BYYEARDAY=1') +
          event('SUMMARY:D\r\nDTSTART:20260703T110000\r\nDURATION:PX'),
      ),
    );
    expect(table(preview ? [preview] : [])).toEqual([['2026-07-03', ['09:00', 30, 'B']]]);
    expect(codes(preview ? [preview] : []).filter((code) => code.startsWith('unreadable-line'))).toEqual([
      'unreadable-line:1',
      'unreadable-line:3',
      'unreadable-line:4',
    ]);
  });

  test('across the end of summer time, and backwards', async () => {
    const zone = ';TZID=Europe/Berlin';
    const previews = await read(
      calendar(
        event(`SUMMARY:Night\r\nDTSTART${zone}:20261024T230000\r\nDTEND${zone}:20261025T040000`) +
          event(`SUMMARY:Back\r\nDTSTART${zone}:20261026T100000\r\nDTEND${zone}:20261026T090000`),
      ),
    );
    expect(previews[0]?.programme.segments[0]?.durationMs).toBe(6 * 3_600_000);
    expect(previews[1]?.findings.map(({ code }) => code)).toContain('ends-before-start');
  });
});

describe('schedule.json', () => {
  test('a time that is none, an id twice and a night after the day', async () => {
    const talk = (title: string, start: string, more: object = {}) => ({
      title,
      start,
      duration: '00:30',
      ...more,
    });
    const days = [
      {
        date: '2026-07-03',
        rooms: {
          A: [talk('Bad', '25:61'), talk('One', '10:00', { slug: 'o' }), talk('Two', '10:30', { slug: 'o' })],
          B: [],
        },
      },
      {
        date: '2026-07-04',
        rooms: {
          A: [
            talk('Party', '23:00', { duration: '02:00' }),
            talk('After', '01:00', { date: '2026-07-05T01:00:00+02:00' }),
          ],
        },
      },
    ];
    const previews = await read(
      bytesOf(
        JSON.stringify({
          schedule: { conference: { title: 'Fest', time_zone_name: 'Europe/Berlin', days } },
        }),
      ),
    );
    expect(previews.map(({ name, programme }) => [name, programme.title, programme.timeZone])).toEqual([
      ['2026-07-03', 'Fest', 'Europe/Berlin'],
      ['2026-07-04', 'Fest', 'Europe/Berlin'],
    ]);
    expect(codes(previews)).toEqual(expect.arrayContaining(['no-time:1', 'duplicate:3']));
    expect(previews[1]?.programme.segments[1]).toMatchObject({ start: '01:00', startDay: 1 });
  });
});
