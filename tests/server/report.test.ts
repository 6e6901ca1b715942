import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { Hosted } from './hosted.ts';
import { ControlLine } from './line.ts';
import { programmeOf, segment } from './programmes.ts';
import { KEY } from './serverProcess.ts';

let server: Hosted;
let show: string;

beforeAll(async () => {
  server = await Hosted.start();
  show = await server.add(
    programmeOf([
      segment('a', { title: '=HYPERLINK("http://bad")' }),
      segment('b', { kind: 'panel', speakers: [{ id: 'li', name: 'Ms Li' }, { name: 'Mr Rossi' }] }),
    ]),
  );
  const desk = await ControlLine.open(server.url, { show, name: 'Ana' });
  for (const [type, args] of [
    ['show.start', { mode: 'rehearsal' }],
    ['clock.hold'],
    ['clock.resume'],
    ['segment.end'],
    ['undo'],
    ['segment.goto', { segmentId: 'b' }],
    ['turn.start', { speakerId: 'li' }],
    ['show.end'],
    ['show.reset'],
    ['show.start', { segmentId: 'b' }],
    ['clock.adjust', { byMs: -60_000 }],
    ['show.end'],
  ] as const) {
    await desk.do(type, args);
  }
  desk.close();
});

afterEach(() => {
  expect(server.errors).toEqual([]);
});

afterAll(() => server.remove());

const get = (query: string) =>
  fetch(`${server.url}/api/shows/${show}/report${query}`, { headers: { Authorization: `Bearer ${KEY}` } });

test('as JSON: every run with its account, its speakers and whose hand it was', async () => {
  const { status, body } = await server.get(`/api/shows/${show}/report`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    show,
    title: 'A test',
    timeZone: 'Europe/Zurich',
    runs: [
      {
        run: 1,
        mode: 'rehearsal',
        planned: [{ id: 'a' }, { id: 'b' }],
        stints: [
          { segmentId: 'a', holds: [{ by: 'Ana' }] },
          { segmentId: 'b', turns: [{ name: 'Ms Li' }] },
        ],
        takenBack: [{ type: 'segment.end', by: 'Ana', takenBackBy: 'Ana' }],
        speakers: [{ name: 'Ms Li' }],
        summary: [
          expect.stringMatching(
            /^Began on time, ended 19 min \d+ s early\.$|^Began on time, ended 20 min early\.$/,
          ),
          expect.stringContaining('won back'),
        ],
      },
      { run: 2, mode: 'live', stints: [{ adjustments: [{ byMs: -60_000, by: 'Ana' }] }] },
    ],
  });
  const one = await server.get(`/api/shows/${show}/report?run=2`);
  expect((one.body['runs'] as { run: number }[]).map(({ run }) => run)).toEqual([2]);
});

test('as CSV: a table, for spreadsheets, its texts no formulas', async () => {
  const response = await get('?format=csv');
  expect(response.headers.get('Content-Type')).toContain('text/csv');
  expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename=${show}-report.csv`);
  const text = await response.text();
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toContain('Run,Mode,Segment,Kind,Date,Planned start');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^1,rehearsal,"'=HYPERLINK/);
  expect(lines[3]).toMatch(/^2,live,Segment b,panel,\d{4}-\d\d-\d\d,\d\d:\d\d:\d\d,0:10:00,/);
  const hands = await (await get('?format=csv&table=hands&run=1')).text();
  expect(hands.split('\r\n').slice(1, 3)).toEqual([
    expect.stringMatching(/^1,\d\d:\d\d:\d\d,hold,/),
    expect.stringMatching(/^1,\d\d:\d\d:\d\d,taken back: segment.end,,,Ana,Ana$/),
  ]);
});

test('as a workbook of all tables', async () => {
  const response = await get('?format=xlsx');
  expect(response.headers.get('Content-Disposition')).toContain('.xlsx');
  const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Segments',
    'Speakers',
    'Where the time went',
    'Whose hand',
    'Next time',
  ]);
  expect(sheets[0]?.data).toHaveLength(4);
});

test.each([
  ['?format=pdf', /"format"/],
  ['?format=csv&table=everything', /"table"/],
  ['?run=9', /"run"/],
])('%s is refused in a sentence', async (query, sentence) => {
  const { status, body } = await server.get(`/api/shows/${show}/report${query}`);
  expect(status).toBe(400);
  expect(body['code']).toBe('invalid');
  expect(body['detail']).toMatch(sentence);
});

test('is not for those without a key', async () => {
  expect((await server.get(`/api/shows/${show}/report`, null)).status).toBe(401);
});
