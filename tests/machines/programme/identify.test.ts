import { describe, expect, test } from 'vitest';
import {
  completeProgramme,
  completeSegment,
  completeSpeakers,
  findDuplicateId,
} from '../../../machines/programme/identify.ts';
import type { SegmentDraft } from '../../../machines/programme/schema.ts';

const draft = (title: string, more: Partial<SegmentDraft> = {}): SegmentDraft => ({
  kind: 'panel',
  title,
  durationMs: 1000,
  ...more,
});

const complete = (...segments: SegmentDraft[]) =>
  completeProgramme({ title: 'Show', timeZone: 'Europe/Zurich', segments });

const idsOf = (...segments: SegmentDraft[]) => complete(...segments).segments.map(({ id }) => id);

describe('the id of a segment', () => {
  test.each([
    ['Opening Session', 'opening-session'],
    ['  Q&A: “what’s next?” ', 'q-a-whats-next'],
    ['Über Ærø, Łódź — ça va, straße', 'uber-aero-lodz-ca-va-strasse'],
    ['İstanbul ıssız', 'istanbul-issiz'],
    ['Ｐａｎｅｌ １', 'panel-1'],
    ['2025', '2025'],
  ])('is made from the title %j', (title, id) => {
    expect(idsOf(draft(title))).toEqual([id]);
  });

  test('falls back to kind and number where a title has no Latin letter', () => {
    expect(idsOf(draft('开幕式', { kind: 'opening' }), draft('الختام', { kind: 'closing' }))).toEqual([
      'opening-1',
      'closing-2',
    ]);
    expect(idsOf(draft('!!!', { kind: 'other' }))).toEqual(['segment-1']);
  });

  test('is numbered where it is taken, by an explicit id that comes later too', () => {
    expect(idsOf(draft('Break'), draft('Break'), draft('Lunch', { id: 'break' }), draft('Break'))).toEqual([
      'break-2',
      'break-3',
      'break',
      'break-4',
    ]);
  });

  test('has at most 64 characters, its number included, and ends in no dash', () => {
    const ids = idsOf(draft('a'.repeat(300)), draft('a'.repeat(300)), draft(`${'b'.repeat(63)} c`));
    expect(ids).toEqual(['a'.repeat(64), `${'a'.repeat(62)}-2`, 'b'.repeat(63)]);
  });

  test('is unique among those of the programme for one inserted later', () => {
    expect(completeSegment(draft('Break'), new Set(['break', 'break-2'])).id).toBe('break-3');
    expect(completeSegment(draft('茶歇', { kind: 'break' }), new Set(['a', 'b'])).id).toBe('break-3');
  });
});

test('a speaker has an id unique in the segment', () => {
  const ids = completeSpeakers([{ name: 'Li' }, { name: 'Li' }, { name: '李' }, { id: 'li', name: 'X' }]);
  expect(ids.map(({ id }) => id)).toEqual(['li-2', 'li-3', 'speaker-3', 'li']);
});

describe('the day of a start', () => {
  const daysOf = (...segments: SegmentDraft[]) =>
    complete(...segments).segments.map(({ startDay }) => startDay);

  test('is the next one for a start at least 6 h earlier than the one before', () => {
    expect(daysOf(draft('a', { start: '22:00' }), draft('b'), draft('c', { start: '16:00' }))).toEqual([
      0,
      undefined,
      1,
    ]);
    expect(daysOf(draft('a', { start: '22:00' }), draft('c', { start: '16:00:01' }))).toEqual([0, 0]);
  });

  test('counts on from one that is given', () => {
    expect(
      daysOf(
        draft('a', { start: '09:00', startDay: 2 }),
        draft('b', { start: '23:00' }),
        draft('c', { start: '01:00' }),
        draft('d', { start: '12:00', startDay: 0 }),
      ),
    ).toEqual([2, 2, 3, 0]);
  });
});

describe('a duplicate id', () => {
  test('is found among segments and among the speakers of one segment', () => {
    expect(findDuplicateId({ segments: [draft('a', { id: 'x' }), draft('b', { id: 'x' })] })).toBe('x');
    const twice = draft('a', {
      speakers: [
        { id: 's', name: 'A' },
        { id: 's', name: 'B' },
      ],
    });
    expect(findDuplicateId({ segments: [twice] })).toBe('s');
  });

  test('is none between two segments’ speakers, or where ids are missing', () => {
    const one = draft('a', { speakers: [{ id: 's', name: 'A' }] });
    expect(findDuplicateId({ segments: [one, one, draft('a')] })).toBeUndefined();
  });
});
