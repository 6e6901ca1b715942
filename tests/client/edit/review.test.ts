import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  answer,
  beginReview,
  isWaiting,
  leaveOut,
  lookAt,
  obstacles,
  type Review,
  setRow,
  setWhole,
} from '../../../client/edit/importing/review.ts';
import { linesOf } from '../../../client/edit/importing/shownText.ts';
import { importText } from '../../../machines/import/text.ts';
import { programmeDraftSchema } from '../../../machines/programme/schema.ts';

const SEMINAR = readFileSync(join(import.meta.dirname, '../../../server/sample/itu-miit-2025.txt'), 'utf8');

function reviewOf(text: string, zoneIsKnown = false): Review {
  const [preview] = importText(text, { timeZone: 'Europe/Zurich', zoneIsKnown });
  if (!preview) throw new Error('Nothing was read.');
  return beginReview(preview);
}

function fail(): never {
  throw new Error('That doubt is not there.');
}

const doubt = (review: Review, code: string) => {
  const found = review.doubts.find(({ finding }) => finding.code === code);
  if (!found) throw new Error(`There is no ${code}.`);
  return found;
};

describe('the seminar', () => {
  const review = reviewOf(SEMINAR);
  const swapped = doubt(review, 'ends-before-start');

  test('has two doubts to answer; its gap is found by looking', () => {
    expect(review.doubts.map(({ finding }) => finding.code)).toEqual(['no-zone', 'ends-before-start']);
    expect(lookAt(review).findings.map(({ row, finding }) => [row, finding.code])).toEqual([[6, 'gap']]);
  });

  test('cannot be stored before its correction is accepted', () => {
    expect(obstacles(review)).toEqual(['One doubt waits for your answer.']);
    const accepted = answer(review, swapped.key, 'accepted');
    expect(obstacles(accepted)).toEqual([]);
    expect(programmeDraftSchema.safeParse(lookAt(accepted).draft).success).toBe(true);
  });

  test('has an item without times where the correction is refused, until they are given', () => {
    const refused = answer(review, swapped.key, 'refused');
    expect(refused.rows[5]?.draft).not.toHaveProperty('start');
    expect(obstacles(refused)).toEqual([
      'One doubt waits for your answer.',
      '“Closing Session” has no length.',
    ]);
    const given = setRow(refused, 5, { start: '10:56', durationMs: 240_000 });
    expect(doubt(given, 'ends-before-start').answer).toBe('changed');
    expect(obstacles(given)).toEqual([]);
  });

  test('takes the correction again that was refused', () => {
    const again = answer(answer(review, swapped.key, 'refused'), swapped.key, 'accepted');
    expect(lookAt(again).draft).toEqual(lookAt(review).draft);
    expect(obstacles(again)).toEqual([]);
  });

  test('keeps the start after its gap fixed only as long as there is the gap', () => {
    const closed = setRow(review, 5, { durationMs: 24 * 60_000 });
    expect(lookAt(closed).draft.segments[6]).not.toHaveProperty('fixedStart');
    const opened = setRow(closed, 5, { durationMs: 240_000 });
    expect(lookAt(opened).draft.segments[6]?.fixedStart).toBe(true);
    expect(lookAt(setRow(closed, 6, { fixedStart: true })).draft.segments[6]?.fixedStart).toBe(true);
  });

  test('asks for a zone where the one of the server is refused', () => {
    const accepted = answer(review, swapped.key, 'accepted');
    const refused = answer(accepted, doubt(review, 'no-zone').key, 'refused');
    expect(obstacles(refused)).toHaveLength(1);
    expect(obstacles(setWhole(refused, { timeZone: 'Asia/Shanghai' }))).toEqual([]);
  });

  test('shows each item at its line', () => {
    const titles = review.rows.map(({ draft }) => draft.title);
    expect(linesOf(SEMINAR.split('\n'), titles)).toEqual([6, 8, 10, 12, 14, 16, 17]);
  });
});

describe('impossible times', () => {
  const file = join(import.meta.dirname, '../../fixtures/programmes/impossible-times.txt');
  const review = reviewOf(readFileSync(file, 'utf8'), true);
  const talk = review.doubts.find(({ row }) => row === 2);
  const stars = review.doubts.find(({ row }) => row === 4);

  test('wait for an answer, with a proposal and without', () => {
    expect(obstacles(review)).toEqual([
      '2 doubts wait for your answers.',
      '“Stargazing on the roof” has no length.',
    ]);
    // Where there is no proposal, only the field itself settles it.
    expect(isWaiting(answer(review, stars?.key ?? -1, 'accepted'), stars ?? fail())).toBe(true);
  });

  test('are given by hand, or the item is left out', () => {
    const accepted = answer(review, talk?.key ?? -1, 'accepted');
    expect(obstacles(setRow(accepted, 4, { start: '20:45', durationMs: 3_600_000 }))).toEqual([]);
    expect(obstacles(leaveOut(accepted, 4, true))).toEqual([]);
    expect(lookAt(leaveOut(accepted, 4, true)).draft.segments).toHaveLength(4);
    expect(obstacles(leaveOut(leaveOut(accepted, 4, true), 4, false))).toHaveLength(2);
  });
});

test('a length of two readings is asked, and settled by saying it', () => {
  const review = reviewOf('Evening\n19:00 Doors\n20:00 Talk (1:30)', true);
  const asked = doubt(review, 'ambiguous-duration');
  expect(isWaiting(review, asked)).toBe(true);
  const said = setRow(review, asked.row ?? 0, { durationMs: 90 * 60_000 });
  expect(obstacles(said)).toEqual([]);
});

test('an item that stands twice is skipped unless that is refused', () => {
  const review = reviewOf('09:00-09:10 Welcome\n09:00-09:10 Welcome\n09:10-09:20 Talk', true);
  const twice = doubt(review, 'duplicate');
  expect(lookAt(review).draft.segments.map(({ skip }) => skip)).toEqual([undefined, true, undefined]);
  const refused = answer(review, twice.key, 'refused');
  expect(lookAt(refused).draft.segments[1]?.skip).toBe(false);
  expect(lookAt(answer(refused, twice.key, 'accepted')).draft.segments[1]?.skip).toBe(true);
});
