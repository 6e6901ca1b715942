import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SegmentDraft } from '../../../machines/programme/schema.ts';
import type { LiveView } from '../../../machines/wire/live.ts';
import type { ProgrammeView } from '../../../machines/wire/programme.ts';
import { Hosted } from '../hosted.ts';
import { ControlLine } from '../line.ts';
import { programmeOf, segment } from '../programmes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let server: Hosted;
beforeAll(async () => {
  server = await Hosted.start();
});
afterAll(() => server.remove());

/** The local time of an epoch ms as if it were UTC's, by the runtime's own tables. */
function localAsUtc(epochMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const part = Object.fromEntries(
    format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Epoch ms of a local time, found by trying the zone's offsets around it; one that is left out is as much later. */
function epochOf(date: string, start: string, day: number, timeZone: string): number {
  const local = Date.parse(`${date}T${start.length === 5 ? `${start}:00` : start}Z`) + day * DAY;
  const offsets = [-DAY, 0, DAY].map((by) => localAsUtc(local + by, timeZone) - (local + by));
  const [first] = offsets
    .map((offset) => local - offset)
    .filter((epochMs) => localAsUtc(epochMs, timeZone) === local)
    .toSorted((one, other) => one - other);
  return first ?? local - (offsets[0] ?? 0);
}

async function planned(programme: Parameters<Hosted['add']>[0]): Promise<ProgrammeView> {
  const show = await server.add(programme);
  return (await server.get(`/api/shows/${show}/programme`, null)).body as unknown as ProgrammeView;
}

test.each([
  ['Europe/Zurich', '2026-03-28'],
  ['Europe/Zurich', '2026-10-24'],
  ['America/New_York', '2026-03-07'],
  ['America/St_Johns', '2026-10-31'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Pacific/Chatham', '2026-09-26'],
  ['Asia/Kathmandu', '2026-12-31'],
  ['Pacific/Kiritimati', '2025-12-31'],
  ['Etc/GMT+12', '2028-02-28'],
])(
  'a night in %s from %s: a start 6 h earlier is the next day’s, whatever the clocks do',
  async (timeZone, date) => {
    const starts: [string, number][] = [
      ['20:00', 0],
      ['23:30', 0],
      ['00:30', 1],
      ['01:45:30', 1],
      ['02:15', 1],
      ['02:30', 1],
      ['03:00', 1],
      ['02:59', 1],
      ['14:00', 1],
      ['08:00', 2],
    ];
    const segments = starts.map(([start], index) => segment(`s${String(index)}`, { start }));
    const { programme, plan } = await planned(programmeOf(segments, { timeZone, date }));
    expect(programme.segments.map(({ startDay }) => startDay)).toEqual(starts.map(([, day]) => day));
    expect(plan.map(({ startsAt }) => startsAt)).toEqual(
      starts.map(([start, day]) => epochOf(date, start, day, timeZone)),
    );
  },
);

const ZONE = 'Asia/Kathmandu';
const at = (epochMs: number) => new Date(localAsUtc(epochMs, ZONE)).toISOString();

interface Started {
  before: ProgrammeView;
  after: ProgrammeView;
  live: LiveView;
  startedAt: number;
}

/** A show of three that was planned to begin `awayMs` from now, started now. */
async function started(awayMs: number, isDated: boolean, segmentId?: string): Promise<Started> {
  const begin = Date.now() + awayMs;
  const timed = (byMs: number): Partial<SegmentDraft> => ({
    start: at(begin + byMs).slice(11, 19),
    durationMs: 30 * MINUTE,
  });
  const show = await server.add(
    programmeOf(
      [segment('a', timed(0)), segment('b', { ...timed(40 * MINUTE), fixedStart: true }), segment('c')],
      { timeZone: ZONE, ...(isDated && { date: at(begin).slice(0, 10) }) },
    ),
  );
  const desk = await ControlLine.open(server.url, { show });
  const before = await desk.until<ProgrammeView>('programme');
  const live = await desk.do('show.start', segmentId === undefined ? {} : { segmentId });
  const { at: startedAt } = await desk.until<{ at: number }>('logged');
  const after = desk.all<ProgrammeView>('programme').at(-1) ?? before;
  desk.close();
  return { before, after, live: { ...live, message: null }, startedAt };
}

test.each([
  ['ten minutes late', -10 * MINUTE, true],
  ['nearly 12 h late', -12 * HOUR + MINUTE, true],
  ['nearly 12 h early', 12 * HOUR - MINUTE, true],
  ['an hour before it would be, without a date', HOUR, false],
])('started %s, the plan stays', async (_, awayMs, isDated) => {
  const { before, after } = await started(awayMs, isDated);
  expect(after).toMatchObject({ plan: before.plan, shift: { days: 0, ms: 0 } });
});

test.each([
  ['a day later', -DAY, 1],
  ['a day and 2:59 later', -DAY - 3 * HOUR + MINUTE, 1],
  ['a year early', 365 * DAY, -365],
])('started %s, the plan moves by whole days', async (_, awayMs, days) => {
  const { before, after } = await started(awayMs, true);
  expect(after.shift).toEqual({ days, ms: 0 });
  expect(after.plan.map(({ startsAt }) => startsAt)).toEqual(
    before.plan.map(({ startsAt }) => startsAt + days * DAY),
  );
});

test.each([
  ['a day and more than 3 h later', -DAY - 3 * HOUR - MINUTE, true],
  ['more than 12 h early', 12 * HOUR + MINUTE, true],
  ['11 h before it would be, without a date', 11 * HOUR, false],
])('started %s, the plan is from the real start, fixed times included', async (_, awayMs, isDated) => {
  const { after, startedAt } = await started(awayMs, isDated);
  expect(after.plan.map(({ startsAt }) => startsAt - startedAt)).toEqual([0, 40 * MINUTE, 70 * MINUTE]);
});

test('started at a later segment, that segment’s own start is compared', async () => {
  const { before, after, live } = await started(-DAY - 40 * MINUTE, true, 'b');
  expect(after.shift).toEqual({ days: 1, ms: 0 });
  expect(after.plan[1]?.startsAt).toBe((before.plan[1]?.startsAt ?? 0) + DAY);
  expect(live.schedule.point).toBe('c');
});
