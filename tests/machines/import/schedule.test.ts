import { expect, test } from 'vitest';
import { importSchedule } from '../../../machines/import/schedule.ts';

/** The one event of a schedule for 3 July in Berlin, whose start is at 00:30 on the 4th. */
function read(event: object): unknown {
  const days = [{ date: '2026-07-03', rooms: { A: [{ title: 'Late', duration: '00:30', ...event }] } }];
  const schedule = { conference: { title: 'Fest', time_zone_name: 'Europe/Berlin', days } };
  return importSchedule({ schedule }, { timeZone: 'Asia/Tokyo' })[0]?.programme;
}

test.each([
  { start: '00:30', date: '2026-07-04T00:30:00+02:00' },
  { start: '00:30', date: '2026-07-03T22:30:00Z' },
  { start: '00:30', date: '2026-07-04T00:30:00Z' },
  { date: '2026-07-03T22:30:00Z' },
  { start: '2026-07-04T00:30:00+02:00' },
  { start: '2026-07-03T22:30:00Z', date: '' },
  { date: '2026-07-04T00:30:00' },
])('a moment is at the time that the clocks of the schedule have: %j', (event) => {
  expect(read(event)).toMatchObject({
    timeZone: 'Europe/Berlin',
    segments: [{ start: '00:30', startDay: 1, durationMs: 1_800_000 }],
  });
});
