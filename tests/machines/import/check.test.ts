import { describe, expect, test } from 'vitest';
import { checkOrder } from '../../../machines/import/check.ts';
import type { ProgrammeDraft, SegmentDraft } from '../../../machines/programme/schema.ts';

describe('how segments follow each other', () => {
  test('one after the other without a doubt', () => {
    expect(found(item('A', '09:00', 30), item('B', '09:30', 30), item('C', undefined, 10))).toEqual([]);
  });

  test('a gap is information, and the start after it is fixed', () => {
    const draft = programme(item('A', '09:00', 30), item('B', '09:50', 10));
    expect(checkOrder(draft)).toEqual([
      {
        severity: 'info',
        code: 'gap',
        segmentIndex: 1,
        message: expect.stringContaining('20 minutes') as string,
      },
    ]);
    expect(draft.segments[1]?.fixedStart).toBe(true);
  });

  test('a start that is said not to be fixed stays so after a gap', () => {
    const draft = programme(item('A', '09:00', 30), { ...item('B', '09:50', 10), fixedStart: false });
    expect(checkOrder(draft).map(({ code }) => code)).toEqual(['gap']);
    expect(draft.segments[1]?.fixedStart).toBe(false);
  });

  test('two items at once overlap, and nothing is proposed', () => {
    const [finding] = checkOrder(programme(item('A', '09:00', 30), item('B', '09:00', 20)));
    expect(finding).toMatchObject({ severity: 'warning', code: 'overlap', segmentIndex: 1 });
    expect(finding?.proposal).toBeUndefined();
  });

  test('a start less than six hours earlier is out of order', () => {
    expect(found(item('A', '12:00', 30), item('B', '06:01', 30))).toEqual(['overlap@1']);
  });

  test('a start at least six hours earlier is of the next day', () => {
    expect(found(item('A', '22:00', 240), item('B', '02:00', 30), item('C', '02:30', 30))).toEqual([]);
    expect(found(item('A', '12:00', 30), item('B', '06:00', 30))).toEqual(['gap@1']);
  });

  test('a day that is named counts', () => {
    expect(found(item('A', '09:00', 30), { ...item('B', '09:30', 30), startDay: 1 })).toEqual(['gap@1']);
  });

  test('an item that is skipped takes no time', () => {
    expect(
      found(item('A', '09:00', 30), { ...item('B', '09:00', 90), skip: true }, item('C', '09:30', 5)),
    ).toEqual([]);
  });

  test('the same item again is skipped, and said', () => {
    const draft = programme(item('A', '09:00', 30), item('Break', '09:30', 10), item('break', '09:30', 10));
    const [finding, ...others] = checkOrder(draft, [3, 4, 7]);
    expect(finding).toMatchObject({ code: 'duplicate', segmentIndex: 2, line: 7, applied: true });
    expect(others).toEqual([]);
    expect(draft.segments[2]?.skip).toBe(true);
  });

  test('a title that comes back at another time is no duplicate', () => {
    expect(found(item('Break', '09:00', 30), item('Break', '09:30', 30))).toEqual([]);
  });

  test('a programme without a single time of day is said to have none', () => {
    expect(found(item('A', undefined, 30), item('B', undefined, 30))).toEqual(['no-time']);
  });
});

function found(...segments: SegmentDraft[]): string[] {
  return checkOrder(programme(...segments)).map(({ code, segmentIndex }) =>
    segmentIndex === undefined ? code : `${code}@${segmentIndex}`,
  );
}

function programme(...segments: SegmentDraft[]): ProgrammeDraft {
  return { title: 'Day', timeZone: 'UTC', segments };
}

function item(title: string, start: string | undefined, minutes: number): SegmentDraft {
  return { kind: 'other', title, durationMs: minutes * 60_000, ...(start === undefined ? {} : { start }) };
}
