import { describe, expect, test } from 'vitest';
import { type Following, setLength, setStart } from '../../../client/edit/rundown/following.ts';
import { after, glance, MINUTE, programmeOf } from './programmes.ts';

const HOUR = 60 * MINUTE;
const DAY = programmeOf('a 09:00 10', 'b 09:10 20', 'c 30', 'd 10:00 5', 'lunch 11:00! 60', 'e 12:00 10');

const lengthened = (following: Following, minutes = 25) =>
  glance(after(DAY, setLength(DAY.segments, 'b', minutes * MINUTE, following)));

describe('a segment gets longer', () => {
  test('and the rest moves, up to the next fixed start', () => {
    expect(lengthened('rest')).toEqual([
      'a 09:00 10 min',
      'b 09:10 25 min',
      'c (09:35) 30 min',
      'd 10:05 5 min',
      'lunch 11:00! 1 h',
      'e 12:00 10 min',
    ]);
  });

  test('and the next one gives the time', () => {
    expect(lengthened('next').slice(1, 4)).toEqual(['b 09:10 25 min', 'c (09:35) 25 min', 'd 10:00 5 min']);
    expect(setLength(DAY.segments, 'b', 50 * MINUTE, 'next')).toMatchObject({
      problem: expect.stringContaining('too short') as string,
    });
  });

  test('and later times stay, so that they overlap', () => {
    expect(lengthened('gap').slice(1, 4)).toEqual(['b 09:10 25 min', 'c 09:30 30 min', 'd 10:00 5 min']);
  });
});

describe('a segment gets shorter', () => {
  test('and leaves a gap, after which the start is fixed', () => {
    expect(lengthened('gap', 15).slice(1, 4)).toEqual(['b 09:10 15 min', 'c 09:30! 30 min', 'd 10:00 5 min']);
  });

  test('and the next one gets the time', () => {
    expect(lengthened('next', 15).slice(1, 4)).toEqual([
      'b 09:10 15 min',
      'c (09:25) 35 min',
      'd 10:00 5 min',
    ]);
  });
});

test('what is skipped takes no time, so nothing follows its length', () => {
  const day = programmeOf(
    'a 09:00 10',
    { id: 's', kind: 'other', title: 'S', durationMs: MINUTE, skip: true },
    'b 09:10 5',
  );
  expect(setLength(day.segments, 's', 9 * MINUTE, 'rest')).toEqual({
    edits: [{ type: 'programme.update', segmentId: 's', changes: { durationMs: 9 * MINUTE } }],
  });
});

describe('a start is typed', () => {
  test('later: what comes before keeps its length, the start after the gap is fixed, the rest moves', () => {
    expect(glance(after(DAY, setStart(DAY.segments, 'b', 9.5 * HOUR, 'rest'))).slice(0, 4)).toEqual([
      'a 09:00 10 min',
      'b 09:30! 20 min',
      'c (09:50) 30 min',
      'd 10:20 5 min',
    ]);
  });

  test('of the first: the whole show moves', () => {
    expect(glance(after(DAY, setStart(DAY.segments, 'a', 8 * HOUR, 'rest'))).slice(0, 4)).toEqual([
      'a 08:00 10 min',
      'b 08:10 20 min',
      'c (08:30) 30 min',
      'd 09:00 5 min',
    ]);
  });

  test('and taken away: it follows the one before', () => {
    const day = programmeOf('a 09:00 10', 'b 09:30! 20', 'c 09:50 5');
    expect(glance(after(day, setStart(day.segments, 'b', null, 'rest')))).toEqual([
      'a 09:00 10 min',
      'b (09:10) 20 min',
      'c 09:30 5 min',
    ]);
  });

  test('over midnight: the day goes along', () => {
    const night = programmeOf('a 23:30 20', 'b 23:50 30');
    const { segments } = after(night, setLength(night.segments, 'a', 45 * MINUTE, 'rest'));
    expect(segments[1]).toMatchObject({ start: '00:15', startDay: 1 });
  });

  test('not before the day of the show', () => {
    const early = programmeOf('a 00:10 10', 'b 00:20 5');
    expect(setStart(early.segments, 'b', 0, 'rest')).toHaveProperty('edits');
    expect(setLength(programmeOf('a 00:10 20', 'b 00:20 5').segments, 'a', MINUTE, 'rest')).toHaveProperty(
      'edits',
    );
  });
});
