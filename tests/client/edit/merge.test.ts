import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type Comparison } from '../../../client/edit/merging/compare.ts';
import { merge, ORDER, takenOf } from '../../../client/edit/merging/merge.ts';
import type { Programme, ProgrammeDraft, SegmentDraft } from '../../../machines/programme/schema.ts';
import { after, glance, MINUTE, programmeOf } from './programmes.ts';

const DAY = programmeOf(
  { id: 'open', kind: 'opening', title: 'Opening session', durationMs: 20 * MINUTE, start: '09:00' },
  {
    id: 'key',
    kind: 'keynote',
    title: 'Keynote',
    durationMs: 15 * MINUTE,
    start: '09:20',
    notes: 'Clicker',
    minMs: 10 * MINUTE,
    speakers: [{ id: 'a', name: 'Amara Diallo', turnMs: 10 * MINUTE }],
  },
  { id: 'end', kind: 'closing', title: 'Closing', durationMs: 5 * MINUTE, start: '09:35', hardOut: true },
);

const without = ({ id: _id, startDay: _day, ...draft }: Programme['segments'][number]): SegmentDraft => draft;

/** The day as a text of it would be read: without ids and without what only production knows. */
const READ: ProgrammeDraft = {
  ...DAY,
  segments: DAY.segments.map(({ kind, title, durationMs, start, speakers }) => ({
    kind,
    title,
    durationMs,
    ...(start !== undefined && { start }),
    ...(speakers && { speakers: speakers.map(({ name }) => ({ name })) }),
  })),
};

const NOTHING_SAID = new Map<string, boolean>();

function takeAll(ours: Programme, theirs: ProgrammeDraft, said = NOTHING_SAID): Programme {
  const comparison = compare(ours, theirs);
  return after(ours, merge(ours, comparison, takenOf(comparison, said)));
}

function removals({ differences }: Comparison): Map<string, boolean> {
  return new Map(differences.flatMap(({ is, key }) => (is === 'gone' ? [[key, true] as const] : [])));
}

test('the same text again has nothing to take, and what only production knows stays', () => {
  expect(compare(DAY, READ)).toMatchObject({ differences: [], same: 3, isReordered: false, whole: [] });
});

describe('a changed text', () => {
  const theirs: ProgrammeDraft = {
    ...READ,
    title: 'The day',
    segments: [
      { kind: 'opening', title: 'Opening session', durationMs: 25 * MINUTE, start: '09:00' },
      { kind: 'other', title: 'A short film', durationMs: 5 * MINUTE, start: '09:25' },
      {
        kind: 'keynote',
        title: 'Keynote: the long view',
        durationMs: 15 * MINUTE,
        start: '09:30',
        speakers: [{ name: 'Amara Diallo', affiliation: 'Institute' }],
      },
    ],
  };
  const comparison = compare(DAY, theirs);

  test('is matched by title, speakers and time, and shows field by field what changed', () => {
    expect(comparison.differences.map(({ is, key }) => [is, key])).toEqual([
      ['changed', 'open'],
      ['added', 'added-1'],
      ['changed', 'key'],
      ['gone', 'end'],
    ]);
    const [, , keynote] = comparison.differences;
    expect(
      keynote?.is === 'changed' &&
        keynote.fields.map(({ field, ours, theirs: there }) => [field, ours, there]),
    ).toEqual([
      ['Title', 'Keynote', 'Keynote: the long view'],
      ['Start', '09:20', '09:30'],
      ['Speakers', 'Amara Diallo (10 min)', 'Amara Diallo, Institute (10 min)'],
    ]);
  });

  test('is taken, and nothing of ours is removed unless that is said', () => {
    const merged = takeAll(DAY, theirs);
    expect(glance(merged)).toEqual([
      'open 09:00 25 min',
      'a-short-film 09:25 5 min',
      'key 09:30 15 min',
      'end 09:35 5 min',
    ]);
    expect(merged.title).toBe('The day');
    expect(merged.segments[2]).toMatchObject({
      notes: 'Clicker',
      minMs: 10 * MINUTE,
      speakers: [{ id: 'a', name: 'Amara Diallo', affiliation: 'Institute', turnMs: 10 * MINUTE }],
    });
    expect(takeAll(DAY, theirs, removals(comparison)).segments.map(({ id }) => id)).toEqual([
      'open',
      'a-short-film',
      'key',
    ]);
  });

  test('is taken field by field', () => {
    const said = new Map([
      ['open Length', false],
      ['added-1', false],
      ['key Title', false],
      ['whole title', false],
    ]);
    const merged = takeAll(DAY, theirs, said);
    expect(glance(merged)).toEqual(['open 09:00 20 min', 'key 09:30 15 min', 'end 09:35 5 min']);
    expect(merged.segments[1]?.title).toBe('Keynote');
    expect(merged.title).toBe('Day');
  });
});

test('a turn, another language and another day are differences, what cannot be taken is said', () => {
  const theirs: ProgrammeDraft = {
    ...DAY,
    date: '2025-07-12',
    timeZone: 'Asia/Tokyo',
    segments: DAY.segments.map((segment, index) =>
      index === 1
        ? {
            ...segment,
            translations: { fr: { title: 'Conférence' } },
            speakers: [{ id: 'a', name: 'Amara Diallo', turnMs: 12 * MINUTE }],
          }
        : { ...segment, ...(index === 2 && { startDay: 1 }) },
    ),
  };
  const comparison = compare(DAY, theirs);
  expect(
    comparison.differences.flatMap((difference) =>
      difference.is === 'changed'
        ? difference.fields.map(({ field, ours, theirs: there }) => [difference.key, field, ours, there])
        : [],
    ),
  ).toEqual([
    ['key', 'Speakers', 'Amara Diallo (10 min)', 'Amara Diallo (12 min)'],
    ['key', 'Other languages', '', '[fr: Conférence]'],
    ['end', 'Start', '09:35', '09:35 on day 2'],
  ]);
  expect(comparison.stays).toEqual([
    expect.stringMatching(/^Theirs is of 2025-07-12, ours .*stays\.$/),
    expect.stringMatching(/^Theirs is in Asia\/Tokyo, ours in .*stays\.$/),
  ]);
  expect(takeAll(DAY, theirs).segments).toEqual(theirs.segments);
});

test('another order is one choice', () => {
  const [open, key, end] = READ.segments;
  if (!open || !key || !end) throw new Error('There are three.');
  const theirs = { ...READ, segments: [key, open, end] };
  expect(compare(DAY, theirs).isReordered).toBe(true);
  expect(takeAll(DAY, theirs).segments.map(({ id }) => id)).toEqual(['key', 'open', 'end']);
  expect(takeAll(DAY, theirs, new Map([[ORDER, false]])).segments.map(({ id }) => id)).toEqual([
    'open',
    'key',
    'end',
  ]);
});

test('whatever came, taking all of it and removing the rest leaves no difference', () => {
  const titles = [
    'Welcome',
    'First talk',
    'Second talk',
    'Coffee',
    'Panel on trust',
    'Film',
    'Farewell',
    'Lunch',
  ];
  const item = fc.record({ title: fc.constantFrom(...titles), minutes: fc.integer({ min: 5, max: 40 }) });
  const items = fc.uniqueArray(item, { selector: ({ title }) => title, minLength: 1, maxLength: 8 });
  const drafts = (list: { title: string; minutes: number }[]): SegmentDraft[] =>
    list.map(({ title, minutes }) => ({ kind: 'other', title, durationMs: minutes * MINUTE }));
  fc.assert(
    fc.property(items, items, (here, there) => {
      const ours = programmeOf(...drafts(here));
      const theirs = { ...READ, title: 'Day', segments: drafts(there) };
      const merged = takeAll(ours, theirs, removals(compare(ours, theirs)));
      expect(compare(merged, theirs)).toMatchObject({
        differences: [],
        isReordered: false,
        same: there.length,
      });
      expect(merged.segments.map(({ title }) => title)).toEqual(there.map(({ title }) => title));
    }),
  );
});

test('the stored programme itself comes back as it is', () => {
  expect(takeAll(DAY, DAY)).toEqual(DAY);
  expect(compare(DAY, { ...DAY, segments: DAY.segments.map(without) }).differences).toEqual([]);
});
