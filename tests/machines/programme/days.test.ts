import { describe, expect, test } from 'vitest';
import {
  addDays,
  dateIn,
  resolveAfter,
  resolveStart,
  resolveStarts,
  type Starts,
} from '../../../machines/programme/days.ts';
import { completeProgramme } from '../../../machines/programme/identify.ts';
import type { Programme, SegmentDraft } from '../../../machines/programme/schema.ts';

const ZURICH = 'Europe/Zurich';

const iso = (epochMs: number | undefined) =>
  epochMs === undefined ? undefined : new Date(epochMs).toISOString();

function programmeOf(starts: (string | Partial<SegmentDraft>)[], more: Partial<Programme> = {}): Programme {
  return completeProgramme({
    title: 'Show',
    timeZone: ZURICH,
    ...more,
    segments: starts.map((start, index) => ({
      id: `s${String(index)}`,
      kind: 'other',
      title: 'x',
      durationMs: 600_000,
      ...(typeof start === 'string' ? { start } : start),
    })),
  });
}

describe('a local time of day', () => {
  test.each([
    ['summer time', ZURICH, '2025-07-11', '09:05', 0, '2025-07-11T07:05:00.000Z'],
    ['winter time', ZURICH, '2025-01-11', '09:05:30', 0, '2025-01-11T08:05:30.000Z'],
    ['a later day', ZURICH, '2025-12-31', '00:30', 1, '2025-12-31T23:30:00.000Z'],
    ['left out in spring', ZURICH, '2025-03-30', '02:30', 0, '2025-03-30T01:30:00.000Z'],
    ['twice in autumn, the first', ZURICH, '2025-10-26', '02:30', 0, '2025-10-26T00:30:00.000Z'],
    ['left out in New York', 'America/New_York', '2025-03-09', '02:30', 0, '2025-03-09T07:30:00.000Z'],
    ['twice in New York', 'America/New_York', '2025-11-02', '01:30', 0, '2025-11-02T05:30:00.000Z'],
    ['half an hour of summer', 'Australia/Lord_Howe', '2025-10-05', '02:15', 0, '2025-10-04T15:45:00.000Z'],
    ['half an hour twice', 'Australia/Lord_Howe', '2025-04-06', '01:45', 0, '2025-04-05T14:45:00.000Z'],
  ])('%s', (_what, zone, date, start, day, expected) => {
    expect(iso(resolveStart(zone, date, start, day))).toBe(expected);
  });
});

describe('a calendar day later', () => {
  test.each([
    ['over spring', ZURICH, '2025-03-29T19:00:00.000Z', 1, '2025-03-30T18:00:00.000Z'],
    ['over autumn', ZURICH, '2025-10-25T18:00:00.000Z', 1, '2025-10-26T19:00:00.000Z'],
    ['back over autumn', ZURICH, '2025-10-26T19:00:00.000Z', -1, '2025-10-25T18:00:00.000Z'],
    ['by half an hour', 'Australia/Lord_Howe', '2025-10-04T01:30:00.000Z', 1, '2025-10-05T01:00:00.000Z'],
  ])('is the same local time %s', (_what, zone, from, days, expected) => {
    expect(iso(addDays(Date.parse(from), days, zone))).toBe(expected);
  });

  test('keeps a fraction of a millisecond', () => {
    expect(addDays(Date.UTC(2025, 6, 1) + 0.5, 1, ZURICH)).toBe(Date.UTC(2025, 6, 2) + 0.5);
  });
});

test('the date is that of the zone', () => {
  const late = Date.parse('2025-07-11T23:30:00Z');
  expect(dateIn(late, ZURICH)).toBe('2025-07-12');
  expect(dateIn(late + 0.7, 'America/New_York')).toBe('2025-07-11');
});

describe('the starts of a programme', () => {
  test('cross midnight and the change of clocks', () => {
    const programme = programmeOf(['22:00', {}, '01:30', '03:30'], { date: '2025-10-25' });
    expect(Object.values(resolveStarts(programme, 0)).map(iso)).toEqual([
      '2025-10-25T20:00:00.000Z',
      '2025-10-25T23:30:00.000Z',
      '2025-10-26T02:30:00.000Z',
    ]);
  });

  test.each([
    ['2025-07-11T05:00:00Z', '2025-07-11T07:00:00.000Z'],
    ['2025-07-11T18:59:00Z', '2025-07-11T07:00:00.000Z'],
    ['2025-07-11T19:01:00Z', '2025-07-12T07:00:00.000Z'],
  ])('without a date, stored at %s, are nearest to that', (storedAt, first) => {
    const programme = programmeOf([{}, '09:00', '10:00']);
    expect(iso(resolveStarts(programme, Date.parse(storedAt))['s1'])).toBe(first);
  });

  test('without a date count a first day that is given', () => {
    const programme = programmeOf([{ start: '09:00', startDay: 1 }, '10:00']);
    expect(iso(resolveStarts(programme, Date.parse('2025-07-11T08:00:00Z'))['s0'])).toBe(
      '2025-07-11T07:00:00.000Z',
    );
  });

  test('are safe for ids that every object has', () => {
    const programme = programmeOf([{ id: '__proto__', start: '09:00' }, { id: 'constructor' }], {
      date: '2025-07-11',
    });
    const starts = resolveStarts(programme, 0);
    expect(Object.keys(JSON.parse(JSON.stringify(starts)) as Starts)).toEqual(['__proto__']);
  });
});

describe('one start inserted or edited', () => {
  const night = programmeOf(['22:00', '23:30', '00:30'], { date: '2025-07-11' });
  const starts = resolveStarts(night, 0);

  function inserted(
    segment: Partial<SegmentDraft>,
    after: number,
    base = night,
    among = starts,
  ): string | undefined {
    const segments = base.segments.toSpliced(after, 0, {
      id: 'new',
      kind: 'other',
      title: 'x',
      durationMs: 1000,
      ...(segment as object),
    });
    return iso(resolveAfter({ ...base, segments }, among, 'new', Date.parse('2025-08-01T10:00:00Z')));
  }

  test.each([
    ['on the day of the one before', { start: '23:00' }, 1, '2025-07-11T21:00:00.000Z'],
    ['on the next day if 6 h earlier', { start: '00:10' }, 2, '2025-07-11T22:10:00.000Z'],
    ['after midnight on that day', { start: '01:00' }, 3, '2025-07-11T23:00:00.000Z'],
    ['a little earlier than the one before', { start: '21:00' }, 1, '2025-07-11T19:00:00.000Z'],
    ['before all others', { start: '21:00' }, 0, '2025-07-11T19:00:00.000Z'],
    ['on the day that it names', { start: '09:00', startDay: 2 }, 1, '2025-07-13T07:00:00.000Z'],
  ])('is %s', (_what, segment, after, expected) => {
    expect(inserted(segment, after)).toBe(expected);
  });

  test('before one just after midnight is the evening before', () => {
    const late = programmeOf(['00:30']);
    const among = { s0: Date.parse('2025-07-11T22:30:00Z') };
    expect(inserted({ start: '23:00' }, 0, late, among)).toBe('2025-07-11T21:00:00.000Z');
    expect(inserted({ start: '09:00', startDay: 1 }, 0, late, among)).toBe('2025-07-13T07:00:00.000Z');
  });

  test('the only one of an undated programme is nearest to now', () => {
    expect(inserted({ start: '09:00' }, 1, programmeOf([{}]), {})).toBe('2025-08-01T07:00:00.000Z');
    expect(inserted({ start: '09:00' }, 1, programmeOf([{}], { date: '2025-09-01' }), {})).toBe(
      '2025-09-01T07:00:00.000Z',
    );
  });

  test('stays near where it stood when only its time is edited', () => {
    const move = (start: string) => {
      const segments = night.segments.map(({ id, kind, title, durationMs, ...times }) =>
        id === 's1' ? { id, kind, title, durationMs, start } : { id, kind, title, durationMs, ...times },
      );
      return iso(resolveAfter({ ...night, segments }, starts, 's1', 0));
    };
    expect(move('00:10')).toBe('2025-07-11T22:10:00.000Z');
    expect(move('22:30')).toBe('2025-07-11T20:30:00.000Z');
  });

  test('is none for a segment without a start', () => {
    expect(inserted({}, 1)).toBeUndefined();
  });
});
